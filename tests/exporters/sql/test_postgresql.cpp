#include "tests/support/catalogue.h"
#include "tests/support/design.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "design";

Policy policy(const std::string& name, const std::string& condition, std::vector<RoleId> roles, bool restrictive = false)
{
    Policy made;
    made.id = PolicyId::derive("policy/" + name);
    made.name = name;
    made.restrictive = restrictive;
    made.roles = std::move(roles);
    made.usingExpression = condition;
    return made;
}

Grant grant(RoleId role, std::vector<std::string> privileges)
{
    Grant made;
    made.role = role;
    made.privileges = std::move(privileges);
    return made;
}

/// Everything that the model can say about a PostgreSQL schema.
Project everything()
{
    Design d;
    d.tenantRoles();
    const auto runtime = d.project().tenancy->runtimeRole;
    const auto helper = d.project().tenancy->helperRole;
    const auto app = d.space("app");
    Namespace appSpace = *d.project().namespaces.find(app);
    appSpace.comment = "The application's own";
    appSpace.grants = {grant(runtime, {"usage"}), grant(helper, {"usage"})};
    d.project().namespaces = d.project().namespaces.with(appSpace);
    Namespace publicSpace = *d.project().namespaces.find(d.space("public"));
    publicSpace.grants = {grant(runtime, {"usage"})};
    d.project().namespaces = d.project().namespaces.with(publicSpace);

    const auto mood = d.enumeration("mood", {"happy", "it's; odd", "sad"});
    UserType email;
    email.id = UserTypeId::derive("email");
    email.namespaceId = app;
    email.name = "email_address";
    email.kind = UserTypeKind::Domain;
    email.baseType = "citext";
    email.checks.push_back({ConstraintId::derive("email check"), "looks_like_email", "VALUE ~ '@'", true, false, "", "", {}});
    email.comment = "An address";
    d.add(email);
    UserType money;
    money.id = UserTypeId::derive("money");
    money.namespaceId = app;
    money.name = "amount";
    money.kind = UserTypeKind::Composite;
    money.attributes = table("amount", {"minor bigint", "currency char(3)"}).columns;
    d.add(money);

    Function stamp;
    stamp.id = FunctionId::derive("touch");
    stamp.namespaceId = app;
    stamp.name = "touch_updated_at";
    stamp.returns = "trigger";
    stamp.language = "plpgsql";
    stamp.body = "BEGIN\n  NEW.updated_at = now();\n  RETURN NEW;\nEND";
    stamp.comment = "Keeps updated_at";
    d.add(stamp);
    Function slug;
    slug.id = FunctionId::derive("slug");
    slug.namespaceId = app;
    slug.name = "slug_of";
    slug.arguments = "title text, separator text DEFAULT '-'";
    slug.returns = "text";
    slug.language = "sql";
    slug.volatility = Volatility::Immutable;
    slug.strict = true;
    slug.parallelSafe = true;
    slug.body = "SELECT lower(replace(title, ' ', separator))";
    slug.grants = {grant(runtime, {"execute"})};
    d.add(slug);

    Sequence numbers;
    numbers.id = SequenceId::derive("numbers");
    numbers.namespaceId = app;
    numbers.name = "ticket_numbers";
    numbers.options = "INCREMENT BY 1 START WITH 1000";
    d.add(numbers);

    Table tenants = table("tenants", {"id uuid default gen_random_uuid()", "name text", "slug text", "first_ticket uuid null"});
    tenants.tenancyClass = TenancyClass::Root;
    primaryKey(tenants, {"id"});
    unique(tenants, {"slug"});

    Table members = table("members", {"tenant_id uuid", "user_id uuid", "email text", "mood text"}, "app");
    columnIn(members, "email").userType = email.id;
    columnIn(members, "email").type = "";
    columnIn(members, "mood").userType = mood;
    columnIn(members, "mood").type = "";
    columnIn(members, "mood").defaultExpression = "'happy'";
    primaryKey(members, {"tenant_id", "user_id"});
    refers(members, {"tenant_id"}, tenants, {"id"}).onDelete = ReferentialAction::Cascade;
    members.grants = {grant(helper, {"select"})};

    Function isMember;
    isMember.id = FunctionId::derive("is_member");
    isMember.namespaceId = app;
    isMember.name = "is_member";
    isMember.arguments = "wanted uuid";
    isMember.returns = "boolean";
    isMember.language = "sql";
    isMember.volatility = Volatility::Stable;
    isMember.securityDefiner = true;
    isMember.searchPath = "app, pg_temp";
    isMember.owner = helper;
    isMember.body = "SELECT EXISTS (SELECT FROM members WHERE user_id = wanted)";
    isMember.comment = "Reads past policies";
    isMember.grants = {grant(runtime, {"execute"})};
    d.add(isMember);
    Function newest;
    newest.id = FunctionId::derive("newest");
    newest.namespaceId = app;
    newest.name = "newest";
    newest.arguments = "who app.members";
    newest.returns = "SETOF app.tickets";
    newest.language = "sql";
    newest.volatility = Volatility::Stable;
    newest.body = "SELECT * FROM app.tickets WHERE tenant_id = who.tenant_id";
    d.add(newest);
    Function tidy;
    tidy.id = FunctionId::derive("tidy");
    tidy.namespaceId = app;
    tidy.name = "tidy";
    tidy.kind = FunctionKind::Procedure;
    tidy.language = "sql";
    tidy.body = "DELETE FROM app.tickets WHERE false";
    d.add(tidy);

    Table tickets = table("tickets", {"tenant_id uuid", "id uuid default gen_random_uuid()", "number bigint default nextval('app.ticket_numbers')",
                                      "row bigint identity", "title varchar(200)", "slug text null", "body text default ''",
                                      "labels text[] default '{}'", "meta jsonb default '{}'::jsonb", "price numeric(12,2) null",
                                      "cost text null", "parent_id uuid null", "author_id uuid null", "during tstzrange null",
                                      "search tsvector null", "created_at timestamptz default now()", "updated_at timestamptz default now()",
                                      "code char(3) null", "at time null", "bits bit(4) null", "name text null"}, "app");
    tickets.comment = "What people ask; it's \"quoted\"\nover two lines";
    columnIn(tickets, "title").comment = "Short; clear";
    columnIn(tickets, "name").collation = "C";
    columnIn(tickets, "cost").userType = money.id;
    columnIn(tickets, "cost").type = "";
    columnIn(tickets, "slug").generatedExpression = "app.slug_of(title::text)";
    columnIn(tickets, "slug").nullable = true;
    columnIn(tickets, "search").generatedExpression = "to_tsvector('simple'::regconfig, body)";
    tickets.tenancyClass = TenancyClass::Owned;
    tickets.tenantKey = columnOf(tickets, "tenant_id");
    primaryKey(tickets, {"tenant_id", "id"});
    unique(tickets, {"tenant_id", "number"});
    unique(tickets, {"tenant_id", "code"});
    tickets.uniques.back().nullsNotDistinct = true;
    tickets.uniques.back().deferral = Deferral::InitiallyDeferred;
    tickets.uniques.back().name = "one_code";
    tickets.uniques.back().comment = "Codes are spoken on the phone";
    refers(tickets, {"tenant_id"}, tenants, {"id"}).onDelete = ReferentialAction::Cascade;
    auto& parent = refers(tickets, {"tenant_id", "parent_id"}, tickets, {"tenant_id", "id"});
    parent.onDelete = ReferentialAction::SetNull;
    parent.setColumns = columnsOf(tickets, {"parent_id"});
    parent.comment = "Split tickets";
    parent.name = "split_from";
    auto& author = refers(tickets, {"tenant_id", "author_id"}, members, {"tenant_id", "user_id"});
    author.onUpdate = ReferentialAction::Cascade;
    author.deferral = Deferral::InitiallyDeferred;
    author.validated = false;
    check(tickets, "length(title) > 0");
    check(tickets, "price >= 0").validated = false;
    check(tickets, "number > 0").name = "numbers are positive";
    tickets.checks.back().noInherit = true;
    Exclusion overlap;
    overlap.id = ConstraintId::derive("overlap");
    overlap.name = "no_overlap";
    overlap.method = "gist";
    overlap.elements = {{.column = columnOf(tickets, "tenant_id"), .comparison = "="}, {.column = columnOf(tickets, "during"), .comparison = "&&"}};
    overlap.predicate = "during IS NOT NULL";
    tickets.exclusions = {overlap};
    index(tickets, {"tenant_id", "created_at"}).keys.back().descending = true;
    tickets.indexes.back().keys.back().nulls = NullsOrder::Last;
    auto& lower = index(tickets, {"tenant_id"});
    lower.keys.push_back({{}, "lower(title)", "", "", false, NullsOrder::Default, {}});
    lower.unique = true;
    lower.predicate = "parent_id IS NULL";
    lower.comment = "One open title";
    auto& trigram = index(tickets, {"body"});
    trigram.method = "gin";
    trigram.keys[0].operatorClass = "gin_trgm_ops";
    index(tickets, {"search"}).method = "gin";
    index(tickets, {"code"}).include = columnsOf(tickets, {"title", "price"});
    auto& distinct = index(tickets, {"tenant_id", "code"});
    distinct.unique = true;
    distinct.nullsNotDistinct = true;
    distinct.keys[1].collation = "C";
    Trigger touch;
    touch.id = TriggerId::derive("touch tickets");
    touch.name = "touch";
    touch.events = {"insert", "update"};
    touch.updateOf = columnsOf(tickets, {"title", "body"});
    touch.condition = "NEW.title <> ''";
    touch.function = stamp.id;
    touch.comment = "Keeps the time";
    tickets.triggers = {touch};
    tickets.rowSecurity = tickets.forceRowSecurity = true;
    const std::string floor = "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)";
    tickets.policies = {policy("tickets_floor", floor, {runtime}, true), policy("tickets_rw", "true", {runtime})};
    tickets.policies.push_back(policy("tickets_insert", "app.is_member(author_id)", {runtime, helper}));
    tickets.policies.back().command = PolicyCommand::Insert;
    tickets.policies.push_back(policy("all read", "true", {}));
    tickets.policies.back().command = PolicyCommand::Select;
    tickets.policies.back().comment = "Still below the floor";
    tickets.policies.push_back(policy("update", "true", {runtime}));
    tickets.policies.back().command = PolicyCommand::Update;
    tickets.policies.back().checkExpression = floor;
    tickets.grants = {grant(runtime, {"select", "insert", "delete"}), grant(runtime, {"update"})};
    tickets.grants.back().columns = columnsOf(tickets, {"title", "body"});
    refers(tenants, {"id", "first_ticket"}, tickets, {"tenant_id", "id"}).onDelete = ReferentialAction::Restrict;
    d.add(tenants);
    d.add(members);
    d.add(tickets);

    Table events = table("events", {"tenant_id uuid", "at timestamptz", "kind text"}, "app");
    primaryKey(events, {"tenant_id", "at"});
    events.partitioning.strategy = PartitionStrategy::Range;
    events.partitioning.keys.push_back({columnOf(events, "at"), "", "", "", false, NullsOrder::Default, {}});
    refers(events, {"tenant_id"}, tenants, {"id"});
    index(events, {"tenant_id", "kind"});
    events.rowSecurity = true;
    d.add(events);
    Table january = table("events_2026_01", {"tenant_id uuid", "at timestamptz", "kind text"}, "app");
    january.partitionOf = events.id;
    january.partitionBounds = "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')";
    january.rowSecurity = january.forceRowSecurity = true;
    d.add(january);
    Table rest = table("events_rest", {"tenant_id uuid", "at timestamptz", "kind text"}, "app");
    rest.partitionOf = events.id;
    d.add(rest);
    Table base = table("a_document", {"id bigint identity", "title text"});
    columnIn(base, "id").identity = Identity::ByDefault;
    d.add(base);
    Table letter = table("a_letter", {"to_whom text"});
    letter.inherits = {base.id};
    letter.unlogged = true;
    letter.options = "WITH (fillfactor = 70)";
    d.add(letter);
    numbers.ownedByTable = tickets.id;
    numbers.ownedBy = columnOf(tickets, "number");
    d.add(numbers);

    View open;
    open.id = ViewId::derive("open");
    open.namespaceId = app;
    open.name = "a_open_tickets";
    open.definition = "SELECT tenant_id, id, title FROM app.z_all_tickets WHERE parent_id IS NULL -- not split\n;";
    open.columnNames = {"tenant", "ticket", "title"};
    open.securityInvoker = true;
    open.checkOption = "cascaded";
    open.comment = "To be answered";
    open.grants = {grant(runtime, {"select"})};
    d.add(open);
    View all = open;
    all.id = ViewId::derive("all");
    all.name = "z_all_tickets";
    all.columnNames = {};
    all.checkOption = "";
    all.definition = "SELECT * FROM app.tickets";
    d.add(all);
    View counts;
    counts.id = ViewId::derive("counts");
    counts.namespaceId = app;
    counts.name = "ticket_counts";
    counts.materialized = true;
    counts.definition = "SELECT tenant_id, count(*) AS n FROM app.tickets GROUP BY 1";
    Index counted;
    counted.id = IndexId::derive("counted");
    counted.name = "ticket_counts_key";
    counted.unique = true;
    IndexKey tenantKey;
    tenantKey.expression = "tenant_id";
    counted.keys = {tenantKey};
    d.add(counts);

    VerbatimSql verbatim;
    verbatim.id = VerbatimId::derive("cast");
    verbatim.name = "a cast\nDROP TABLE app.tickets;";
    verbatim.sql = "CREATE STATISTICS app.ticket_stats ON tenant_id, parent_id FROM app.tickets;";
    verbatim.downSql = "DROP STATISTICS app.ticket_stats";
    verbatim.dialect = Dialect::PostgreSql;
    d.add(verbatim);
    for (const char* name : {"citext", "btree_gist", "pg_trgm"}) {
        Extension extension;
        extension.id = ExtensionId::derive(name);
        extension.name = name;
        if (std::string(name) == "citext")
            d.add(extension);
    }
    return d.project();
}

