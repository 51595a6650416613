#include "core/content/content_parts.h"

namespace barch::content {

std::map<std::string, GlossaryTerm, std::less<>> readGlossary(const Json& json)
{
    Members members(json, "");
    expectVersion(members);
    std::map<std::string, GlossaryTerm, std::less<>> glossary;
    std::string before;
    members.each("terms", [&](const Json& part, const std::string& path) {
        Members entry(part, path);
        GlossaryTerm term;
        term.id = entry.text("id");
        term.term = entry.text("term");
        term.text = entry.text("text");
        term.example = entry.optionalText("example");
        term.notToConfuseWith = entry.optionalText("notToConfuseWith");
        term.aliases = entry.texts("aliases");
        term.see = entry.texts("see");
        entry.finish();
        if (term.id <= before)
            throw Fault{path + ".id", "should come after " + before + ": terms are sorted by id, each once."};
        before = term.id;
        glossary.emplace(before, std::move(term));
    });
    members.finish();
    return glossary;
}

}  // namespace barch::content
