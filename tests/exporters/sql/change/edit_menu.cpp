#include "tests/exporters/sql/change/edit_menu.h"

#include "core/edits/column_edits.h"
#include "core/edits/function_edits.h"
#include "core/edits/grant_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/namespace_edits.h"
#include "core/edits/policy_edits.h"
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
    made.definition = definition;
    made.securityInvoker = true;
    made.grants.push_back({project.tenancy->runtimeRole, {"select"}, {}, false, {}});
    return made;
}

}  // namespace

Project fullDesign()
{
    Project p = with({"tenants", "users", "memberships", "customers", "support_teams", "ticket_tags", "ticket_tag_links", "tickets", "canned_replies"},
                     starterDesign("postgresql", "shared", 0));
    const NamespaceId space = tableIn(p, "tickets").namespaceId;
    UserType mood;
    mood.name = "mood";
    mood.namespaceId = space;
    mood.comment = "How they feel";
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
    Column length = column("subject_length", "integer");
    length.generatedExpression = "length(subject)";
    p = must(addColumn(p, tickets, length));
    p = must(addColumn(p, tickets, column("effort", "integer", true)));
    p = must(addColumn(p, tickets, column("reference", "varchar(40)", true)));
    p = must(addCheck(p, tickets, Check{{}, "tickets_effort_check", "effort > 0", true, false, "Work takes time", "", {}}));
    Index index;
    index.name = "tickets_busy";
    index.keys.push_back({{}, "lower(subject)", {}, {}, false, {}, {}});
    index.predicate = "effort IS NOT NULL";
    index.comment = "For the board";
    p = must(addIndex(p, tickets, index));
    p = must(addIndex(p, tickets, {tableIn(p, "tickets").columnNamed("effort")->id}));
    p = must(addView(p, view(p, "open_tickets", "SELECT tenant_id, id, subject, effort, mood FROM tickets WHERE effort IS NOT NULL")));
    p = must(addView(p, view(p, "open_subjects", "SELECT id, mood FROM open_tickets")));
    p = must(addView(p, view(p, "everything", "SELECT * FROM tickets")));
    View counts = view(p, "ticket_counts", "SELECT tenant_id, count(*) AS tickets FROM tickets GROUP BY tenant_id");
    counts.materialized = true;
    counts.securityInvoker = false;
    Index byTenant;
    byTenant.name = "ticket_counts_tenant";
    byTenant.unique = true;
    byTenant.keys.push_back({{}, "tenant_id", {}, {}, false, {}, {}});
    counts.indexes.push_back(byTenant);
    p = must(addView(p, counts));
    Function bump;
    bump.name = "bump";
    bump.namespaceId = space;
    bump.arguments = "amount integer";
    bump.returns = "integer";
    bump.language = "sql";
    bump.volatility = Volatility::Immutable;
    bump.body = "SELECT amount + 1";
    p = must(addFunction(p, bump));
    Table numbers = table("numbers", {"id bigint identity", "label text null", "score integer default bump(1)", "price numeric(10,2) default 1.25", "open boolean default true"});
    numbers.namespaceId = space;
    numbers.tenancyClass = TenancyClass::Global;
    primaryKey(numbers, {"id"});
    p = must(addProtectedTable(p, numbers));
    return must(setTableComment(p, tickets, "What people ask"));
}