/// What the everything design holds after up, with the extensions that nobody declared.
Catalogue expectedEverything(const Project& project)
{
    auto lines = expectedPostgres(project);
    lines.insert("extension btree_gist");
    lines.insert("extension pg_trgm");
    return lines;
}

/// What the server says against the script; empty: nothing.
std::string complaintAbout(const std::string& script)
{
    PostgresServer::shared().createDatabase(database);
    const auto output = PostgresServer::shared().run(script, database);
    PostgresServer::shared().dropDatabase(database);
    return output.ok ? std::string() : output.error;
}

}  // namespace

TEST_CASE("PostgreSQL: the whole model, as the declared migrator and as a superuser, up and down")
{
    auto& server = PostgresServer::shared();
    const Project project = everything();
    const auto result = exported(project, "postgresql");
    CHECK(warningsOf(result) == "");
    const std::string& up = fileOf(result, "0001_init.up.sql");
    const std::string& down = fileOf(result, "0001_init.down.sql");

    SECTION("after roles.sql, as the migrator")
    {
        server.createDatabase(database);
        const auto early = server.run(up, database, "postgres");
        REQUIRE(early.error == "");
        REQUIRE(server.run(down, database).error == "");
        REQUIRE(server.run(fileOf(result, "roles.sql"), database).error == "");
        REQUIRE(server.run(fileOf(result, "roles.sql"), database).error == "");
        const auto made = server.run(up, database, "app_migrator");
        REQUIRE(made.error == "");
        CHECK(difference(expectedEverything(project), readCatalogue(server, database)) == "");
        const auto again = server.run(up, database, "app_migrator");
        CHECK(again.error.find("already exists") != std::string::npos);
        REQUIRE(server.run(down, database, "app_migrator").error == "");
        CHECK(difference(postgresBootstrap(project), readCatalogue(server, database)) == "");
        REQUIRE(server.run(up, database, "app_migrator").error == "");
        REQUIRE(server.run(down, database, "app_migrator").error == "");
        REQUIRE(server.run(fileOf(result, "roles.drop.sql"), database).error == "");
        CHECK(difference({}, readCatalogue(server, database)) == "");
    }
    SECTION("straight away, as a superuser")
    {
        server.createDatabase(database);
        const auto made = server.run(up, database);
        REQUIRE(made.error == "");
        CHECK(difference(expectedEverything(project), readCatalogue(server, database)) == "");
        REQUIRE(server.run(down, database).error == "");
        CHECK(difference({}, readCatalogue(server, database)) == "");
    }
    SECTION("in two databases of one server: roles stay as long as one needs them")
    {
        server.createDatabase(database);
        server.createDatabase("second");
        REQUIRE(server.run(up, database).error == "");
        REQUIRE(server.run(up, "second").error == "");
        const auto kept = server.run(down, database);
        CHECK(kept.ok);
        CHECK(kept.error.find("is kept") != std::string::npos);
        CHECK(difference({}, readCatalogue(server, database)) == "");
        CHECK(difference(expectedEverything(project), readCatalogue(server, "second")) == "");
        REQUIRE(server.run(down, "second").ok);
        server.dropDatabase("second");
    }
    SECTION("as somebody without rights: one clear sentence")
    {
        server.createDatabase(database);
        server.run("CREATE ROLE nobody_special LOGIN");
        const auto refused = server.run(up, database, "nobody_special");
        CHECK_FALSE(refused.ok);
        CHECK(refused.error.find("These database roles are missing: app_helper") == std::string::npos);
        CHECK(refused.error.find("Have an administrator run roles.sql") != std::string::npos);
        CHECK(difference({}, readCatalogue(server, database)) == "");
        server.run("DROP ROLE nobody_special");
    }
    server.dropDatabase(database);
    CHECK(server.leftovers() == "");
}

