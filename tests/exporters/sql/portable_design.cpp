#include "tests/exporters/sql/portable_design.h"

#include "tests/support/design.h"

namespace barch::test {

Project portableDesign()
{
    Design d;
    const auto runtime = d.role("app_runtime", true);
    const auto status = d.enumeration("ticket_status", {"open", "it's done", "c;losed"});
    UserType percent;
    percent.id = UserTypeId::derive("percent");
    percent.namespaceId = d.space("public");
    percent.name = "percent";
    percent.kind = UserTypeKind::Domain;
    percent.baseType = "integer";
    percent.checks.push_back({ConstraintId::derive("percent check"), "", "VALUE BETWEEN 0 AND 100", true, false, "", "", {}});
    d.add(percent);
    Function touch;
    touch.id = FunctionId::derive("touch");
    touch.namespaceId = d.space("public");
    touch.name = "touch";
    touch.returns = "trigger";
    touch.language = "plpgsql";
    touch.body = "BEGIN\n  NEW.updated_at := now();\n  RETURN NEW;\nEND;";
    d.add(touch);

    Table tenants = table("tenants", {"id uuid default gen_random_uuid()", "name varchar(100)", "slug text", "owner_id bigint null"});
    primaryKey(tenants, {"id"});
    unique(tenants, {"slug"});
    Table users = table("users", {"id bigint identity", "email varchar(190)", "tenant_id uuid null"});
    primaryKey(users, {"id"});
    unique(users, {"email"});
    refers(users, {"tenant_id"}, tenants, {"id"}).onDelete = ReferentialAction::SetNull;
    refers(tenants, {"owner_id"}, users, {"id"}).onDelete = ReferentialAction::Restrict;

    Table tickets = table("tickets", {"tenant_id uuid", "id uuid default gen_random_uuid()", "number integer", "title varchar(200)", "body text default ''",
                                      "status text default 'open'", "done text default 0", "urgent boolean default false", "meta jsonb default '{}'::jsonb",
                                      "price numeric(12,2) null default 0.5", "due date null", "at time null", "weight double precision null",
                                      "small smallint default -1", "file bytea null", "parent_id uuid null", "author_id bigint null",
                                      "closed_at timestamptz null", "created_at timestamptz default now()", "updated_at timestamptz default now()",
                                      "trial_ends timestamptz default (now() + interval '14 days')", "title_length integer null", "order varchar(10) null"});
    tickets.comment = "What people ask; it's \"quoted\"\nover two lines \\ and so on";
    columnIn(tickets, "title").comment = "Short; it's clear";
    columnIn(tickets, "status").userType = status;
    columnIn(tickets, "status").type = "";
    columnIn(tickets, "done").userType = percent.id;
    columnIn(tickets, "done").type = "";
    columnIn(tickets, "title_length").generatedExpression = "length(title)";
    primaryKey(tickets, {"tenant_id", "id"});
    unique(tickets, {"tenant_id", "number"});
    refers(tickets, {"tenant_id"}, tenants, {"id"}).onDelete = ReferentialAction::Cascade;
    auto& author = refers(tickets, {"author_id"}, users, {"id"});
    author.onDelete = ReferentialAction::SetNull;
    check(tickets, "price IS NULL OR price >= 0");
    check(tickets, "status <> 'c;losed' OR closed_at IS NOT NULL").name = "closing takes a time";
    check(tickets, "number > 0 AND length(title) BETWEEN 1 AND 200 AND \"order\" IN ('a', 'b')");
    check(tickets, "num_nonnulls(due, at) < 2");
    index(tickets, {"tenant_id", "created_at"}).keys.back().descending = true;
    index(tickets, {"author_id"});
    auto& open = index(tickets, {"tenant_id", "title"});
    open.unique = true;
    open.predicate = "closed_at IS NULL";
    open.name = "one_open_title";
    Trigger touched;
    touched.id = TriggerId::derive("touched");
    touched.name = "tickets_touch";
    touched.events = {"update"};
    touched.function = touch.id;
    tickets.triggers = {touched};
    Grant grant;
    grant.role = runtime;
    grant.privileges = {"select", "insert"};
    tickets.grants = {grant};
    grant.privileges = {"update"};
    grant.columns = columnsOf(tickets, {"title", "status"});
    tickets.grants.push_back(grant);

    Table notes = table("notes", {"tenant_id uuid", "id uuid", "ticket_id uuid null", "text text"});
    primaryKey(notes, {"tenant_id", "id"});
    auto& about = refers(notes, {"tenant_id", "ticket_id"}, tickets, {"tenant_id", "id"});
    about.onDelete = ReferentialAction::SetNull;
    about.setColumns = columnsOf(notes, {"ticket_id"});
    d.add(tenants);
    d.add(users);
    d.add(tickets);
    d.add(notes);
    View view;
    view.id = ViewId::derive("open tickets");
    view.namespaceId = d.space("public");
    view.name = "open_tickets";
    view.definition = "SELECT tenant_id, id, title FROM \"tickets\" WHERE closed_at IS NULL";
    view.columnNames = {"tenant", "ticket", "title"};
    d.add(view);
    return d.project();
}

Project postgresOnlyDesign()
{
    Design d;
    d.tenantRoles();
    const auto runtime = d.project().tenancy->runtimeRole;
    Table t = table("things", {"id uuid", "labels text[]", "during tstzrange", "search tsvector", "address inet", "name text", "code text"});
    columnIn(t, "search").nullable = true;
    columnIn(t, "search").generatedExpression = "to_tsvector('simple', name)";
    columnIn(t, "name").collation = "de-x-icu";
    columnIn(t, "code").defaultExpression = "'x' || to_char(now(), 'YYYY') || md5('a')";
    t.partitioning.strategy = PartitionStrategy::Hash;
    t.partitioning.keys.push_back({columnOf(t, "id"), "", "", "", false, NullsOrder::Default, {}});
    check(t, "name ~ '^[a-z]+$' AND address << '10.0.0.0/8'");
    Exclusion overlap;
    overlap.id = ConstraintId::derive("overlap");
    overlap.name = "no_overlap";
    overlap.elements = {{.column = columnOf(t, "during"), .comparison = "&&"}};
    t.exclusions = {overlap};
    index(t, {"search"}).method = "gin";
    Policy policy;
    policy.id = PolicyId::derive("p");
    policy.name = "things_floor";
    policy.usingExpression = "true";
    policy.roles = {runtime};
    t.policies = {policy};
    t.rowSecurity = t.forceRowSecurity = true;
    Grant grant;
    grant.role = runtime;
    grant.privileges = {"select", "truncate"};
    t.grants = {grant};
    Function function;
    function.id = FunctionId::derive("f");
    function.namespaceId = d.space("public");
    function.name = "complicated";
    function.returns = "trigger";
    function.language = "plpgsql";
    function.body = "BEGIN RAISE NOTICE 'x'; RETURN NEW; END";
    d.add(function);
    Trigger trigger;
    trigger.id = TriggerId::derive("t");
    trigger.name = "things_trigger";
    trigger.events = {"update"};
    trigger.function = function.id;
    t.triggers = {trigger};
    d.add(t);
    Sequence sequence;
    sequence.id = SequenceId::derive("s");
    sequence.namespaceId = d.space("public");
    sequence.name = "numbers";
    d.add(sequence);
    View view;
    view.id = ViewId::derive("v");
    view.namespaceId = d.space("public");
    view.name = "counts";
    view.materialized = true;
    view.dialect = Dialect::PostgreSql;
    view.definition = "SELECT 1";
    d.add(view);
    VerbatimSql verbatim;
    verbatim.id = VerbatimId::derive("x");
    verbatim.name = "statistics";
    verbatim.sql = "CREATE STATISTICS s ON id FROM things";
    verbatim.dialect = Dialect::PostgreSql;
    d.add(verbatim);
    return d.project();
}

Project hostileDesign(const std::vector<std::string>& names)
{
    Design d;
    for (const auto& name : names) {
        Table t = table("t", {"id bigint identity", "kind varchar(20)"});
        t.id = TableId::derive(name);
        t.name = name;
        t.comment = name;
        Column column = columnIn(t, "kind");
        column.id = ColumnId::derive(name);
        column.name = name;
        column.comment = name;
        column.defaultExpression = "'x;'";
        t.columns.push_back(column);
        Column mood = column;
        mood.id = ColumnId::derive(name + " mood");
        mood.name = "mood " + name;
        mood.userType = d.enumeration("e" + name, {"v" + name, "x"});
        mood.type = mood.defaultExpression = "";
        t.columns.push_back(mood);
        primaryKey(t, {"id"});
        check(t, "kind <> 'x;'").name = name;
        index(t, {"kind", name}).name = "i " + name;
        refers(t, {"id"}, t, {"id"}).name = "fk " + name;
        d.add(t);
        View view;
        view.id = ViewId::derive(name);
        view.namespaceId = d.space("public");
        view.name = "v " + name;
        view.definition = "SELECT 1";
        view.columnNames = {name};
        d.add(view);
    }
    return d.project();
}

}  // namespace barch::test
