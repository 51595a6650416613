#include "tests/exporters/sql/change/mysql_edit_menu.h"

#include "core/edits/column_edits.h"
#include "core/edits/function_edits.h"
#include "core/edits/grant_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/namespace_edits.h"
#include "core/edits/reference_edits.h"
#include "core/edits/role_edits.h"
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

View view(const Project& project, const std::string& name, const std::string& definition)
{
    View made;
    made.name = name;
    made.namespaceId = tableIn(project, "tickets").namespaceId;
    made.dialect = Dialect::MySql;
    made.definition = definition;
    made.grants.push_back({project.tenancy->runtimeRole, {"select"}, {}, false, {}});
    return made;
}

Column computed(const std::string& name, const std::string& type, const std::string& expression, bool stored)
{
    Column made = column(name, type);
    made.generatedExpression = expression;
    made.generatedStored = stored;
    return made;
}

Trigger stamp(const std::string& name, TriggerTiming timing, const std::string& event, const std::string& body)
{
    Trigger made;
    made.name = name;
    made.timing = timing;
    made.events = {event};
    made.body = body;
    made.dialect = Dialect::MySql;
    return made;
}

Project withTypesAndColumns(Project p)
{
    const NamespaceId space = tableIn(p, "tickets").namespaceId;
    UserType mood;
    mood.name = "mood";
    mood.namespaceId = space;
    for (const char* value : {"glad", "calm", "cross"})
        mood.values.push_back({EnumValueId::derive(value), value, {}});
    p = must(addType(p, mood));
    UserType percent;
    percent.name = "percent";
    percent.namespaceId = space;
    percent.kind = UserTypeKind::Domain;
    percent.baseType = "integer";
    percent.checks.push_back({ConstraintId::derive("percent"), "percent_range", "VALUE BETWEEN 0 AND 100", true, false, "", "", {}});
    p = must(addType(p, percent));
    const TableId tickets = tableIn(p, "tickets").id;
    Column felt = column("mood", "", false, "'calm'");
    felt.userType = named(p.types, "mood").id;
    p = must(addColumn(p, tickets, felt));
    Column done = column("done", "", false, "0");
    done.userType = named(p.types, "percent").id;
    p = must(addColumn(p, tickets, done));
    p = must(addColumn(p, tickets, column("effort", "integer", true)));
    p = must(addColumn(p, tickets, column("claim", "varchar(40)", true)));
    Column noted = column("noted_at", "datetime(3)", false, "CURRENT_TIMESTAMP(3)");
    noted.options = "ON UPDATE CURRENT_TIMESTAMP(3)";
    p = must(addColumn(p, tickets, noted));
    p = must(addColumn(p, tickets, computed("subject_length", "integer", "char_length(subject)", true)));
    p = must(addColumn(p, tickets, computed("double_length", "integer", "subject_length * 2", false)));
    return p;
}

Project withChecksAndIndexes(Project p)
{
    const Table& tickets = tableIn(p, "tickets");
    p = must(addCheck(p, tickets.id, Check{{}, "tickets_effort_check", "effort > 0", true, false, "", "", {}}));
    Index busy;
    busy.name = "tickets_busy";
    busy.unique = true;
    busy.keys.push_back({tickets.columnNamed("tenant_id")->id, {}, {}, {}, false, {}, {}});
    busy.keys.push_back({tickets.columnNamed("claim")->id, {}, {}, {}, false, {}, {}});
    busy.predicate = "effort IS NOT NULL";
    p = must(addIndex(p, tickets.id, busy));
    Index lower;
    lower.name = "tickets_lower";
    lower.keys.push_back({{}, "lower(subject)", {}, {}, false, {}, {}});
    p = must(addIndex(p, tickets.id, lower));
    p = must(addIndex(p, tickets.id, {tickets.columnNamed("subject_length")->id}));
    return must(addIndex(p, tickets.id, {tickets.columnNamed("effort")->id}));
}

