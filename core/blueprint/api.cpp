#include "core/blueprint/parts.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/paths.h"
#include "core/api/resources.h"

#include <algorithm>
#include <set>

namespace barch {
namespace {

/// What the blueprint's own tables need beside what is usual. Empty: as usual.
struct Wish {
    std::string_view table;
    std::string_view read;
    std::string_view write;
    std::string_view leftOut; ///< operations that are not offered: letters of "lrcud"
    std::string_view flag;
    std::string_view writable = {}; ///< the only columns that a client may write, with spaces; "-": none
};

constexpr Wish wishes[] = {
    {"tenants", "", "", "", "", "name settings"},
    {"api_keys", "manage:settings", "manage:settings", "u", "api_access", "name scopes expires_at"},
    {"billing_charges", "manage:billing", "manage:billing", "cud", ""},
    {"subscriptions", "manage:billing", "manage:billing", "cud", ""},
    {"usage_records", "manage:billing", "manage:billing", "cud", ""},
    {"plans", "", "", "cud", ""},
    {"users", "", "write:own", "", "", "name avatar_url locale phone"},
    {"memberships", "", "manage:members", "c", "", "role"},
    {"membership_permissions", "manage:members", "manage:members", "", ""},
    {"user_permissions", "manage:members", "manage:members", "", ""},
    {"invitations", "manage:members", "manage:members", "u", "", "email role"},
    {"erasure_requests", "", "write:own", "ud", "", "-"},
    {"consents", "", "write:own", "d", "", "purpose document_version"},
    {"data_exports", "", "write:own", "u", "data_exports", "format"},
    {"webhook_endpoints", "manage:settings", "manage:settings", "", "webhooks", "url event_types is_active"},
    {"files", "", "write:own", "cu", "", "-"},
    {"ai_usage", "read:all", "", "cud", "ai_features"},
    {"ai_budgets", "read:all", "manage:settings", "cd", "ai_features"},
    {"ai_models", "read:all", "", "cud", ""},
    {"feature_flags", "", "", "cud", ""},
    {"plan_entitlements", "", "", "cud", ""},
    {"tenant_flag_overrides", "read:all", "", "cud", ""},
};

const Wish& wishFor(std::string_view table)
{
    static constexpr Wish none = {};
    const auto found = std::find_if(std::begin(wishes), std::end(wishes), [&](const Wish& wish) { return wish.table == table; });
    return found == std::end(wishes) ? none : *found;
}

struct GatedPart {
    const char* flag;
    const char* description;
    bool fromTeamOn; ///< otherwise from the plan Business on
};

constexpr GatedPart gatedParts[] = {
    {"api_access", "Programs may use the API with a key of their own.", true},
    {"data_exports", "People may take their data away as files.", true},
    {"webhooks", "Messages about what happens go to an address of the customer.", false},
    {"ai_features", "The parts that ask a model.", false},
};

char letterOf(Operation operation)
{
    return "?lrcud??"[static_cast<std::size_t>(operation)];
}

bool reads(Operation operation)
{
    return operation == Operation::List || operation == Operation::Read;
}

/// Makes the endpoints of a finished design.
class EndpointMaker {
public:
    EndpointMaker(const Draft& draft, Project project) : m_draft(draft), m_project(std::move(project)) {}

    Project make()
    {
        // A provider's own SDK reaches the tables through the provider; what it doesn't do stays ours.
        if (m_project.api->style != "provider_sdk")
            for (const TableDraft& table : m_draft.tables())
                addResource(table);
        addKeyOnce();
        addUpload();
        addReadMark();
        addRoleChange();
        if (m_draft.choices.passwords())
            addLogin();
        addEmbeds();
        addOutgoingWebhook();
        addToFeatures();
        return std::move(m_project);
    }

private:
    void put(Endpoint endpoint)
    {
        const ServiceId controllers = Draft::idOf<Service>("service/http_controllers");
        if (m_project.services.contains(controllers))
            endpoint.service = controllers;
        m_project.endpoints = m_project.endpoints.with(std::move(endpoint));
    }

    std::string httpPath(std::string path) const
    {
        return m_project.api->style == "graphql" ? "/api/v1" + path : path;
    }

    void addResource(const TableDraft& from)
    {
        const Table* table = m_project.table(blueprintTable(from.name));
        const Wish& wish = wishFor(from.name);
        const std::vector<Operation> allowed = from.privileges.empty() ? std::vector<Operation>(std::begin(api::rowOperations), std::end(api::rowOperations))
                                                                       : api::allowedBy(from.privileges);
        for (const Operation operation : api::usualOperations(m_project, *table)) {
            if (wish.leftOut.find(letterOf(operation)) != std::string_view::npos ||
                std::find(allowed.begin(), allowed.end(), operation) == allowed.end())
                continue;
            Endpoint endpoint = api::endpointFor(m_project, *table, operation);
            const std::string_view wanted = reads(operation) ? wish.read : wish.write;
            if (const PermissionId id = api::permissionNamed(m_project, wanted))
                endpoint.permission = id;
            endpoint.flag = flagNamed(wish.flag);
            if (!wish.writable.empty())
                keepWritable(*table, endpoint, wish.writable);
            put(std::move(endpoint));
        }
    }