std::vector<PickedEdit> pickedEdits()
{
    std::vector<PickedEdit> list;
    auto put = [&](const std::string& name, Edit edit, bool isRefused = false) { list.push_back({name, std::move(edit), isRefused}); };
    put("nothing", [](E p) { return p; });
    put("rename a table", [](E p) { return renameTable(p, tableIn(p, "tickets").id, "requests"); });
    put("rename the tenant root", [](E p) { return renameTable(p, tableIn(p, "tenants").id, "companies"); });
    put("rename a column that everything names", renamed("tickets", "effort", "work"));
    put("rename a column of a computed one", renamed("tickets", "subject", "headline"));
    put("swap two columns", all({renamed("tickets", "effort", "x"), renamed("tickets", "subject_length", "effort"), renamed("tickets", "x", "subject_length")}));
    put("swap two tables", all({[](E p) { return renameTable(p, tableIn(p, "ticket_tags").id, "x"); }, [](E p) { return renameTable(p, tableIn(p, "support_teams").id, "ticket_tags"); },
                                [](E p) { return renameTable(p, tableIn(p, "x").id, "support_teams"); }}));
    put("rename to what a removed column was called", all({removed("tickets", "reference"), renamed("tickets", "effort", "reference")}));
    put("remove a column and add one of its name", all({removed("numbers", "label"), [](E p) {
        Column made = column("label", "integer", false, "7");
        made.id = ColumnId::derive("another label");
        return addColumn(p, tableIn(p, "numbers").id, made);
    }}));
    put("rename a type", [](E p) { return renameType(p, named(p.types, "mood").id, "feeling"); });
    put("rename a value of an enum", [](E p) { return renameEnumValue(p, named(p.types, "mood").id, named(p.types, "mood").values[1].id, "at ease"); });
    put("add a value in the middle and use it as default", all({[](E p) { return addEnumValue(p, named(p.types, "mood").id, "bored", 1); },
        onColumn("tickets", "mood", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "'bored'"); })}));
    put("add a first value to an enum and rename another", all({[](E p) { return addEnumValue(p, named(p.types, "mood").id, "thrilled", 0); },
        [](E p) { return renameEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("glad"), "content"); }}));
    put("move a value of an enum", [](E p) { return moveEnumValue(p, named(p.types, "mood").id, EnumValueId::derive("cross"), 0); });
    put("rename a view", [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy_tickets"); });
    put("rename a function", [](E p) { return renameFunction(p, named(p.functions, "bump").id, "raise"); });
    put("rename a schema that a table lives in", all({[](E p) { Namespace n; n.name = "desk"; return addNamespace(p, n); },
        [](E p) { return moveTableToNamespace(p, tableIn(p, "numbers").id, named(p.namespaces, "desk").id); }}));
    put("rename an index, a check and a policy", all({[](E p) { return renameIndex(p, tableIn(p, "tickets").id, tableIn(p, "tickets").indexes.back().id, "tickets_by_effort"); },
        [](E p) { return renameConstraint(p, tableIn(p, "tickets").id, tableIn(p, "tickets").checks.back().id, "effort_is_more_than_none"); },
        [](E p) { return renamePolicy(p, tableIn(p, "tickets").id, tableIn(p, "tickets").policies.front().id, "only_ours"); }}));
    put("rename the primary key", [](E p) { return renameConstraint(p, tableIn(p, "tickets").id, tableIn(p, "tickets").primaryKey->id, "tickets_key"); });
    put("rename a database role", [](E p) { return renameRole(p, p.tenancy->runtimeRole, "desk_runtime"); });
    put("rename a trigger", tableChanged("tickets", [](E, Table& t) { t.triggers.at(0).name = "tickets_first"; }));
    put("add an optional column", added("tickets", column("remark", "text")));
    put("add a required column with a default", added("tickets", column("weight", "integer", false, "3")));
    put("add a required column that is backfilled", added("tickets", column("source", "varchar(20)", false)));
    put("add a computed column", [](E p) { Column c = column("loud", "text"); c.generatedExpression = "upper(subject)"; return addColumn(p, tableIn(p, "tickets").id, c); });
    put("add a column with an enum", [](E p) { Column c = column("second_mood", "", true); c.userType = named(p.types, "mood").id; return addColumn(p, tableIn(p, "tickets").id, c); });
    put("remove a column that much depends on", removed("tickets", "reference"));
    put("remove the computed column", removed("tickets", "subject_length"));
    put("make a column required", onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, false); }));
    put("make a column optional", onColumn("tickets", "done", [](E p, TableId t, const Column& c) { return setColumnNullable(p, t, c.id, true); }));
    put("change a default", onColumn("numbers", "price", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "9.75"); }));
    put("take a default away", onColumn("numbers", "open", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, ""); }));
    put("widen a number", typed("tickets", "effort", "bigint"));
    put("widen a text that a computed column reads", typed("tickets", "subject", "text"));
    put("numeric with more room", typed("numbers", "price", "numeric(14,4)"));
    put("number to text", typed("numbers", "score", "text"));
    put("the type of a key and of what refers to it", typed("numbers", "id", "integer"));
    put("boolean to text without its default", all({onColumn("numbers", "open", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, ""); }), typed("numbers", "open", "text")}));
    put("identity taken away", tableChanged("numbers", [](E, Table& t) { columnIn(t, "id").identity = Identity::None; }));
    put("identity by default", tableChanged("numbers", [](E, Table& t) { columnIn(t, "id").identity = Identity::ByDefault; }));
    put("another computation", tableChanged("tickets", [](E, Table& t) { columnIn(t, "subject_length").generatedExpression = "length(subject) * 2"; }));
    put("a computed column becomes a plain one", tableChanged("tickets", [](E, Table& t) { columnIn(t, "subject_length").generatedExpression = ""; }));
    put("a domain with other limits", [](E p) { UserType t = named(p.types, "percent"); t.checks[0].expression = "VALUE BETWEEN 0 AND 1000"; return changeType(p, t); });
    put("unlogged", tableChanged("numbers", [](E, Table& t) { t.unlogged = true; }));
    put("collation", tableChanged("numbers", [](E, Table& t) { columnIn(t, "label").collation = "C"; }));
    put("comments", all({[](E p) { return setTableComment(p, tableIn(p, "tickets").id, ""); }, [](E p) { return setTableComment(p, tableIn(p, "numbers").id, "It's new"); },
        onColumn("tickets", "effort", [](E p, TableId t, const Column& c) { return setColumnComment(p, t, c.id, "In hours"); })}));
    put("add a table with its guards", [](E p) { Table t = newTable(p, "surveys", TenancyClass::Owned); return addProtectedTable(p, t); });
    put("remove a table that others refer to", [](E p) { return removeTable(p, tableIn(p, "support_teams").id); });
    put("a table is replaced by another of its name", all({[](E p) { return removeTable(p, tableIn(p, "numbers").id); },
        [](E p) { Table t = newTable(p, "numbers", TenancyClass::Owned, TableId::derive("other numbers")); return addProtectedTable(p, t); }}));
    put("a reference with a new column", [](E p) { return addReference(p, tableIn(p, "tickets").id, tableIn(p, "ticket_tags").id, {.column = "main_tag_id", .nullable = true, .onDelete = ReferentialAction::SetNull}); });
    put("a reference does something else", tableChanged("tickets", [](E, Table& t) { t.foreignKeys.back().onUpdate = ReferentialAction::Cascade; }));
    put("remove a reference", [](E p) { return removeForeignKey(p, tableIn(p, "tickets").id, tableIn(p, "tickets").foreignKeys.back().id); });
    put("a key that references use gets more columns", tableChanged("support_teams", [](E, Table& t) { t.primaryKey->deferral = Deferral::NotDeferrable; t.uniques.back().nullsNotDistinct = true; }));
    put("a check, an index and a unique constraint", all({[](E p) { return addCheck(p, tableIn(p, "numbers").id, Check{{}, "", "score >= 0", true, false, "", "", {}}); },
        [](E p) { return addUnique(p, tableIn(p, "numbers").id, {tableIn(p, "numbers").columnNamed("id")->id, tableIn(p, "numbers").columnNamed("score")->id}); }}));
    put("an index changes and another goes", all({[](E p) { Index i = tableIn(p, "tickets").indexes.back(); i.keys[0].descending = true; return changeIndex(p, tableIn(p, "tickets").id, i); },
        [](E p) { return removeIndex(p, tableIn(p, "tickets").id, tableIn(p, "tickets").indexes.at(tableIn(p, "tickets").indexes.size() - 2).id); }}));
    put("a policy says something else", tableChanged("tickets", [](E, Table& t) { t.policies.back().usingExpression = "effort IS NULL OR effort < 1000"; }));
    put("a policy names a column whose type changes", all({tableChanged("tickets", [](E, Table& t) { t.policies.back().usingExpression = "effort IS NULL OR effort < 1000"; }), typed("tickets", "effort", "bigint")}));
    put("row security is not forced", [](E p) { return setRowSecurity(p, tableIn(p, "tickets").id, true, false); });
    put("row security for one more table", all({[](E p) { return setRowSecurity(p, tableIn(p, "numbers").id, true, true); },
        [](E p) { Policy q; q.name = "numbers_all"; q.usingExpression = "true"; q.roles = {p.tenancy->runtimeRole}; return addPolicy(p, tableIn(p, "numbers").id, q); }}));
    put("grants", all({[](E p) { return revokeOnTable(p, tableIn(p, "tickets").id, p.tenancy->runtimeRole, {"delete"}); },
        [](E p) { return grantOnTable(p, tableIn(p, "numbers").id, p.tenancy->runtimeRole, {"insert"}); }}));
    put("one more role, with rights", all({[](E p) { Role r; r.name = "app_reader"; r.login = true; return addRole(p, r); },
        [](E p) { return grantOnTable(p, tableIn(p, "numbers").id, named(p.roles, "app_reader").id, {"select"}); }}));
    put("a function does something else", [](E p) { Function f = named(p.functions, "bump"); f.body = "SELECT amount + 2"; return changeFunction(p, f); });
    put("a function takes something else", [](E p) { Function f = named(p.functions, "bump"); f.arguments = "value integer"; f.returns = "bigint"; return changeFunction(p, f); });
    put("a view shows more", viewChanged("open_tickets", [](View& v) { v.definition = "SELECT tenant_id, id, subject, effort, mood, done FROM tickets WHERE effort IS NOT NULL"; }));
    put("a materialized view becomes a plain one", viewChanged("ticket_counts", [](View& v) { v.materialized = false; v.indexes.clear(); }));
    put("remove views", all({[](E p) { return removeView(p, named(p.views, "open_subjects").id); }, [](E p) { return removeView(p, named(p.views, "everything").id); }}));
    put("a trigger on some columns only", tableChanged("tickets", [](E, Table& t) { t.triggers.back().updateOf = {columnOf(t, "effort")}; }));
    put("rename everything at once", all({[](E p) { return renameTable(p, tableIn(p, "tickets").id, "requests"); }, renamed("requests", "effort", "work"), renamed("requests", "subject", "headline"),
        [](E p) { return renameType(p, named(p.types, "mood").id, "feeling"); }, [](E p) { return renameView(p, named(p.views, "open_tickets").id, "busy"); }}));
    put("a new tenant-owned table's rows from another", all({added("customers", column("nickname", "varchar(150)", false)), removed("customers", "phone")}));
    return list;
}

std::vector<Project> randomBases()
{
    return {fullDesign(), portableDesign(),
            with({"tenants", "users", "memberships", "products", "orders", "order_lines", "customers", "categories"}, starterDesign("postgresql", "shared", 2)),
            with({"users", "patients", "appointments", "doctors", "rooms"}, starterDesign("postgresql", "none", 5))};
}

}  // namespace barch::test