Project withRoutines(Project p)
{
    Function bump;
    bump.name = "bump";
    bump.namespaceId = tableIn(p, "tickets").namespaceId;
    bump.arguments = "amount integer";
    bump.returns = "integer";
    bump.language = "sql";
    bump.dialect = Dialect::MySql;
    bump.volatility = Volatility::Immutable;
    bump.body = "RETURN amount + 1";
    bump.grants = {{p.tenancy->runtimeRole, {"execute"}, {}, false, {}}};
    p = must(addFunction(p, bump));
    p = must(addView(p, view(p, "open_tickets", "SELECT tenant_id, id, subject, bump(effort) AS effort, mood FROM tickets WHERE effort IS NOT NULL")));
    p = must(addView(p, view(p, "open_subjects", "SELECT id, mood FROM open_tickets")));
    p = must(addView(p, view(p, "everything", "SELECT * FROM tickets")));
    const TableId tickets = tableIn(p, "tickets").id;
    p = must(addTrigger(p, tickets, stamp("tickets_trim", TriggerTiming::Before, "insert", "SET NEW.subject = trim(NEW.subject)")));
    return must(addTrigger(p, tickets, stamp("tickets_effort", TriggerTiming::Before, "update", "IF NEW.effort < 0 THEN\n  SET NEW.effort = 0;\nEND IF;")));
}

Edit retypedNumbers(const std::string& name, const std::string& type)
{
    return typed("numbers", name, type);
}

void addRenames(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit), false}); };
    put("rename a table", [](E p) { return renameTable(p, tableIn(p, "tickets").id, "requests"); });
    put("rename the tenant root", [](E p) { return renameTable(p, tableIn(p, "tenants").id, "companies"); });
    put("rename a column that everything names", renamed("tickets", "effort", "work"));
    put("rename a column of a computed one", renamed("tickets", "subject", "headline"));
    put("rename a computed column", renamed("tickets", "subject_length", "length"));
    put("rename a column of keys", renamed("customers", "id", "number"));
    put("swap two columns", all({renamed("tickets", "effort", "x"), renamed("tickets", "claim", "effort"), renamed("tickets", "x", "claim")}));
    put("swap two tables", all({[](E p) { return renameTable(p, tableIn(p, "ticket_tags").id, "x"); }, [](E p) { return renameTable(p, tableIn(p, "support_teams").id, "ticket_tags"); },
                                [](E p) { return renameTable(p, tableIn(p, "x").id, "support_teams"); }}));
    put("another case", renamed("tickets", "effort", "Effort"));
    put("rename to what a removed column was called", all({removed("tickets", "claim"), renamed("tickets", "effort", "claim")}));
    put("remove a column and add one of its name", all({removed("numbers", "label"), [](E p) {
        Column made = column("label", "integer", false, "7");
        made.id = ColumnId::derive("another label");
        return addColumn(p, tableIn(p, "numbers").id, made);
    }}));
    put("rename a view", [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy_tickets"); });
    put("rename a function", [](E p) { return renameFunction(p, named(p.functions, "bump").id, "raise"); });
    put("a table in another namespace", all({[](E p) { Namespace n; n.name = "desk"; return addNamespace(p, n); },
        [](E p) { return moveTableToNamespace(p, tableIn(p, "numbers").id, named(p.namespaces, "desk").id); }}));
    put("rename an index and a check", all({[](E p) { return renameIndex(p, tableIn(p, "tickets").id, tableIn(p, "tickets").indexes.back().id, "tickets_by_effort"); },
        [](E p) { return renameConstraint(p, tableIn(p, "tickets").id, tableIn(p, "tickets").checks.back().id, "effort_is_more_than_none"); }}));
    put("swap the names of two indexes", tableChanged("tickets", [](E, Table& t) { std::swap(t.indexes[t.indexes.size() - 1].name, t.indexes[t.indexes.size() - 2].name); }));
    put("rename a foreign key", [](E p) { return renameConstraint(p, tableIn(p, "tickets").id, tableIn(p, "tickets").foreignKeys.back().id, "tickets_last_fkey"); });
    put("rename a database role", [](E p) { return renameRole(p, p.tenancy->runtimeRole, "desk_runtime"); });
    put("rename a trigger", tableChanged("tickets", [](E, Table& t) { t.triggers.back().name = "tickets_first"; }));
    put("rename everything at once", all({[](E p) { return renameTable(p, tableIn(p, "tickets").id, "requests"); }, renamed("requests", "effort", "work"), renamed("requests", "subject", "headline"),
        [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy"); }}));
}

void addEnums(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit), false}); };
    put("rename a value of an enum", [](E p) { return renameEnumValue(p, named(p.types, "mood").id, named(p.types, "mood").values[1].id, "at ease"); });
    put("swap two values of an enum", all({[](E p) { return renameEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("glad"), "x"); },
        [](E p) { return renameEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("cross"), "glad"); }, [](E p) { return renameEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("glad"), "cross"); }}));
    put("add a value at the end", [](E p) { return addEnumValue(p, named(p.types, "mood").id, "bored", 3); });
    put("add a value in the middle and use it as default", all({[](E p) { return addEnumValue(p, named(p.types, "mood").id, "bored", 1); },
        onColumn("tickets", "mood", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "'bored'"); })}));
    put("move a value of an enum", [](E p) { return moveEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("cross"), 0); });
    put("add a column with an enum", [](E p) { Column c = column("second_mood", "", true); c.userType = named(p.types, "mood").id; return addColumn(p, tableIn(p, "tickets").id, c); });
    put("an enum becomes a text", tableChanged("tickets", [](E, Table& t) { columnIn(t, "mood").userType = {}; columnIn(t, "mood").type = "varchar(20)"; }));
}

