#include "exporters/reports/changes_report.h"

#include "exporters/text/document.h"
#include "exporters/text/markdown_text.h"

namespace barch {
namespace {

std::string_view wordOf(ChangeSign sign)
{
    return sign == ChangeSign::Added ? "added" : sign == ChangeSign::Removed ? "removed" : "changed";
}

}  // namespace

std::string changesAsText(const ChangesReport& report)
{
    std::string text;
    for (const ElementChange& change : report.changes) {
        text += std::string(signOf(change.sign)) + " " + change.kind + " " + change.name + "\n";
        for (const ChangedPart& part : change.parts)
            text += "    " + std::string(signOf(part.sign)) + " " + part.text + "\n";
    }
    return text;
}

std::string changesAsJson(const ChangesReport& report)
{
    Document changes = Document::array();
    for (const ElementChange& change : report.changes) {
        Document parts = Document::array();
        for (const ChangedPart& part : change.parts)
            parts.add(Document::object().set("change", wordOf(part.sign)).set("text", part.text));
        changes.add(Document::object()
                        .set("change", wordOf(change.sign))
                        .set("id", change.element.id ? change.element.id.text() : change.element.key)
                        .set("kind", change.kind)
                        .set("name", change.name)
                        .set("parts", std::move(parts)));
    }
    Document renames = Document::array();
    for (const PossibleRename& rename : report.renames)
        renames.add(Document::object().set("from", rename.from).set("to", rename.to).set("why", rename.why));
    return writeJson(Document::object()
                         .set("changes", std::move(changes))
                         .set("possibleRenames", std::move(renames))
                         .set("summary", summaryOf(report.changes)));
}

std::string changesAsMarkdown(const ChangesReport& report)
{
    std::string text = "# Changes\n\n" + (report.changes.empty() ? std::string("Nothing is different.") : markdownText(summaryOf(report.changes)) + ".") + "\n";
    for (const ElementChange& change : report.changes) {
        text += "\n## " + markdownText(change.name) + ": " + markdownText(change.kind) + " " + std::string(wordOf(change.sign)) + "\n";
        for (std::size_t i = 0; i < change.parts.size(); ++i)
            text += (i == 0 ? "\n- " : "- ") + std::string(wordOf(change.parts[i].sign)) + ": " + markdownText(change.parts[i].text) + "\n";
    }
    if (!report.renames.empty())
        text += "\n## Possible renames\n\n";
    for (const PossibleRename& rename : report.renames)
        text += "- " + markdownText(rename.from) + " → " + markdownText(rename.to) + ": " + markdownText(rename.why) + "\n";
    return text;
}

}  // namespace barch
