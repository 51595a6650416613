#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace barch::ui {

QObject* makeThemeTest();
QObject* makeTextTest();
QObject* makeSearchIndexTest();
QObject* makeQuestionnaireTest();
QObject* makeProposalTest();
QObject* makePaletteTest();
QObject* makeFilesTest();
QObject* makeImportTest();
QObject* makeAccessibilityTest();

inline std::vector<std::function<QObject*()>> allTests()
{
    return {makeThemeTest, makeTextTest, makeSearchIndexTest, makeQuestionnaireTest,
            makeProposalTest, makePaletteTest, makeFilesTest, makeImportTest, makeAccessibilityTest};
}

}  // namespace barch::ui
