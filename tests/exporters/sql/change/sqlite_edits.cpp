#include "tests/exporters/sql/change/sqlite_edits.h"

#include "core/edits/column_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/namespace_edits.h"
#include "core/edits/reference_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/trigger_edits.h"
#include "core/edits/type_edits.h"
#include "core/edits/view_edits.h"
#include "core/tenancy/protection.h"
#include "tests/exporters/sql/matrix_designs.h"
#include "tests/exporters/sql/portable_design.h"
#include "tests/support/design.h"

namespace barch::test {
namespace {

View view(const std::string& name, const std::string& definition)
{
    View made;
    made.id = ViewId::derive("view " + name);
    made.namespaceId = NamespaceId::derive("namespace/public");
    made.name = name;
    made.definition = definition;
    made.dialect = Dialect::Sqlite;
    return made;
}

Trigger trigger(const std::string& name, const std::string& event, const std::string& body)
{
    Trigger made;
    made.id = TriggerId::derive("trigger " + name);
    made.name = name;
    made.timing = TriggerTiming::After;
    made.events = {event};
    made.body = body;
    made.dialect = Dialect::Sqlite;
    return made;
}

Index onExpression(const std::string& name, const std::string& expression, const std::string& predicate)
{
    Index made;
    made.id = IndexId::derive("index " + name);
    made.name = name;
    made.keys.push_back({{}, expression, {}, {}, false, {}, {}});
    made.predicate = predicate;
    return made;
}

VerbatimSql kept(const std::string& name, const std::string& sql, const std::string& down)
{
    VerbatimSql made;
    made.id = VerbatimId::derive(name);
    made.name = name;
    made.sql = sql;
    made.downSql = down;
    made.dialect = Dialect::Sqlite;
    return made;
}

/// A column of the table changed without an edit's care.
Edit columnChanged(const std::string& name, const std::string& of, std::function<void(Column&)> change)
{
    return tableChanged(name, [=](E, Table& table) { change(columnIn(table, of)); });
}

Result<Project> withoutKept(E p)
{
    Project now = p;
    now.verbatimSql = p.verbatimSql.without(p.verbatimSql.begin()->id);
    return now;
}

}  // namespace

Project sqliteDesign()
{
    Design d(Dialect::Sqlite);
    const auto mood = d.enumeration("mood", {"glad", "calm", "it's bad"});
    UserType percent;
    percent.id = UserTypeId::derive("percent");
    percent.namespaceId = d.space("public");
    percent.name = "percent";
    percent.kind = UserTypeKind::Domain;
    percent.baseType = "integer";
    percent.checks.push_back({ConstraintId::derive("percent"), "", "VALUE BETWEEN 0 AND 100", true, false, "", "", {}});
    d.add(percent);

    Table teams = table("teams", {"id bigint identity", "name varchar(60)", "lead_id integer null"});
    primaryKey(teams, {"id"});
    unique(teams, {"name"});
    Table people = table("people", {"id bigint identity", "email citext", "team_id integer null", "joined date null", "score double precision default 1.5"});
    primaryKey(people, {"id"});
    unique(people, {"email"});
    refers(people, {"team_id"}, teams, {"id"}).onDelete = ReferentialAction::SetNull;
    auto& lead = refers(teams, {"lead_id"}, people, {"id"});
    lead.onDelete = ReferentialAction::SetNull;
    lead.deferral = Deferral::InitiallyDeferred;

    Table tickets = table("tickets", {"team_id integer", "id uuid", "subject varchar(200)", "body text default ''", "mood text default 'calm'", "done text default 0",
                                      "effort integer null", "price numeric(10,2) default 0.5", "urgent boolean default 0", "meta json default '{}'", "parent_id uuid null",
                                      "author_id integer null", "reference varchar(40) null", "seen timestamptz null", "subject_length integer null", "order varchar(10) null", "loud text null"});
    columnIn(tickets, "mood").userType = mood;
    columnIn(tickets, "done").userType = percent.id;
    columnIn(tickets, "mood").type = columnIn(tickets, "done").type = "";
    columnIn(tickets, "subject_length").generatedExpression = "length(subject)";
    columnIn(tickets, "loud").generatedExpression = "upper(subject)";
    columnIn(tickets, "loud").generatedStored = false;
    columnIn(tickets, "subject").comment = "Short";
    primaryKey(tickets, {"team_id", "id"});
    unique(tickets, {"team_id", "subject"});
    refers(tickets, {"team_id"}, teams, {"id"}).onDelete = ReferentialAction::Cascade;
    auto& parent = refers(tickets, {"team_id", "parent_id"}, tickets, {"team_id", "id"});
    parent.onDelete = ReferentialAction::SetNull;
    parent.setColumns = columnsOf(tickets, {"parent_id"});
    refers(tickets, {"author_id"}, people, {"id"}).onUpdate = ReferentialAction::Cascade;
    check(tickets, "effort > 0").name = "effort takes time";
    check(tickets, "price >= 0 AND (urgent = 0 OR effort IS NOT NULL)");
    index(tickets, {"author_id", "effort"}).keys.back().descending = true;
    index(tickets, {"reference"}).name = "tickets_reference";
    tickets.indexes.push_back(onExpression("tickets_busy", "lower(subject)", "effort IS NOT NULL"));
    Index one = onExpression("one_reference", "reference", "done = 0");
    one.unique = true;
    tickets.indexes.push_back(one);

    Table log = table("log", {"id bigint identity", "what text", "at timestamptz default CURRENT_TIMESTAMP"});
    primaryKey(log, {"id"});
    Trigger changed = trigger("tickets_log", "update", "INSERT INTO log (what) VALUES ('ticket ' || NEW.id || ': ' || coalesce(OLD.effort, 0))");
    changed.updateOf = columnsOf(tickets, {"effort", "price"});
    changed.condition = "NEW.effort IS NOT OLD.effort";
    tickets.triggers = {changed, trigger("tickets_last_of_team", "delete", "UPDATE teams SET name = teams.name || ' (idle)' WHERE teams.id = OLD.team_id AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.team_id = OLD.team_id)")};
    people.triggers = {trigger("people_log", "insert", "UPDATE log SET what = log.what || '!' WHERE log.id = -1 AND EXISTS (SELECT 1 FROM people)")};
    Table settings = table("settings", {"team_id integer", "name text", "value any null", "changed integer default 0"});
    settings.options = "STRICT, WITHOUT ROWID";
    primaryKey(settings, {"team_id", "name"});
    refers(settings, {"team_id"}, teams, {"id"});
    Table archive = table("archive", {"id integer", "subject varchar(20) default 'none'", "closed datetime null", "score decimal(10,2) default 0", "note any null"});
    archive.options = "NOT STRICT";
    primaryKey(archive, {"id"});
    index(archive, {"closed"});
    for (const Table& made : {teams, people, tickets, log, settings, archive})
        d.add(made);
    View open = view("open_tickets", "SELECT team_id, id, subject, effort, mood FROM tickets WHERE done < 100");
    Trigger written = trigger("open_tickets_written", "insert", "INSERT INTO log (what) VALUES ('opened ' || NEW.subject)");
    written.timing = TriggerTiming::InsteadOf;
    open.triggers = {written};
    d.add(open);
    d.add(view("open_subjects", "SELECT o.subject, p.email FROM open_tickets o JOIN people p ON p.team_id = o.team_id"));
    d.add(view("everything", "SELECT * FROM tickets"));
    View named = view("team_counts", "SELECT team_id, count(*) FROM tickets GROUP BY team_id");
    named.columnNames = {"team", "tickets"};
    d.add(named);
    d.add(kept("kept trigger", "CREATE TRIGGER people_kept AFTER DELETE ON people BEGIN DELETE FROM log WHERE what = 'person ' || OLD.email; END", "DROP TRIGGER people_kept"));
    return d.project();
}

std::vector<PickedEdit> sqliteEdits()
{
    std::vector<PickedEdit> list;
    auto put = [&](const std::string& name, Edit edit, bool isRefused = false) { list.push_back({name, std::move(edit), isRefused}); };
    auto ticketsId = [](E p) { return tableIn(p, "tickets").id; };
    put("nothing", [](E p) { return p; });
    put("rename a table", [=](E p) { return renameTable(p, ticketsId(p), "requests"); });
    put("rename a table in case alone", [=](E p) { return renameTable(p, ticketsId(p), "Tickets"); });
    put("rename a column that everything names", renamed("tickets", "effort", "work"));
    put("rename a column of computed ones", renamed("tickets", "subject", "headline"));
    put("rename a column that references name", renamed("people", "id", "number"));
    put("rename a key of several tables", renamed("tickets", "team_id", "crew_id"));
    put("swap two columns", all({renamed("tickets", "effort", "x"), renamed("tickets", "reference", "effort"), renamed("tickets", "x", "reference")}));
    put("swap two tables", all({[](E p) { return renameTable(p, tableIn(p, "log").id, "x"); }, [](E p) { return renameTable(p, tableIn(p, "teams").id, "log"); },
                                [](E p) { return renameTable(p, tableIn(p, "x").id, "teams"); }}));
    put("rename to what a removed column was called", all({removed("tickets", "reference"), renamed("tickets", "effort", "reference")}));
    put("remove a column and add one of its name", all({removed("people", "score"), [](E p) {
        Column made = column("score", "varchar(20)", false, "'none'");
        made.id = ColumnId::derive("another score");
        return addColumn(p, tableIn(p, "people").id, made);
    }}));
    put("rename a table to what a removed one was called", all({[](E p) { return removeTable(p, tableIn(p, "log").id); }, [=](E p) { return renameTable(p, ticketsId(p), "log"); }}));
    put("rename a value of an enum", [](E p) { return renameEnumValue(p, named(p.types, "mood").id, named(p.types, "mood").values[1].id, "at ease"); });
    put("two values of an enum take each other's name", [](E p) {
        UserType t = named(p.types, "mood");
        std::swap(t.values[0].name, t.values[2].name);
        return changeType(p, t);
    });
    put("add a value to an enum and use it as default", all({[](E p) { return addEnumValue(p, named(p.types, "mood").id, "bored", 1); },
        onColumn("tickets", "mood", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "'bored'"); })}));
    put("rename a view", [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy_tickets"); });
    put("a second namespace changes what tables are called", all({[](E p) { Namespace n; n.name = "desk"; return addNamespace(p, n); },
        [](E p) { return moveTableToNamespace(p, tableIn(p, "log").id, named(p.namespaces, "desk").id); }}));
    put("rename an index and a check", all({[=](E p) { return renameIndex(p, ticketsId(p), tableIn(p, "tickets").indexes[1].id, "by_reference"); },
        [=](E p) { return renameConstraint(p, ticketsId(p), tableIn(p, "tickets").checks[0].id, "effort is more than none"); }}));
    put("rename a trigger", tableChanged("tickets", [](E, Table& t) { t.triggers.at(0).name = "tickets_first"; }));
    put("add an optional column", added("tickets", column("remark", "text")));
    put("add a required column with a default", added("tickets", column("weight", "integer", false, "3")));
    put("add columns with defaults of all kinds", all({added("tickets", column("a", "integer", false, "-7")), added("tickets", column("b", "text", false, "'it''s'")),
        added("tickets", column("c", "bytea", true, "x'00ff'")), added("tickets", column("d", "boolean", false, "TRUE")), added("tickets", column("e", "real", true, "(1.5)"))}));
    put("add a required column that is backfilled", added("tickets", column("source", "varchar(20)", false)));
    put("add a required column whose default is computed", added("tickets", column("code", "text", false, "lower(hex(randomblob(4)))")));
    put("add an optional column whose default is the time", added("tickets", column("at", "timestamptz", true, "CURRENT_TIMESTAMP")));
    put("add a computed column", [=](E p) { Column c = column("quiet", "text"); c.generatedExpression = "lower(subject)"; return addColumn(p, ticketsId(p), c); });
    put("add a computed column that is not stored", [=](E p) { Column c = column("quiet", "text"); c.generatedExpression = "lower(subject)"; c.generatedStored = false; return addColumn(p, ticketsId(p), c); });
    put("add a column with an enum", [=](E p) { Column c = column("second_mood", "", true); c.userType = named(p.types, "mood").id; return addColumn(p, ticketsId(p), c); });
    put("add a column with a check", all({added("tickets", column("stars", "integer")), [=](E p) { return addCheck(p, ticketsId(p), Check{{}, "", "stars BETWEEN 1 AND 5 OR effort IS NULL", true, false, "", "", {}}); }}));
    put("remove a column that much depends on", removed("tickets", "effort"));
    put("remove a column that nothing depends on", removed("tickets", "seen"));
    put("remove a column of an index", removed("tickets", "reference"));
    put("remove computed columns", all({removed("tickets", "subject_length"), removed("tickets", "loud")}));
    put("remove one column and add another", all({removed("tickets", "seen"), added("tickets", column("heard", "text"))}));
    put("make a column required", onColumn("tickets", "reference", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, false); }));
    put("make a column optional", onColumn("tickets", "done", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, true); }));
    put("change a default", onColumn("tickets", "price", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "9.75"); }));
    put("take a default away", onColumn("tickets", "body", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, ""); }));
    put("types that SQLite stores alike", all({typed("tickets", "effort", "bigint"), typed("tickets", "reference", "text"), typed("tickets", "price", "numeric(14,4)")}));
    put("number to text", typed("people", "score", "text"));
    put("boolean to text", all({tableChanged("tickets", [](E, Table& t) { t.checks.pop_back(); }), columnChanged("tickets", "urgent", [](Column& c) { c.type = "text"; c.defaultExpression = "'false'"; })}));
    put("date to moment", typed("people", "joined", "timestamptz"));
    put("the counter taken away", columnChanged("log", "id", [](Column& c) { c.identity = Identity::None; }));
    put("another computation", columnChanged("tickets", "subject_length", [](Column& c) { c.generatedExpression = "length(subject) * 2"; }));
    put("a computed column becomes a plain one", columnChanged("tickets", "subject_length", [](Column& c) { c.generatedExpression = ""; }));
    put("a plain column becomes a computed one", columnChanged("tickets", "seen", [](Column& c) { c.type = "text"; c.generatedExpression = "subject || '!'"; }));
    put("a domain with other limits", [](E p) { UserType t = named(p.types, "percent"); t.checks[0].expression = "VALUE BETWEEN 0 AND 1000"; return changeType(p, t); });
    put("collation", columnChanged("tickets", "body", [](Column& c) { c.collation = "nocase"; }));
    put("comments", all({[=](E p) { return setTableComment(p, ticketsId(p), "What people ask"); }, onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnComment(p, t, c.id, "In hours"); })}));
    put("add a table", [](E p) { return addProtectedTable(p, newTable(p, "surveys", TenancyClass::Global)); });
    put("remove a table that others refer to", all({withoutKept, [](E p) { return removeTable(p, tableIn(p, "people").id); }}));
    put("remove tables in a ring", all({withoutKept, [](E p) { return removeTable(p, tableIn(p, "people").id); }, [](E p) { return removeTable(p, tableIn(p, "teams").id); }}));
    put("a table is replaced by another of its name", all({[](E p) { return removeTable(p, tableIn(p, "log").id); },
        [](E p) { return addProtectedTable(p, newTable(p, "log", TenancyClass::Global, TableId::derive("other log"))); }}));
    put("tables in a ring are both made anew", all({typed("people", "score", "text"), [](E p) { return addCheck(p, tableIn(p, "teams").id, Check{{}, "", "length(name) > 0", true, false, "", "", {}}); }}));
    put("a reference with a new column", [=](E p) { return addReference(p, ticketsId(p), tableIn(p, "people").id, {.column = "reviewer_id", .nullable = true, .onDelete = ReferentialAction::SetNull}); });
    put("a reference does something else", tableChanged("tickets", [](E, Table& t) { t.foreignKeys.back().onDelete = ReferentialAction::Cascade; }));
    put("a reference is checked later", tableChanged("people", [](E, Table& t) { t.foreignKeys.back().deferral = Deferral::InitiallyDeferred; }));
    put("a reference empties all its columns no more", tableChanged("tickets", [](E, Table& t) { t.foreignKeys[1].onDelete = ReferentialAction::NoAction; t.foreignKeys[1].setColumns.clear(); }));
    put("remove a reference", [=](E p) { return removeForeignKey(p, ticketsId(p), tableIn(p, "tickets").foreignKeys.back().id); });
    put("a check, an index and a unique constraint", all({[](E p) { return addCheck(p, tableIn(p, "log").id, Check{{}, "", "length(what) > 0", true, false, "", "", {}}); },
        [](E p) { return addUnique(p, tableIn(p, "log").id, {tableIn(p, "log").columnNamed("id")->id, tableIn(p, "log").columnNamed("what")->id}); },
        [](E p) { return addIndex(p, tableIn(p, "log").id, {tableIn(p, "log").columnNamed("what")->id}); }}));
    put("a primary key of more columns", tableChanged("log", [](E, Table& t) { columnIn(t, "id").identity = Identity::None; t.primaryKey->columns = columnsOf(t, {"id", "what"}); }));
    put("indexes change and go", all({[=](E p) { Index i = tableIn(p, "tickets").indexes[0]; i.keys[0].descending = true; return changeIndex(p, ticketsId(p), i); },
        [=](E p) { Index i = tableIn(p, "tickets").indexes[2]; i.predicate = "effort > 3"; return changeIndex(p, ticketsId(p), i); }, [=](E p) { return removeIndex(p, ticketsId(p), tableIn(p, "tickets").indexes[1].id); }}));
    put("a view shows more", viewChanged("open_tickets", [](View& v) { v.definition = "SELECT team_id, id, subject, effort, mood, done FROM tickets"; }));
    put("views name their columns", viewChanged("team_counts", [](View& v) { v.columnNames = {"crew", "number"}; }));
    put("remove views", all({[](E p) { return removeView(p, named(p.views, "open_subjects").id); }, [](E p) { return removeView(p, named(p.views, "everything").id); }}));
    put("a view that names nothing stands beside a rename", all({[](E p) { return addView(p, view("broken", "SELECT nothing_here FROM log")); }, renamed("tickets", "effort", "work")}));
    put("a trigger does something else", tableChanged("tickets", [](E, Table& t) { t.triggers.back().body = "DELETE FROM log"; t.triggers.back().updateOf.clear(); }));
    put("a trigger is added and one goes", tableChanged("people", [](E, Table& t) { t.triggers = {trigger("people_gone", "delete", "INSERT INTO log (what) VALUES ('gone')")}; }));
    put("SQL kept word for word on a table that is made anew", typed("people", "score", "text"));
    put("a table without rowid", all({added("settings", column("hint", "text")), renamed("settings", "value", "content"),
        [](E p) { return addCheck(p, tableIn(p, "settings").id, Check{{}, "", "length(name) > 0", true, false, "", "", {}}); }}));
    put("a table without rowid gets one", tableChanged("settings", [](E, Table& t) { t.options = "STRICT"; }));
    put("a table that isn't strict", all({typed("archive", "score", "real"), typed("archive", "closed", "text"), added("archive", column("more", "datetime", false, "'2026-01-01'")), removed("archive", "note")}));
    put("a table becomes strict", tableChanged("archive", [](E, Table& t) {
        t.options = "STRICT";
        columnIn(t, "subject").type = columnIn(t, "closed").type = "text";
        columnIn(t, "score").type = "real";
    }));
    put("a trigger of a view changes with the view", viewChanged("open_tickets", [](View& v) { v.definition += " AND urgent = 1"; v.triggers[0].body = "DELETE FROM log"; }));
    put("a trigger of a view goes", viewChanged("open_tickets", [](View& v) { v.triggers.clear(); }));
    put("rename everything at once", all({[=](E p) { return renameTable(p, ticketsId(p), "requests"); }, renamed("requests", "effort", "work"), renamed("requests", "subject", "headline"), renamed("teams", "id", "number"),
        [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy"); }, typed("requests", "price", "text")}));
    return list;
}

std::vector<Project> sqliteBases()
{
    return {sqliteDesign(), portableDesign(),
            with({"tenants", "users", "memberships", "products", "orders", "order_lines", "customers", "categories"}, starterDesign("sqlite", "shared", 2)),
            with({"users", "patients", "appointments", "doctors", "rooms"}, starterDesign("sqlite", "none", 5))};
}

}  // namespace barch::test
