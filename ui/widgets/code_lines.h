#pragma once

#include "core/text/line_diff.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace barch::ui {

enum class CodeLanguage { Plain, Sql, Json, Yaml, Markdown };
/// By the end of the file's name.
CodeLanguage languageOf(QStringView path);

/// One line as a code view shows it.
struct CodeLine {
    QString text;
    LineChange change = LineChange::Same;
    int number = 0;       ///< in the later text, or of a removed line in the earlier one; 0: none
    bool heading = false; ///< not part of the text: a file's name, or what was left out
};
using CodeLines = std::vector<CodeLine>;

/// The pure work of a code view, for background threads.
CodeLines wholeText(const std::string& text);
/// What changed with `context` lines around it; everything where `context` is negative.
CodeLines changedLines(const std::string& before, const std::string& after, int context);

struct LineCounts {
    int added = 0;
    int removed = 0;
};
LineCounts countOf(const CodeLines& lines);

}  // namespace barch::ui
