#include "ui/checks/rule_page.h"

#include "ui/widgets/small_widgets.h"

namespace barch::ui {
namespace {

/// Where the first sentence ends: behind a full stop that a space follows.
qsizetype endOfSentence(const QString& text)
{
    for (qsizetype at = text.indexOf(QLatin1String(". ")); at >= 0; at = text.indexOf(QLatin1String(". "), at + 1))
        if (at + 2 < text.size() && !text[at + 2].isLower())
            return at;
    return -1;
}

QString plainText(const QString& markdown)
{
    QString text;
    for (const QString& line : markdown.split(QLatin1Char('\n'))) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1String("```")))
            break;  // an example belongs to the page, not to a summary
        if (trimmed.isEmpty())
            text += text.isEmpty() || text.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n");
        else if (trimmed.startsWith(QLatin1String("(Source")))
            break;
        else
            text += (text.isEmpty() || text.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral(" ")) + trimmed;
    }
    return text.trimmed().remove(QLatin1Char('`')).remove(QLatin1String("**"));
}

}  // namespace

RulePage rulePageOf(const Content& content, const std::string& code)
{
    RulePage page;
    const auto found = content.rulePages.find(code);
    if (found == content.rulePages.end())
        return page;
    page.markdown = qs(found->second);
    for (const QString& section : page.markdown.split(QStringLiteral("\n## ")).mid(1)) {
        const qsizetype end = section.indexOf(QLatin1Char('\n'));
        const QString title = section.left(end).trimmed().toLower();
        const QString text = end < 0 ? QString() : plainText(section.mid(end + 1));
        if (title == QLatin1String("problem"))
            page.problem = text;
        else if (title.startsWith(QLatin1String("why")))
            page.why = text;
        else if (title == QLatin1String("fix") || title == QLatin1String("the fix"))
            page.fix = text;
    }
    return page;
}

QString headingOf(const QString& message)
{
    const qsizetype end = endOfSentence(message);
    const QString heading = end < 0 ? message : message.left(end);
    return heading.endsWith(QLatin1Char('.')) ? heading.chopped(1) : heading;
}

QString restOf(const QString& message)
{
    const qsizetype end = endOfSentence(message);
    return end < 0 ? QString() : message.mid(end + 2);
}

}  // namespace barch::ui
