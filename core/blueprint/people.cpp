#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct LoginName {
    std::string_view provider;
    const char* userColumn;
    const char* title;
};

constexpr LoginName loginNames[] = {
    {"clerk", "clerk_user_id", "Clerk"},
    {"auth0", "auth0_user_id", "Auth0"},
    {"supabase", "supabase_user_id", "Supabase"},
    {"firebase", "firebase_user_id", "Firebase"},
};

void addManagedLogin(Draft& draft, TableDraft& users)
{
    const std::string provider = draft.choices.loginProvider();
    for (const LoginName& name : loginNames) {
        if (name.provider != provider)
            continue;
        users
            .column(name.userColumn, "varchar(190)",
                    std::string("The person's id at ") + name.title +
                        ", which keeps passwords, sessions and second factors. Nothing of these is kept here.")
            .holds(Classification::Personal)
            .because(fromAnswer("auth.provider"));
        users.unique({name.userColumn});
    }
}

}  // namespace

void addPeople(Draft& draft)
{
    const Choices& choices = draft.choices;
    draft.enumeration(
        "user_status", {"invited", "active", "suspended", "closed"},
        "Whether a person may use the product: invited (has not signed in yet), active, suspended (locked by "
        "an administrator), closed (account ended).",
        "base");
    TableDraft& users =
        draft.table("users", draft.peopleScope(), "People and access", "A person with an account.", "base");
    users.column("email", "varchar(190)", "Address that the person signs in with and gets mail at, in lower case.")
        .personal();
    users.column("name", "varchar(150)", "Name that others see.").personal();
    users.column("avatar_url", "varchar(500)", "Where the person's picture lies; empty without one.")
        .personal()
        .optional();
    addManagedLogin(draft, users);
    if (choices.has("auth.method", "phone"))
        users.column("phone", "varchar(40)", "Telephone number with country code, for codes by text message.")
            .personal()
            .optional()
            .because(fromAnswer("auth.method"));
    if (!choices.managedLogin()) {
        users.column("email_verified_at", "timestamptz", "When the person proved that the address is theirs.")
            .optional()
            .because(fromAnswer("auth.method"));
    }
    users.choice("status", "user_status", "Whether the person may use the product.").byDefault("'active'");
    if (!choices.organisations() && !choices.values("auth.roles").empty())
        users.choice("role", "member_role", "What the person may do.")
            .byDefault("'" + choices.values("auth.roles").back() + "'")
            .because(fromAnswer("auth.roles"));
    users.column("locale", "varchar(20)", "Language and region for texts and dates, such as en-GB.").byDefault("'en'");
    users.column("last_seen_at", "timestamptz", "When the person last used the product.").personal().optional();
    users.unique({"email"});
    users.check("users_email_is_lower_case", "email = lower(email)");
    if (!choices.values("auth.roles").empty())
        draft.enumeration("member_role", choices.values("auth.roles"),
                          "What a person may do; what each role includes stands with the roles of the design.",
                          fromAnswer("auth.roles"));
    if (choices.hasAny("auth.permission_style", {"permissions", "both"}) && !choices.organisations()) {
        TableDraft& permissions =
            draft.table("user_permissions", draft.peopleScope(), "People and access",
                        "A single permission that was given to a person, beside what the role allows.",
                        fromAnswer("auth.permission_style"));
        permissions.refer("user_id", "users", ReferentialAction::Cascade, "Who holds the permission.");
        permissions.column("permission", "varchar(100)", "Name of the permission, such as read:all.");
        permissions.unique({"user_id", "permission"});
    }
}

}  // namespace barch
