#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

const Project& single()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    return project;
}
const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

Project withColumns(const std::string& table, const std::vector<std::string>& names, const std::string& type, const Project& project = single())
{
    return changed(project, table, [&](Table& t) {
        for (const std::string& name : names)
            addColumn(t, name, type);
    });
}

Project managedLogin(Project project)
{
    return plusAnswer(plusAnswer(std::move(project), "auth.method", {"managed"}), "auth.provider", {"clerk"});
}

Project underHipaa(Project project)
{
    return plusAnswer(std::move(project), "infra.compliance", {"hipaa"});
}

Project withDiagnosis(const Project& project)
{
    return changed(project, "tasks", [](Table& t) { addColumn(t, "diagnosis", "text").classification = Classification::Health; });
}

Project polymorphic(bool checked)
{
    return changed(single(), "tags", [&](Table& t) {
        addColumn(t, "taggable_type", "text");
        addColumn(t, "taggable_id", "uuid");
        if (!checked)
            return;
        Check check;
        check.id = ConstraintId::derive("taggable");
        check.name = "taggable_known";
        check.expression = "taggable_type IN ('project', 'task')";
        t.checks.push_back(check);
    });
}

Project attributes(const std::string& name)
{
    Table table = makeTable(single(), name, TenancyClass::Undeclared);
    addColumn(table, "task_id", "uuid");
    addColumn(table, "name", "text");
    addColumn(table, "value", "text");
    refer(single(), table, {"task_id"}, "tasks", {"id"});
    index(table, {"task_id"});
    return plus(single(), table);
}

Project softDeleted(Dialect dialect, bool healed)
{
    return changed(soundDesign(dialect, TenancyModel::Shared), "tags", [&](Table& t) {
        addColumn(t, "deleted_at", "timestamptz").nullable = true;
        if (healed)
            t.uniques[0].columns.push_back(columnId(t, "deleted_at"));
    });
}

Project withStatus(const std::string& name, const std::string& defaultExpression, const std::string& predicate = {})
{
    return changed(single(), "projects", [&](Table& t) {
        addColumn(t, name, "text").defaultExpression = defaultExpression;
        if (predicate.empty())
            return;
        index(t, {name});
        t.indexes.back().predicate = predicate;
    });
}

Project withAddress(const std::string& address)
{
    return changed(single(), "tasks", [&](Table& t) { addColumn(t, "hook", "text").defaultExpression = address; });
}
Project fetching(const std::string& body)
{
    Project project = single();
    Function function;
    function.id = FunctionId::derive("fetch");
    function.namespaceId = tableOf(project, "tasks").namespaceId;
    function.name = "tell partner";
    function.returns = "void";
    function.language = "sql";
    function.body = body;
    project.functions = project.functions.with(function);
    return project;
}
Project told(const std::string& path)
{
    Project project = single();
    Webhook webhook;
    webhook.id = WebhookId::derive("told");
    webhook.name = "partner events";
    webhook.provider = "partner";
    webhook.path = path;
    webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
    project.webhooks = project.webhooks.with(webhook);
    return project;
}

void addAddresses(std::vector<Fixture>& all)
{
    all.push_back({"SEC007", "a default address", withAddress("'https://hooks.partner.io/in'"), withAddress("'https://hooks.example.com/in'")});
    all.push_back({"SEC007", "an address in a function", fetching("SELECT http_post('https://hooks.partner.io/in', 'x')"), fetching("SELECT http_post(current_setting('app.partner_address'), 'http://www.w3.org/2001/XMLSchema') -- https://hooks.partner.io")});
    all.push_back({"SEC007", "a path with a host", told("https://api.shop.io/api/v1/webhooks/partner"), told("/api/v1/webhooks/partner")});
}

void addSchemaRules(std::vector<Fixture>& all)
{
    addAddresses(all);
    all.push_back({"SCH007", "ids in one text", withColumns("tasks", {"watcher_ids"}, "text"), withColumns("tasks", {"watcher_ids"}, "uuid[]")});
    all.push_back({"SCH007", "ids in one text, for tenants", withColumns("tasks", {"watcher_ids"}, "text", shared()), shared()});
    all.push_back({"SCH007", "three telephones", withColumns("users", {"line_a1", "line_a2", "option1", "option2", "option3"}, "text"), withColumns("users", {"address_line_1", "address_line_2", "address_line_3"}, "text")});
    all.push_back({"SCH007", "a reference to whatever table", polymorphic(true), withColumns("audit_logs", {"resource_type", "resource_id"}, "text")});
    all.push_back({"SCH007", "a reference to nobody knows what", polymorphic(false), single()});
    all.push_back({"SCH007", "names and values", attributes("task_attributes"), attributes("task_checkpoints")});

    all.push_back({"SCH009", "a table called order", plus(single(), makeTable(single(), "order", TenancyClass::Undeclared)), plus(single(), makeTable(single(), "orders", TenancyClass::Undeclared))});
    all.push_back({"SCH009", "a column called group", withColumns("tasks", {"group"}, "text"), withColumns("tasks", {"task_group"}, "text")});
    all.push_back({"SCH009", "a name that MySQL reserves", withColumns("tasks", {"rank"}, "integer", soundDesign(Dialect::MySql, TenancyModel::None)), withColumns("tasks", {"rank"}, "integer")});
    all.push_back({"SCH009", "64 bytes", withColumns("tasks", {std::string(64, 'x')}, "integer"), withColumns("tasks", {std::string(63, 'x')}, "integer")});
    all.push_back({"SCH009", "an index of 70 bytes", changed(single(), "tasks", [](Table& t) { t.indexes[0].name = std::string(70, 'y'); }), single()});

    for (const Dialect dialect : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite})
        all.push_back({"SCH010", "deleted rows keep their label", softDeleted(dialect, false), softDeleted(dialect, true)});
    all.push_back({"SCH011", "any text, no value known", withStatus("status", ""), withStatus("provider_status", "")});
    all.push_back({"SCH011", "values in default and index", withStatus("status", "'draft'", "status = 'sent'"), withStatus("state", "")});

    auto dropFromLog = [](const Project& project, const std::string& name) {
        return changed(project, "audit_logs", [&](Table& t) { std::erase_if(t.columns, [&](const Column& c) { return c.name == name; }); });
    };
    all.push_back({"SCH013", "nobody knows who", dropFromLog(single(), "user_id"), single()});
    all.push_back({"SCH013", "neither address nor action", dropFromLog(dropFromLog(shared(), "ip_address"), "action"), shared()});
    Project global = shared();
    Table platformLog = makeTable(global, "platform_audit_log", TenancyClass::Global);
    for (const char* name : {"actor", "action", "resource", "ip"})
        addColumn(platformLog, name, "text").classification = Classification::Personal;
    all.push_back({"SCH013", "no tenant in a shared log", plus(global, platformLog), plus(single(), platformLog)});

    all.push_back({"SCH014", "a password beside a managed login", managedLogin(changed(single(), "users", [](Table& t) {
                       Column& made = addColumn(t, "password_hash", "text");
                       made.protection = Protection::Hashed;
                       made.protectionMethod = "argon2id";
                   })), managedLogin(single())});
    all.push_back({"SCH014", "reset tokens beside a managed login", managedLogin(plus(single(), makeTable(single(), "password_reset_tokens", TenancyClass::Undeclared))), plus(single(), makeTable(single(), "password_reset_tokens", TenancyClass::Undeclared))});
    all.push_back({"SCH014", "no id of the login service", managedLogin(changed(single(), "users", [](Table& t) {
                       t.uniques.pop_back();
                       std::erase_if(t.columns, [](const Column& c) { return c.name == "provider_user_id"; });
                   })), managedLogin(single())});
}

