#include "core/blueprint/parts.h"

namespace barch {
namespace {

constexpr const char* area = "Tenants";

/// Clerk and Auth0 keep organisations themselves; the tenant knows its organisation there.
const char* organisationColumn(const Choices& choices)
{
    if (choices.loginProvider() == "clerk")
        return "clerk_organization_id";
    return choices.loginProvider() == "auth0" ? "auth0_organization_id" : nullptr;
}

void addRoot(Draft& draft)
{
    const Choices& choices = draft.choices;
    const std::string origin = fromAnswer("data.tenancy");
    draft.enumeration(
        "tenant_status", {"active", "suspended", "closing"},
        "Where a tenant stands: active, suspended (may sign in, not work), closing (its data will be deleted).",
        origin);
    TableDraft& tenants =
        draft.table("tenants", TableScope::Root, area,
                    choices.organisations() ? "A customer of the product: an organisation with its people and its data."
                                            : "A customer of the product: one person with their data.",
                    origin);
    tenants.column("name", "varchar(150)", "Name of the customer.")
        .holds(choices.organisations() ? Classification::None : Classification::Personal);
    tenants.column("slug", "varchar(63)", "Short name used in addresses; letters, digits and hyphens.");
    tenants.column("plan_tier", "varchar(60)", "Short name of the plan that the customer is on.").byDefault("'free'");
    tenants.choice("status", "tenant_status", "Where the customer stands.").byDefault("'active'");
    tenants.column("settings", "jsonb", "Choices of the customer, such as time zone and colours.").byDefault("'{}'");
    if (choices.organisations())
        if (const char* column = organisationColumn(choices)) {
            tenants
                .column(column, "varchar(190)",
                        "The organisation's id at the login service, whose organisations are our tenants.")
                .because(fromAnswer("auth.provider"));
            tenants.unique({column});
        }
    if (choices.has("infra.compliance", "gdpr") || choices.has("infra.compliance", "hipaa"))
        tenants.column("data_region", "varchar(60)", "Where this customer's data has to stay.")
            .byDefault(
                "'" +
                (choices.one("infra.data_region").empty() ? std::string("eu") : choices.one("infra.data_region")) + "'")
            .because(fromAnswer("infra.data_region"));
    tenants.unique({"slug"});
    tenants.check("tenants_slug_is_lower_case", "slug = lower(slug)");
    tenants.check("tenants_slug_filled", "length(slug) > 1");
}

void addMemberships(Draft& draft)
{
    const Choices& choices = draft.choices;
    const std::string origin = fromAnswer("data.relationships");
    TableDraft& memberships = draft.table("memberships", TableScope::Owned, area,
                                          "That a person belongs to a tenant, and what they may do there.", origin);
    memberships.refer("user_id", "users", ReferentialAction::Cascade, "The person.");
    const std::vector<std::string> roles = choices.values("auth.roles");
    if (!roles.empty())
        memberships.choice("role", "member_role", "What the person may do in this tenant.")
            .byDefault("'" + roles.back() + "'")
            .because(fromAnswer("auth.roles"));
    memberships.column("joined_at", "timestamptz", "When the person joined.").byDefault("now()");
    memberships.unique({"user_id"});
    if (choices.hasAny("auth.permission_style", {"permissions", "both"})) {
        TableDraft& permissions =
            draft.table("membership_permissions", TableScope::Owned, area,
                        "A single permission that was given to a member, beside what the role allows.",
                        fromAnswer("auth.permission_style"));
        permissions.refer("membership_id", "memberships", ReferentialAction::Cascade, "Who holds the permission.");
        permissions.column("permission", "varchar(100)", "Name of the permission, such as read:all.");
        permissions.unique({"membership_id", "permission"});
    }
}

void addTeams(Draft& draft)
{
    const std::string origin = fromAnswer("data.relationships");
    TableDraft& units =
        draft.table("org_units", TableScope::Owned, area,
                    "A part of the organisation, such as a department. Parts can lie inside each other.", origin);
    units.column("name", "varchar(150)", "Name of the part.");
    units
        .refer("parent_id", "org_units", ReferentialAction::Restrict,
               "The part that this one lies in; empty at the top. It can't be deleted while others lie in it.")
        .optional();
    units.unique({"name"});
    units.check("org_units_not_own_parent", "parent_id <> id");
    TableDraft& members =
        draft.table("org_unit_members", TableScope::Link, area, "Which people belong to which part.", origin);
    members.refer("org_unit_id", "org_units", ReferentialAction::Cascade, "The part.");
    members.refer("user_id", "users", ReferentialAction::Cascade, "The person.");
    members.column("is_lead", "boolean", "True for people who lead this part and see those below it.")
        .byDefault("false");
}

void addInvitations(Draft& draft)
{
    const std::string origin = fromAnswer("auth.invitations");
    TableDraft& invitations =
        draft.table("invitations", TableScope::Owned, area,
                    "A person who was asked to join. The link names the tenant and carries the token.", origin);
    invitations.column("email", "varchar(190)", "Address that the invitation went to.").personal();
    if (!draft.choices.values("auth.roles").empty())
        invitations.choice("role", "member_role", "What the person will be able to do.");
    invitations
        .column("token_hash", "varchar(64)", "SHA-256 of the token in the link; the token itself is only in the mail.")
        .hashed("sha256");
    invitations
        .refer("invited_by_id", "users", ReferentialAction::SetNull, "Who invited; empty once that account is gone.")
        .optional();
    invitations.column("expires_at", "timestamptz", "After this time the link does nothing.");
    invitations.column("accepted_at", "timestamptz", "When the person joined; empty until then.").optional();
    invitations.column("revoked_at", "timestamptz", "When the invitation was taken back.").optional();
    invitations.unique({"token_hash"});
    invitations.index({"email"});
    invitations.keep("180 days");
}

}  // namespace

void addTenants(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.tenants())
        return;
    addRoot(draft);
    if (choices.organisations())
        addMemberships(draft);
    if (choices.organisations() && choices.has("data.relationships", "hierarchical"))
        addTeams(draft);
    if (choices.organisations() && choices.yes("auth.invitations"))
        addInvitations(draft);
}

