#pragma once

#include "core/content/content.h"
#include "ui/shell/popover.h"

namespace barch::ui {

/// What a word means: text, example, what it is not, and where else it is used.
class TermPopover : public Popover {
    Q_OBJECT
public:
    /// `terms` are stepped through with Back and Next; one alone is shown without.
    TermPopover(const Content& content, const QStringList& terms, QWidget* over);

signals:
    void questionsWanted(const QString& term);

private:
    void showTerm(qsizetype at);
    const Content& m_content;
    QStringList m_terms;
};

/// How many questions use a term in their texts.
std::size_t usesOf(const Questionnaire& questionnaire, std::string_view term);

}  // namespace barch::ui
