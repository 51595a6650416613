#include "exporters/decisions/decisions.h"

#include "core/stack/decision_record.h"
#include "core/stack/own_marks.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

#include <algorithm>
#include <array>
#include <set>

namespace barch {
namespace {

constexpr std::size_t headingWidth = 76;
constexpr std::array<std::string_view, 4> sections = {"Context", "Options", "Decision", "Consequences"};
constexpr std::size_t slugLength = 50;

std::string slug(std::string_view title)
{
    std::string text;
    for (const char c : title) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            text += static_cast<char>(upper ? c - 'A' + 'a' : c);
        else if (!text.empty() && text.back() != '-')
            text += '-';
        if (text.size() == slugLength)
            break;
    }
    while (!text.empty() && text.back() == '-')
        text.pop_back();
    return text.empty() ? "decision" : text;
}

std::string padded(int number)
{
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// The title as a heading: one line without a mark at its end, and different from the headings below it.
/// A long one is cut, and stands whole in the text.
std::string heading(std::string_view title, bool& cut)
{
    const std::size_t last = title.find_last_not_of(" \t\r\n.,;:!");
    title = title.substr(0, last == std::string_view::npos ? 0 : last + 1);
    std::string all = wrappedMarkdown(markdownText(title), {}, headingWidth);
    const std::size_t end = all.find('\n');
    cut = end + 1 < all.size();
    all.resize(end);
    if (cut)
        all += " …";
    if (all.empty())
        all = "A decision";
    for (const std::string_view section : sections)
        if (all == section)
            all = "On “" + all + "”";
    return "# " + all + "\n";
}

std::string paragraphs(std::string_view text)
{
    std::string all;
    for (const std::string_view line : linesOf(text))
        all += "\n" + wrappedMarkdown(markdownText(line));
    return all;
}

std::string bullets(std::string_view text)
{
    std::string all;
    for (const std::string_view line : linesOf(text))
        all += wrappedMarkdown(markdownText(line), "- ");
    return all;
}

std::string oneLine(std::string_view text)
{
    std::string all;
    for (const std::string_view line : linesOf(text))
        all += (all.empty() ? "" : " ") + std::string(line);
    return all;
}

/// Several choices are written with commas between.
bool isChosen(const Decision& decision, const DecisionOption& option)
{
    return !option.name.empty() && (", " + decision.choice + ", ").find(", " + option.name + ", ") != std::string::npos;
}

std::string optionList(const Decision& decision)
{
    std::string all;
    for (const DecisionOption& option : decision.options) {
        const std::string name = oneLine(option.name);
        all += wrappedMarkdown(markdownText(name.empty() ? "An option without a name" : name) + (isChosen(decision, option) ? " (chosen)" : ""), "- ");
        for (const auto& [title, text] : {std::pair("For: ", &option.speaksFor), std::pair("Against: ", &option.speaksAgainst)})
            if (const std::string words = oneLine(*text); !words.empty())
                all += wrappedMarkdown(markdownText(title + words), "  - ");
    }
    return all;
}

std::string linkTo(const std::vector<NumberedDecision>& all, const Decision& decision)
{
    for (const NumberedDecision& each : all)
        if (each.decision->id == decision.id)
            return "[" + padded(each.number) + "](" + each.file + ")";
    return {};
}

std::string links(const Project& project, const Decision& decision, const std::vector<NumberedDecision>& all)
{
    std::string text;
    if (const Decision* before = project.decisions.find(decision.replaces))
        text += "- Replaces: " + linkTo(all, *before) + "\n";
    for (const NumberedDecision& each : all)
        if (decision.id && each.decision->replaces == decision.id)
            text += "- Replaced by: " + linkTo(all, *each.decision) + "\n";
    return text;
}

std::string record(const Project& project, const Decision& decision, const std::vector<NumberedDecision>& all)
{
    bool cut = false;
    std::string text = heading(decision.title, cut);
    text += "\n- Status: " + std::string(nameOf(decision.status)) + "\n" + links(project, decision, all);
    if (cut)
        text += paragraphs(decision.title);
    const auto section = [&](std::size_t which, const std::string& body) {
        if (!body.empty())
            text += "\n## " + std::string(sections[which]) + "\n" + (body.front() == '\n' ? "" : "\n") + body;
    };
    section(0, paragraphs(decision.context));
    section(1, optionList(decision));
    std::string chosen;
    if (const std::string choice = oneLine(decision.choice); !choice.empty())
        chosen = "\n" + wrappedMarkdown((decision.status == DecisionStatus::Proposed ? "Proposed: " : "Chosen: ") + markdownText(choice) + ".");
    else
        chosen = "\nNot decided yet.\n";
    section(2, chosen + paragraphs(decision.reason));
    section(3, bullets(decision.consequences));
    return text;
}

std::string index(const std::vector<NumberedDecision>& all)
{
    std::string text = "# Decisions\n\nWhat was decided, why, and what follows from it.\n";
    if (all.empty())
        return text + "\nNothing has been decided yet.\n";
    text += "\n";
    for (const NumberedDecision& each : all) {
        const std::string choice = oneLine(each.decision->choice);
        text += wrappedMarkdown("[" + padded(each.number) + "](" + each.file + ") " + markdownText(oneLine(each.decision->title)) +
                                    (choice.empty() ? std::string() : " " + markdownText(choice)) + " (" +
                                    std::string(nameOf(each.decision->status)) + ")",
                                "- ");
    }
    return text;
}

}  // namespace

std::vector<NumberedDecision> numberedDecisions(const Project& project)
{
    std::vector<NumberedDecision> all;
    std::set<int> used;
    for (const Decision& decision : project.decisions) {
        int number = numberOf(decision);
        while (!used.insert(number).second)
            ++number;
        all.push_back({number, &decision, padded(number) + "-" + slug(decision.title) + ".md"});
    }
    std::sort(all.begin(), all.end(), [](const NumberedDecision& a, const NumberedDecision& b) { return a.number < b.number; });
    return all;
}

std::string decisionMarkdown(const Project& project, const Decision& decision)
{
    return record(project, decision, numberedDecisions(project));
}

Result<ExportResult> exportDecisions(const Project& project, const ExportOptions&)
{
    const std::vector<NumberedDecision> all = numberedDecisions(project);
    ExportResult result;
    for (const NumberedDecision& each : all)
        result.files.push_back({"docs/decisions/" + each.file, record(project, *each.decision, all)});
    result.files.push_back({"docs/decisions/README.md", index(all)});
    std::sort(result.files.begin(), result.files.end(), [](const ExportedFile& a, const ExportedFile& b) { return a.path < b.path; });
    return result;
}

}  // namespace barch