void addMoneyAndPrivacy(std::vector<Fixture>& all)
{
    all.push_back({"PAY001", "card numbers", withColumns("users", {"credit_card_number"}, "text"), withColumns("users", {"card_last4", "library_card_number"}, "text")});
    all.push_back({"PAY001", "the number of a card", plus(single(), [] {
                       Table cards = makeTable(single(), "payment_cards", TenancyClass::Undeclared);
                       addColumn(cards, "number", "bigint");
                       return cards;
                   }()), withColumns("tasks", {"number"}, "bigint")});
    all.push_back({"PAY002", "the code on the back", withColumns("users", {"card_cvv"}, "varchar(4)"), withColumns("users", {"cvc_check_result"}, "text")});
    auto priced = [](const std::string& type, bool currency) {
        return changed(single(), "projects", [&](Table& t) {
            addColumn(t, "price", type);
            if (currency)
                addColumn(t, "currency", "varchar(3)");
        });
    };
    all.push_back({"PAY005", "no currency", priced("bigint", false), priced("bigint", true)});
    all.push_back({"PAY005", "a decimal, for a payment service", plusAnswer(priced("numeric(12,2)", true), "services.payments", {"stripe"}), priced("numeric(12,2)", true)});
    all.push_back({"PAY005", "a decimal of no currency", priced("numeric(12,2)", false), withColumns("projects", {"tax_rate_percent", "price_count"}, "numeric(5,2)")});
    all.push_back({"PAY005", "the currency of the parent counts", withColumns("tasks", {"amount_cents"}, "bigint"), changed(priced("bigint", true), "tasks", [](Table& t) { addColumn(t, "amount_cents", "bigint"); })});

    auto unclassified = [](const std::string& name) {
        return changed(single(), "users", [&](Table& t) { addColumn(t, name, "text").classification = Classification::Unclassified; });
    };
    all.push_back({"CMP001", "a telephone number", plusAnswer(unclassified("mobile_phone"), "infra.compliance", {"gdpr"}), plusAnswer(unclassified("email_template"), "infra.compliance", {"gdpr"})});
    all.push_back({"CMP001", "only for information without rules to follow", unclassified("date_of_birth"), unclassified("headline")});
    Table accessLog = makeTable(single(), "record_access_logs", TenancyClass::Global);
    addColumn(accessLog, "user_id", "uuid");
    all.push_back({"CMP005", "health data", underHipaa(withDiagnosis(single())), underHipaa(plus(withDiagnosis(single()), accessLog))});
    all.push_back({"CMP005", "health data of tenants", underHipaa(withDiagnosis(shared())), withDiagnosis(shared())});
    auto loosened = [](Dialect dialect) {
        return changed(soundDesign(dialect, TenancyModel::None), "audit_logs", [](Table& t) {
            t.triggers.clear();
            for (Grant& grant : t.grants)
                grant.privileges = {"select", "insert", "update"};
        });
    };
    all.push_back({"CMP007", "rights to change the log", loosened(Dialect::PostgreSql), single()});
    all.push_back({"CMP007", "no trigger on SQLite", loosened(Dialect::Sqlite), soundDesign(Dialect::Sqlite, TenancyModel::None)});
    Project mySql = soundDesign(Dialect::MySql, TenancyModel::Shared);
    Project open = mySql;
    View view = *mySql.views.find(ViewId::derive("view/audit_logs"));
    view.grants[0].privileges = {"select", "insert", "delete"};
    open.views = open.views.with(view);
    all.push_back({"CMP007", "a view that may delete", open, mySql});
}

}  // namespace

std::vector<Fixture> dataFixtures()
{
    std::vector<Fixture> all;
    addSchemaRules(all);
    addMoneyAndPrivacy(all);
    return all;
}

}  // namespace barch::test