TEST_CASE("PostgreSQL: names are only names, whatever they hold")
{
    auto& server = PostgresServer::shared();
    const std::vector<std::string> names = {"\"; drop table victim; --", "a'b", "`b`", "new\nline", "\\! touch x", "tab\there",
                                            "$body$", "ä ö 表", "select", " spaces ", "%I %s", ":var :'x'", "--", "/*", "a.b", "back\\slash", std::string(60, 'y'), "表表表表表表表表表表表表表表表表表表表"};
    Design d;
    d.tenantRoles();
    const auto space = d.space("odd\" \nspace; --");
    for (const auto& name : names) {
        d.role("r " + name);
        Table t = table("t", {"id bigint identity", "kind text null"});
        t.id = TableId::derive(name);
        t.namespaceId = space;
        t.name = name;
        t.comment = name;
        Column column = columnIn(t, "kind");
        column.id = ColumnId::derive(name);
        column.name = name;
        column.comment = name;
        column.userType = d.enumeration("e" + name, {name, "x"});
        column.type = "";
        t.columns.push_back(column);
        primaryKey(t, {"id"});
        t.primaryKey->name = "pk " + name;
        check(t, "kind <> 'x;'").name = name;
        index(t, {"kind", name}).name = "i " + name;
        refers(t, {"id"}, t, {"id"}).name = "fk " + name;
        Policy p = policy(name, "kind = 'y'", {RoleId::derive("role/r " + name)});
        p.comment = name;
        t.policies = {p};
        t.rowSecurity = true;
        t.grants = {grant(RoleId::derive("role/r " + name), {"select"})};
        d.add(t);
        View view;
        view.id = ViewId::derive(name);
        view.namespaceId = space;
        view.name = "v " + name;
        view.definition = "SELECT 1";
        view.columnNames = {name};
        d.add(view);
        Function function;
        function.id = FunctionId::derive(name);
        function.namespaceId = space;
        function.name = "f " + name;
        function.returns = "trigger";
        function.language = "plpgsql";
        function.body = "BEGIN RETURN NEW; END -- " + name + " $body2$";
        function.comment = name;
        d.add(function);
    }
    const auto result = exported(d.project(), "postgresql");
    server.createDatabase(database);
    server.run("CREATE TABLE victim (id int)", database);
    const auto made = server.run(fileOf(result, "0001_init.up.sql"), database);
    REQUIRE(made.error == "");
    auto expected = expectedPostgres(d.project());
    const auto found = readCatalogue(server, database);
    CHECK(std::count_if(found.begin(), found.end(), [](const auto& line) { return line.starts_with("table "); }) ==
          static_cast<int>(names.size()) + 1);
    CHECK(server.run("SELECT count(*) FROM pg_description WHERE objsubid = 2 OR objsubid = 3", database).text() != "0\n");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(server.run("SELECT * FROM victim; DROP TABLE victim", database).ok);
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
    CHECK(server.leftovers() == "");
}