void addColumnEdits(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit), false}); };
    put("add an optional column", added("tickets", column("remark", "text")));
    put("add a required column with a default", added("tickets", column("weight", "integer", false, "3")));
    put("add a required column that is backfilled", added("tickets", column("source", "varchar(20)", false)));
    put("add a computed column", [](E p) { return addColumn(p, tableIn(p, "tickets").id, computed("loud", "varchar(250)", "upper(subject)", true)); });
    put("remove a column that much depends on", removed("tickets", "claim"));
    put("remove the computed columns", all({removed("tickets", "double_length"), removed("tickets", "subject_length")}));
    put("make a column required", onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, false); }));
    put("make a column optional", onColumn("tickets", "done", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, true); }));
    put("make a column of another type required", all({typed("tickets", "effort", "bigint"), onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, false); })}));
    put("change a default", onColumn("numbers", "price", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "9.75"); }));
    put("take a default away", onColumn("numbers", "open", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, ""); }));
    put("it notes updates no more", tableChanged("tickets", [](E, Table& t) { columnIn(t, "noted_at").options.clear(); }));
    put("widen a number", typed("tickets", "effort", "bigint"));
    put("widen a text that a computed column reads", typed("tickets", "subject", "text"));
    put("numeric with more room", retypedNumbers("price", "numeric(14,4)"));
    put("number to text", retypedNumbers("score", "text"));
    put("text with a limit", retypedNumbers("label", "varchar(300)"));
    put("the type of a key and of what refers to it", all({typed("ledgers", "number_id", "integer"), retypedNumbers("id", "integer")}));
    put("identity taken away", tableChanged("numbers", [](E, Table& t) { columnIn(t, "id").identity = Identity::None; }));
    put("a column begins to count", tableChanged("ledgers", [](E, Table& t) { columnIn(t, "line").identity = Identity::ByDefault; }));
    put("another column counts", all({tableChanged("numbers", [](E, Table& t) { columnIn(t, "id").identity = Identity::None; }), [](E p) {
        Column c = column("rank", "bigint", false);
        c.identity = Identity::ByDefault;
        return addColumn(p, tableIn(p, "numbers").id, c);
    }}));
    put("another computation", tableChanged("tickets", [](E, Table& t) { columnIn(t, "double_length").generatedExpression = "subject_length + subject_length + 1"; }));
    put("another computation that others are computed from", tableChanged("tickets", [](E, Table& t) {
        columnIn(t, "subject_length").generatedExpression = "char_length(subject) * 2";
        columnIn(t, "double_length").generatedExpression = "subject_length * 3";
    }));
    put("a stored computed column becomes a plain one", tableChanged("tickets", [](E, Table& t) { columnIn(t, "subject_length").generatedExpression = ""; }));
    put("a virtual computed column becomes a plain one", tableChanged("tickets", [](E, Table& t) { columnIn(t, "double_length").generatedExpression = ""; }));
    put("a computed column is stored", tableChanged("tickets", [](E, Table& t) { columnIn(t, "double_length").generatedStored = true; }));
    put("a plain column is computed", tableChanged("tickets", [](E, Table& t) { columnIn(t, "effort").generatedExpression = "done * 2"; }));
    put("a domain with other limits", [](E p) { UserType t = named(p.types, "percent"); t.checks[0].expression = "VALUE BETWEEN 0 AND 1000"; return changeType(p, t); });
    put("collation", tableChanged("numbers", [](E, Table& t) { columnIn(t, "label").collation = "utf8mb4_bin"; }));
    put("comments", all({[](E p) { return setTableComment(p, tableIn(p, "tickets").id, ""); }, [](E p) { return setTableComment(p, tableIn(p, "numbers").id, "It's new; really"); },
        onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnComment(p, t, c.id, "In hours"); }),
        onColumn("tickets", "subject_length", [](E p, TableId t, const Column& c) { return setColumnComment(p, t, c.id, "Computed"); })}));
    put("a new required column takes over from one that goes", all({added("customers", column("nickname", "varchar(150)", false)), removed("customers", "phone")}));
    put("columns in another order", onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return moveColumn(p, t, c.id, 0); }));
}