    static void keepWritable(const Table& table, Endpoint& endpoint, std::string_view names)
    {
        for (EndpointField& field : endpoint.columns)
            field.writable = field.writable && named(names, table.column(field.column)->name);
        // Asking is all there is to say.
        if (endpoint.operation == Operation::Create && names == "-")
            endpoint.requestSchema = R"({"type":"object","additionalProperties":false,"properties":{}})";
    }

    /// Whether the name is one of those in a list with spaces.
    static bool named(std::string_view names, std::string_view name)
    {
        const std::string padded = " " + std::string(names) + " ";
        return padded.find(" " + std::string(name) + " ") != std::string::npos;
    }

    FlagId flagNamed(std::string_view name)
    {
        const auto part = std::find_if(std::begin(gatedParts), std::end(gatedParts), [&](const GatedPart& each) { return each.flag == name; });
        if (part == std::end(gatedParts) || !m_draft.choices.subscriptions())
            return {};
        const FlagId id = Draft::idOf<FeatureFlag>("flag/" + std::string(name));
        if (m_project.flags.contains(id))
            return id;
        const std::string origin = fromAnswer("services.billing_model");
        m_project.flags = m_project.flags.with(FeatureFlag{id, part->flag, part->description, {}, false, origin});
        for (const char* plan : {"plan/team", "plan/business"}) {
            const Plan* found = m_project.plans.find(Draft::idOf<Plan>(plan));
            if (!found || (!part->fromTeamOn && std::string_view(plan) == "plan/team"))
                continue;
            Plan changed = *found;
            changed.flags.push_back(id);
            m_project.plans = m_project.plans.with(std::move(changed));
        }
        return id;
    }

    /// The one moment when a key can be shown is when it is made.
    void addKeyOnce()
    {
        const TableId keys = blueprintTable("api_keys");
        const Endpoint* create = api::endpointOf(m_project, keys, Operation::Create);
        const Column* hash = create ? m_project.table(keys)->columnNamed("key_hash") : nullptr;
        if (!hash)
            return;
        Endpoint changed = *create;
        EndpointField field;
        field.column = hash->id;
        changed.columns.push_back(field);
        put(std::move(changed));
    }

    void addUpload()
    {
        const Table* files = m_project.table(blueprintTable("files"));
        if (!files)
            return;
        Endpoint upload = api::endpointFor(m_project, *files, Operation::Create);
        upload.operation = Operation::Upload;
        upload.id = api::endpointIdOf(files->id, Operation::Upload);
        upload.operationId = "uploadFile";
        upload.method = "POST";
        upload.path = httpPath("/files");
        upload.summary = "Upload a file";
        upload.permission = api::permissionNamed(m_project, "write:own");
        upload.idempotencyKey = true;
        upload.maximumSize = largestUpload(m_draft.choices);
        upload.contentTypes = uploadTypes();
        for (EndpointField& field : upload.columns)
            field.writable = false;
        upload.errorStatuses = api::usualErrors(upload);
        upload.origin = files->origin;
        put(std::move(upload));
    }

    void addReadMark()
    {
        const Table* notifications = m_project.table(blueprintTable("notifications"));
        if (!notifications || m_project.api->style != "rest")
            return;
        Endpoint mark = api::endpointFor(m_project, *notifications, Operation::Read);
        mark.operation = Operation::Action;
        mark.id = EndpointId::derive("blueprint/endpoint/notifications/read");
        mark.operationId = "markNotificationRead";
        mark.method = "POST";
        mark.path += "/read";
        mark.summary = "Mark a notification as read";
        mark.rateLimit = "30 requests a minute for each person";
        if (const PermissionId id = api::permissionNamed(m_project, "write:own"))
            mark.permission = id;
        mark.errorStatuses = api::usualErrors(mark);
        put(std::move(mark));
    }

    /// What a person may do is changed by those who manage people, never with the profile.
    void addRoleChange()
    {
        const TableId users = blueprintTable("users");
        const Endpoint* update = api::endpointOf(m_project, users, Operation::Update);
        const Column* role = update ? m_project.table(users)->columnNamed("role") : nullptr;
        if (!role || m_project.api->style != "rest")
            return;
        Endpoint change = *update;
        change.operation = Operation::Action;
        change.id = EndpointId::derive("blueprint/endpoint/users/role");
        change.operationId = "changeUserRole";
        change.path += "/role";
        change.summary = "Change what a person may do";
        change.permission = api::permissionNamed(m_project, "manage:members");
        for (EndpointField& field : change.columns)
            field.writable = field.column == role->id;
        change.errorStatuses = api::usualErrors(change);
        put(std::move(change));
    }

