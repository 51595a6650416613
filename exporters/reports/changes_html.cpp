#include "exporters/reports/changes_report.h"
#include "exporters/text/xml_text.h"

namespace barch {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --page: #fff; --ink: #1a1d23; --quiet: #5f6774; --line: #e2e5ea;
  --added: #19653a; --added-fill: #e4f4ea; --removed: #ab241c; --removed-fill: #fdecea; --changed: #7d4b00; --changed-fill: #fff2db; }
@media (prefers-color-scheme: dark) { :root { --page: #17191e; --ink: #e8eaee; --quiet: #a3abb8; --line: #343942;
  --added: #7fd3a0; --added-fill: #16301f; --removed: #f5a29b; --removed-fill: #3a1a18; --changed: #f0c27a; --changed-fill: #36280f; } }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 72rem; background: var(--page); color: var(--ink); font: 15px/1.5 Inter, system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; } p { color: var(--quiet); margin: .25rem 0 1.5rem; overflow-wrap: anywhere; }
figure { margin: 0 0 2rem; padding: 1rem; overflow: auto; background: #fff; border: 1px solid var(--line); border-radius: 8px; max-height: 80vh; }
article { border-top: 1px solid var(--line); padding: .9rem 0; } ul { margin: .5rem 0 0; padding: 0; list-style: none; }
li { padding: .1rem .5rem; margin: .15rem 0; border-radius: 4px; font-family: "JetBrains Mono", ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
.mark { display: inline-block; min-width: 1.4em; text-align: center; border-radius: 4px; font-weight: 600; }
.added { color: var(--added); background: var(--added-fill); } .removed { color: var(--removed); background: var(--removed-fill); } .changed { color: var(--changed); background: var(--changed-fill); }
small { color: var(--quiet); font-weight: 400; }
)";

std::string_view classOf(ChangeSign sign)
{
    return sign == ChangeSign::Added ? "added" : sign == ChangeSign::Removed ? "removed" : "changed";
}

std::string article(const ElementChange& change)
{
    const std::string kind(classOf(change.sign));
    std::string text = "<article>\n<h2><span class=\"mark " + kind + "\">" + std::string(signOf(change.sign)) + "</span> " + xmlText(change.name) + " <small>" +
                       xmlText(change.kind) + " " + kind + "</small></h2>\n";
    if (!change.parts.empty()) {
        text += "<ul>\n";
        for (const ChangedPart& part : change.parts)
            text += "<li class=\"" + std::string(classOf(part.sign)) + "\">" + std::string(signOf(part.sign)) + " " + xmlText(part.text) + "</li>\n";
        text += "</ul>\n";
    }
    return text + "</article>\n";
}

/// Inside of a page an SVG has no head of its own.
std::string_view inlineSvg(std::string_view svg)
{
    const auto begin = svg.find("<svg");
    return begin == svg.npos ? std::string_view() : svg.substr(begin);
}

}  // namespace

std::string changesAsHtml(const ChangesReport& report)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Changes from " + xmlText(report.before) + " to " +
                       xmlText(report.after) + "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>" + std::string(style) +
                       "</style>\n</head>\n<body>\n<h1>Changes</h1>\n<p>From " + xmlText(report.before) + " to " + xmlText(report.after) + ": " +
                       xmlText(report.changes.empty() ? std::string("nothing is different") : summaryOf(report.changes)) + ".</p>\n";
    if (!report.picture.empty())
        html += "<figure aria-label=\"Diagram of the tables that changed\">\n" + std::string(inlineSvg(report.picture)) + "</figure>\n";
    for (const ElementChange& change : report.changes)
        html += article(change);
    if (!report.renames.empty()) {
        html += "<article>\n<h2>Possible renames <small>nobody has said that they are</small></h2>\n<ul>\n";
        for (const PossibleRename& rename : report.renames)
            html += "<li>" + xmlText(rename.from) + " → " + xmlText(rename.to) + ": " + xmlText(rename.why) + "</li>\n";
        html += "</ul>\n</article>\n";
    }
    return html + "</body>\n</html>\n";
}

}  // namespace barch
