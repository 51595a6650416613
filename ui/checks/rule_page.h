#pragma once

#include "core/content/content.h"

#include <QString>

namespace barch::ui {

/// The page of a rule (Markdown with the sections Problem, Why it matters and Fix), taken apart.
/// The sections are plain text: paragraphs without marks. All empty where the rule has no page.
struct RulePage {
    QString markdown;
    QString problem;
    QString why;
    QString fix;
};
RulePage rulePageOf(const Content& content, const std::string& code);

/// The first sentence of a message without its full stop, as a heading; the rest of it.
QString headingOf(const QString& message);
QString restOf(const QString& message);

}  // namespace barch::ui