    void addLoginCall(const char* name, const char* operationId, const char* summary, std::string requestSchema, bool isPublic = true)
    {
        Endpoint call;
        call.id = EndpointId::derive(std::string("blueprint/endpoint/auth/") + name);
        call.operation = Operation::Action;
        call.operationId = operationId;
        call.method = "POST";
        call.path = httpPath(std::string("/auth/") + name);
        call.summary = summary;
        call.isPublic = isPublic;
        call.rateLimit = "5 requests a minute for each address";
        call.requestSchema = std::move(requestSchema);
        call.errorStatuses = {400, 401, 422, 429, 500};
        call.origin = fromAnswer("auth.method");
        put(std::move(call));
    }

    void addLogin()
    {
        const std::string length = m_draft.choices.text("auth.password_min_length");
        const std::string email = R"("email":{"type":"string","format":"email","maxLength":190})";
        const std::string shortest = length.empty() ? "12" : length;
        const std::string password = R"("password":{"type":"string","format":"password","minLength":)" + shortest + R"(,"maxLength":128})";
        const std::string given = R"("password":{"type":"string","format":"password","minLength":1,"maxLength":128})";
        const std::string token = R"("token":{"type":"string","pattern":"^[A-Za-z0-9_-]+$","minLength":32,"maxLength":128})";
        const auto schema = [](const std::string& required, const std::string& properties) {
            return R"({"type":"object","additionalProperties":false,"required":[)" + required + R"(],"properties":{)" + properties + "}}";
        };
        addLoginCall("login", "logIn", "Sign in", schema(R"("email","password")", email + "," + given));
        addLoginCall("logout", "logOut", "Sign out", {}, false);
        addLoginCall("password-resets", "requestPasswordReset", "Ask for a link to set a new password", schema(R"("email")", email));
        addLoginCall("password-resets/confirm", "confirmPasswordReset", "Set a new password with the link's token",
                     schema(R"("token","password")", token + "," + password));
        addLoginCall("email-verifications/confirm", "confirmEmail", "Confirm an address with the link's token", schema(R"("token")", token));
    }

    void addEmbeds()
    {
        const SharedMap<Endpoint> before = m_project.endpoints;
        for (const Endpoint& endpoint : before) {
            const Table* table = m_project.table(endpoint.table);
            if (!table || !reads(endpoint.operation))
                continue;
            Endpoint changed = endpoint;
            changed.embeds = api::embedsFor(m_project, *table);
            if (!changed.embeds.empty())
                m_project.endpoints = m_project.endpoints.with(std::move(changed));
        }
    }

    void addOutgoingWebhook()
    {
        if (!m_draft.choices.has("logic.background", "webhooks_out"))
            return;
        Webhook webhook;
        webhook.name = "Events for customers";
        webhook.incoming = false;
        webhook.job = Draft::idOf<Job>("job/deliver_webhook");
        webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
        for (const TableDraft& from : m_draft.tables()) {
            const TableId id = blueprintTable(from.name);
            if (!from.origin.starts_with("starter:") || !api::endpointOf(m_project, id, Operation::Read))
                continue;
            std::string name = api::wordsFor(*m_project.table(id));
            std::replace(name.begin(), name.end(), ' ', '_');
            for (const Operation operation : {Operation::Create, Operation::Update, Operation::Delete})
                if (api::endpointOf(m_project, id, operation))
                    webhook.events.push_back(name + (operation == Operation::Create ? ".created" : operation == Operation::Update ? ".updated" : ".deleted"));
        }
        std::sort(webhook.events.begin(), webhook.events.end());
        webhook.origin = fromAnswer("logic.background");
        if (!webhook.events.empty())
            barch::put(m_project.webhooks, "webhook/out", webhook);
    }

    /// A feature delivers the calls on its tables too.
    void addToFeatures()
    {
        const SharedMap<Feature> before = m_project.features;
        for (const Feature& feature : before) {
            Feature changed = feature;
            for (const ElementRef& part : feature.delivers)
                if (part.kind == ElementKind::Table)
                    for (const Endpoint* endpoint : api::endpointsOf(m_project, TableId(part.id)))
                        changed.delivers.push_back(ElementRef::of(ElementKind::Endpoint, endpoint->id));
            m_project.features = m_project.features.with(std::move(changed));
        }
    }

    const Draft& m_draft;
    Project m_project;
};

}  // namespace

Project withEndpoints(const Draft& draft, Project project)
{
    return EndpointMaker(draft, std::move(project)).make();
}

}  // namespace barch