void addTableEdits(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit), false}); };
    put("add a table with its guards", [](E p) { return addProtectedTable(p, newTable(p, "surveys", TenancyClass::Owned)); });
    put("remove a table that others refer to", [](E p) { return removeTable(p, tableIn(p, "support_teams").id); });
    put("remove tables of a ring", all({[](E p) { return removeTable(p, tableIn(p, "ledgers").id); }, [](E p) { return removeTable(p, tableIn(p, "numbers").id); }}));
    put("a table is replaced by another of its name", all({[](E p) { return removeTable(p, tableIn(p, "numbers").id); },
        [](E p) { return addProtectedTable(p, newTable(p, "numbers", TenancyClass::Owned, TableId::derive("other numbers"))); }}));
    put("a reference with a new column", [](E p) { return addReference(p, tableIn(p, "tickets").id, tableIn(p, "ticket_tags").id, {.column = "main_tag_id", .nullable = true, .onDelete = ReferentialAction::SetNull}); });
    put("a reference does something else", tableChanged("tickets", [](E, Table& t) { t.foreignKeys.back().onUpdate = ReferentialAction::Cascade; }));
    put("remove a reference", [](E p) { return removeForeignKey(p, tableIn(p, "tickets").id, tableIn(p, "tickets").foreignKeys.back().id); });
    put("remove all indexes of a table with references", tableChanged("tickets", [](E, Table& t) { t.indexes.clear(); }));
    put("a key that references use gets another name and more columns", all({[](E p) { return addUnique(p, tableIn(p, "numbers").id, {tableIn(p, "numbers").columnNamed("id")->id, tableIn(p, "numbers").columnNamed("score")->id}); },
        tableChanged("numbers", [](E, Table& t) { t.primaryKey->columns.push_back(columnOf(t, "price")); })}));
    put("a check, an index and a unique constraint", all({[](E p) { return addCheck(p, tableIn(p, "numbers").id, Check{{}, "", "score >= 0", true, false, "", "", {}}); },
        [](E p) { return addUnique(p, tableIn(p, "numbers").id, {tableIn(p, "numbers").columnNamed("id")->id, tableIn(p, "numbers").columnNamed("score")->id}); }}));
    put("a unique constraint on a text", [](E p) { return addUnique(p, tableIn(p, "numbers").id, {tableIn(p, "numbers").columnNamed("label")->id, tableIn(p, "numbers").columnNamed("id")->id}); });
    put("an index changes and another goes", all({[](E p) { Index i = tableIn(p, "tickets").indexes.back(); i.keys[0].descending = true; return changeIndex(p, tableIn(p, "tickets").id, i); },
        [](E p) { return removeIndex(p, tableIn(p, "tickets").id, tableIn(p, "tickets").indexes.at(tableIn(p, "tickets").indexes.size() - 2).id); }}));
    put("an index over other rows", tableChanged("tickets", [](E, Table& t) {
        for (Index& index : t.indexes)
            if (index.name == "tickets_busy")
                index.predicate = "effort IS NULL";
    }));
    put("grants", all({[](E p) { return grantOnTable(p, tableIn(p, "numbers").id, p.tenancy->runtimeRole, {"insert"}); },
        viewChanged("open_tickets", [](View& v) { v.grants.clear(); })}));
    put("a grant that may be passed on", tableChanged("numbers", [](E p, Table& t) { t.grants.push_back({p.tenancy->runtimeRole, {"update"}, {columnOf(t, "score")}, true, {}}); }));
    put("one more role, with rights", all({[](E p) { Role r; r.name = "app_reader"; r.login = true; return addRole(p, r); },
        [](E p) { return grantOnTable(p, tableIn(p, "numbers").id, named(p.roles, "app_reader").id, {"select"}); }}));
}

