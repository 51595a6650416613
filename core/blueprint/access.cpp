#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct PermissionText {
    const char* name;
    const char* description;
};

constexpr PermissionText permissions[] = {
    {"read:own", "See what one made oneself or was given."},
    {"read:all", "See everything of the tenant."},
    {"write:own", "Change what one made oneself or was given."},
    {"write:all", "Change everything of the tenant."},
    {"manage:members", "Invite people, change their roles, take them out."},
    {"manage:settings", "Change settings that hold for everybody."},
    {"manage:billing", "See bills, change the plan and the way of paying."},
};

struct RoleText {
    const char* name;
    const char* description;
    std::vector<const char*> allows;
};

const std::vector<RoleText>& roleTexts()
{
    static const std::vector<RoleText> all = {
        {"owner",
         "Answers for the account: everything, bills and closing it included.",
         {"read:own", "read:all", "write:own", "write:all", "manage:members", "manage:settings", "manage:billing"}},
        {"admin",
         "Runs the account: people and settings, not the bills.",
         {"read:own", "read:all", "write:own", "write:all", "manage:members", "manage:settings"}},
        {"editor", "Works on everything.", {"read:own", "read:all", "write:own", "write:all"}},
        {"user", "Works on what is their own, sees what is shared.", {"read:own", "write:own"}},
        {"viewer", "Looks, changes nothing.", {"read:own", "read:all"}},
    };
    return all;
}

bool needsSecondFactor(const Choices& choices, std::string_view role)
{
    return choices.has("auth.mfa", "everyone") ||
           ((role == "owner" || role == "admin") && choices.has("auth.mfa", "admins"));
}

}  // namespace

void addAccess(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.values("auth.roles").empty())
        return;
    for (const PermissionText& text : permissions) {
        const bool billing = std::string_view(text.name) == "manage:billing";
        if (!billing || choices.payments())
            put(draft.project.permissions, std::string("permission/") + text.name,
                Permission{{}, text.name, {}, text.description, fromAnswer("auth.permission_style")});
    }
    for (const RoleText& text : roleTexts()) {
        if (!choices.has("auth.roles", text.name))
            continue;
        AccessRole role;
        role.name = text.name;
        role.description = text.description;
        role.tenantScoped = choices.tenants();
        role.requiresMfa = needsSecondFactor(choices, text.name);
        role.origin = fromAnswer("auth.roles");
        for (const char* name : text.allows) {
            const PermissionId id = Draft::idOf<Permission>(std::string("permission/") + name);
            if (draft.project.permissions.contains(id))
                role.permissions.push_back(id);
        }
        put(draft.project.accessRoles, std::string("access-role/") + text.name, role);
    }
}

}  // namespace barch