TEST_CASE("PostgreSQL: what no name or text may be is refused in one sentence")
{
    const Target* target = findTarget("postgresql");
    auto refusal = [&](auto change) {
        Design d;
        Table t = table("things", {"id uuid", "name text"});
        change(t);
        d.add(t);
        const auto result = target->run(d.project(), {});
        return result ? std::string("exported") : result.error().text();
    };
    CHECK(refusal([](Table&) {}) == "exported");
    CHECK(refusal([](Table& t) { t.name = std::string("a\0b", 3); }).find("bytes that PostgreSQL can't store") != std::string::npos);
    CHECK(refusal([](Table& t) { t.name = "\xff"; }).find("bytes that PostgreSQL can't store") != std::string::npos);
    CHECK(refusal([](Table& t) { t.columns[1].name = ""; }).find("no name") != std::string::npos);
    CHECK(refusal([](Table& t) { t.columns[1].name = std::string(64, 'x'); }).find("longer than 63 bytes") != std::string::npos);
    CHECK(refusal([](Table& t) { t.columns[1].type = "text); DROP TABLE x; --"; }).find("is not a type") != std::string::npos);
    CHECK(refusal([](Table& t) { t.columns[1].defaultExpression = "1); DROP TABLE x; --"; }).find("not one SQL expression") != std::string::npos);
    CHECK(refusal([](Table& t) { check(t, "true) , evil int, CHECK (true"); }).find("brackets") != std::string::npos);
    CHECK(refusal([](Table& t) { t.options = "; DROP TABLE x"; }).find("semicolon") != std::string::npos);
    CHECK(refusal([](Table& t) { t.grants = {grant({}, {"select; drop"})}; }).find("not a privilege") != std::string::npos);
    CHECK(refusal([](Table& t) { t.policies = {policy("p", "true", {RoleId::derive("gone")})}; }).find("no longer exists") != std::string::npos);
    CHECK(target->run(Project(), {.name = "../x"}).error().text().find("lower case letters") != std::string::npos);
}