void addTextEdits(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit), false}); };
    put("a function does something else", [](E p) { Function f = named(p.functions, "bump"); f.body = "RETURN amount + 2"; return changeFunction(p, f); });
    put("a function takes something else", [](E p) { Function f = named(p.functions, "bump"); f.arguments = "amount bigint"; f.returns = "bigint"; return changeFunction(p, f); });
    put("a view shows more", viewChanged("open_tickets", [](View& v) { v.definition = "SELECT tenant_id, id, subject, effort, mood, done FROM tickets WHERE effort IS NOT NULL"; }));
    put("a view with its caller's rights", viewChanged("everything", [](View& v) { v.securityInvoker = true; }));
    put("remove views", all({[](E p) { return removeView(p, named(p.views, "open_subjects").id); }, [](E p) { return removeView(p, named(p.views, "everything").id); }}));
    put("a trigger on some columns only", tableChanged("tickets", [](E, Table& t) { t.triggers.back().updateOf = {columnOf(t, "effort")}; }));
    put("the first of several triggers changes", tableChanged("tickets", [](E, Table& t) {
        for (Trigger& trigger : t.triggers)
            if (trigger.events == std::vector<std::string>{"update"}) {
                trigger.condition = "NEW.effort IS NOT NULL OR NEW.effort IS NULL";
                return;
            }
    }));
    put("SQL kept word for word", [](E p) -> Result<Project> {
        VerbatimSql sql;
        sql.id = VerbatimId::derive("kept");
        sql.name = "kept";
        sql.dialect = Dialect::MySql;
        sql.sql = "CREATE TABLE kept (id int PRIMARY KEY)";
        sql.downSql = "DROP TABLE kept";
        Project now = p;
        now.verbatimSql = now.verbatimSql.with(sql);
        return now;
    });
}

}  // namespace

Project fullMysqlDesign()
{
    Project p = with({"tenants", "users", "memberships", "customers", "support_teams", "ticket_tags", "ticket_tag_links", "tickets", "canned_replies"},
                     starterDesign("mysql", "shared", 0));
    p = withTypesAndColumns(p);
    p = withChecksAndIndexes(p);
    Table numbers = table("numbers", {"id bigint identity", "label text null", "score integer default 1", "price numeric(10,2) default 1.25", "open boolean default true", "last_line integer null"});
    Table ledgers = table("ledgers", {"number_id bigint", "line integer", "note varchar(60) null"});
    const NamespaceId space = tableIn(p, "tickets").namespaceId;
    for (Table* made : {&numbers, &ledgers}) {
        made->namespaceId = space;
        made->tenancyClass = TenancyClass::Global;
    }
    primaryKey(numbers, {"id"});
    primaryKey(ledgers, {"line"});
    refers(ledgers, {"number_id"}, numbers, {"id"}).onDelete = ReferentialAction::Cascade;
    refers(numbers, {"last_line"}, ledgers, {"line"});
    p = must(addProtectedTable(p, numbers));
    p = must(addProtectedTable(p, ledgers));
    p = withRoutines(p);
    return must(setTableComment(p, tableIn(p, "tickets").id, "What people ask"));
}

std::vector<PickedEdit> pickedMysqlEdits()
{
    std::vector<PickedEdit> list{{"nothing", [](E p) { return p; }, false}};
    addRenames(list);
    addEnums(list);
    addColumnEdits(list);
    addTableEdits(list);
    addTextEdits(list);
    return list;
}

std::vector<Project> randomMysqlBases()
{
    // Its view goes with its table: MySQL keeps views that read nothing any more.
    Project portable = portableDesign();
    View view = named(portable.views, "open_tickets");
    view.reads = {tableIn(portable, "tickets").id};
    portable = must(changeView(portable, view));
    return {fullMysqlDesign(), portable,
            with({"tenants", "users", "memberships", "products", "orders", "order_lines", "customers", "categories"}, starterDesign("mysql", "shared", 2)),
            with({"users", "patients", "appointments", "doctors", "rooms"}, starterDesign("mysql", "none", 5))};
}

}  // namespace barch::test
