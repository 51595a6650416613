#include "core/content/content_parts.h"

namespace barch::content {
namespace {

std::string readBaa(Members& members)
{
    const Json& json = members.required("signsBaa");
    if (json.is_boolean())
        return json.get<bool>() ? "yes" : "no";
    if (json.is_string() && (json == "on some plans" || json == "not needed"))
        return json.get<std::string>();
    throw Fault{members.pathOf("signsBaa"), "should be true, false, \"on some plans\" or \"not needed\"."};
}

}  // namespace

Provider readProvider(const Json& json)
{
    Members members(json, "");
    Provider provider;
    if (members.has("version"))
        expectVersion(members);
    provider.id = members.text("id");
    provider.name = members.text("name");
    provider.kinds = members.texts("kinds");
    provider.handles = members.texts("handles");
    provider.forbids = members.texts("forbids");
    provider.cost = members.optionalText("cost");
    provider.signsBaa = readBaa(members);
    provider.baaNote = members.optionalText("baaNote");
    provider.regions = members.optionalText("regions");
    provider.residency = members.optionalText("residency");
    provider.speaksFor = members.texts("speaksFor");
    provider.speaksAgainst = members.texts("speaksAgainst");
    members.each("environment", [&](const Json& part, const std::string& path) {
        Members variable(part, path);
        provider.environment.push_back({variable.text("name"), variable.text("purpose"), variable.flag("secret")});
        variable.finish();
    });
    provider.dataModel = members.texts("dataModel");
    members.finish();
    return provider;
}

}  // namespace barch::content
