#include "exporters/diagram/sequence_diagram.h"

#include "exporters/text/code_names.h"
#include "exporters/text/mermaid_text.h"

#include <algorithm>

namespace barch {
namespace {

/// Mermaid takes no message without words.
std::string said(const std::string& text)
{
    const std::string safe = mermaidText(text);
    return safe.find_first_not_of(' ') == std::string::npos ? "#160;" : safe;
}

}  // namespace

std::string sequenceAsMermaid(const CallSequence& sequence)
{
    const auto id = [](std::size_t actor) { return "a" + std::to_string(actor); };
    std::string text = "sequenceDiagram\n    autonumber\n";
    for (std::size_t i = 0; i < sequence.actors.size(); ++i)
        text += "    participant " + id(i) + " as " + said(sequence.actors[i]) + "\n";
    std::string indent = "    ";
    for (const CallSequence::Line& line : sequence.lines)
        switch (line.step) {
        case CallSequence::Step::Call: text += indent + id(line.from) + "->>" + id(line.to) + ": " + said(line.text) + "\n"; break;
        case CallSequence::Step::Answer: text += indent + id(line.from) + "-->>" + id(line.to) + ": " + said(line.text) + "\n"; break;
        case CallSequence::Step::Note: text += indent + "Note over " + id(line.from) + ": " + said(line.text) + "\n"; break;
        case CallSequence::Step::Either:
            text += indent + "alt " + said(line.text) + "\n";
            indent += "    ";
            break;
        case CallSequence::Step::Or: text += indent.substr(4) + "else " + said(line.text) + "\n"; break;
        case CallSequence::Step::End:
            indent.resize(indent.size() - 4);
            text += indent + "end\n";
            break;
        }
    return text;
}

Result<ExportResult> exportSequenceDiagrams(const Project& project, const ExportOptions&)
{
    ExportResult result;
    const std::vector<CallSequence> sequences = logicSequences(project);
    if (sequences.empty())
        result.warnings.push_back({{}, project.info->name, "Sequences", "Left out: no call reaches outside, and there are no webhooks and no jobs.", false});
    UniqueNames names;
    for (const CallSequence& sequence : sequences)
        result.files.push_back({"sequences/" + names.take(snakeCase(sequence.name)) + ".mmd", sequenceAsMermaid(sequence)});
    std::sort(result.files.begin(), result.files.end(), [](const ExportedFile& a, const ExportedFile& b) { return a.path < b.path; });
    return result;
}

}  // namespace barch