void addTenantDatabases(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.ownDatabases())
        return;
    const std::string origin = fromAnswer("data.tenancy");
    draft.enumeration("tenant_database_state", {"creating", "ready", "migrating", "failed", "retired"},
                      "Where a database is: being created, ready for use, being migrated, failed, no longer used.",
                      origin);
    TableDraft& databases =
        draft.table("tenant_databases", TableScope::Control, area,
                    choices.tenancy() == TenancyModel::Hybrid
                        ? "Where each tenant's data lies: the shared database or one of its own. A tenant without a "
                          "row here that is ready gets no connection."
                        : "The database of each tenant. A tenant without a row here that is ready gets no connection.",
                    origin);
    databases.column("database_name", "varchar(63)", "Name of the database on its server.");
    databases.column("server_reference", "varchar(190)",
                     "Name of the setting with the server's address; never the address itself.");
    databases.column("credential_reference", "varchar(190)",
                     "Name of the entry of the secret store with this tenant's own login; never the login itself.");
    if (choices.tenancy() == TenancyModel::Hybrid)
        databases
            .column("is_dedicated", "boolean", "True for a database of this tenant's own, false for the shared one.")
            .byDefault("false");
    databases
        .choice("state", "tenant_database_state",
                "Whether it may be used. Requests go only to databases that are ready.")
        .byDefault("'creating'");
    databases
        .column("schema_version", "varchar(60)",
                "The last migration that ran there; the runner brings all to the newest.")
        .byDefault("'0'");
    databases.column("migrated_at", "timestamptz", "When the last migration ran.").optional();
    databases.column("last_error", "text", "What went wrong the last time; empty when nothing did.").optional();
    databases.unique({});
    databases.index({"state", "schema_version"});
}

}  // namespace barch