TEST_CASE("PostgreSQL: a body that is SQL itself is one statement, or refused")
{
    auto written = [](const std::string& body) {
        Design d;
        d.add(Function{.id = FunctionId::derive("sum"), .namespaceId = d.space("public"), .name = "sum_of", .arguments = "a int, b int", .returns = "int",
                       .language = "sql", .body = body, .isStatementBody = true});
        const auto result = findTarget("postgresql")->run(d.project(), {});
        return result ? complaintAbout(fileOf(*result, "0001_init.up.sql")) : result.error().text();
    };
    CHECK(written("RETURN a + b") == "");
    CHECK(written("BEGIN ATOMIC\n SELECT CASE WHEN a > b THEN a ELSE b END;\n SELECT a + b;\nEND") == "");
    for (const char* hostile : {"RETURN a; DROP TABLE x", "BEGIN ATOMIC SELECT 1; END; DROP TABLE x", "BEGIN ATOMIC SELECT 1; END DROP TABLE x",
                                "BEGIN; DROP TABLE x; END", "SELECT 1", "BEGIN ATOMIC SELECT 1;", "BEGIN ATOMIC SELECT 'x; END"})
        CHECK_THAT(written(hostile), Catch::Contains("Write it anew") || Catch::Contains("is not one SQL expression"));
}

TEST_CASE("PostgreSQL: what refers to nothing is left out with a warning")
{
    Design d;
    Table t = table("things", {"id uuid"});
    primaryKey(t, {"id"});
    refers(t, {"id"}, t, {"id"}).target = TableId::derive("gone");
    index(t, {"id"}).keys[0].column = ColumnId::derive("gone");
    unique(t, {"id"});
    t.uniques[0].columns = {ColumnId::derive("gone")};
    d.add(t);
    const auto result = exported(d.project(), "postgresql");
    CHECK(result.warnings.size() == 3);
    CHECK(hasFile(result, "roles.sql") == false);
    auto& server = PostgresServer::shared();
    server.createDatabase(database);
    CHECK(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    CHECK(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    server.dropDatabase(database);
}

TEST_CASE("PostgreSQL: a thousand tables in rings of foreign keys run, and two exports are the same")
{
    Design d;
    d.tenantRoles();
    std::vector<Table> tables;
    for (int i = 0; i < 1000; ++i) {
        tables.push_back(table("table_" + std::to_string(i), {"id bigint identity", "next_id bigint null", "name text"}));
        primaryKey(tables.back(), {"id"});
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        refers(tables[i], {"next_id"}, tables[(i + 1) % tables.size()], {"id"});
        index(tables[i], {"next_id"});
        d.add(tables[i]);
    }
    const auto result = exported(d.project(), "postgresql");
    CHECK(result.files == exported(d.project(), "postgresql").files);
    auto& server = PostgresServer::shared();
    server.createDatabase(database);
    REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
    CHECK(difference(expectedPostgres(d.project()), readCatalogue(server, database)) == "");
    REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
    CHECK(difference({}, readCatalogue(server, database)) == "");
    server.dropDatabase(database);
    CHECK(server.leftovers() == "");
}
