#include "tests/exporters/sql/change/server_objects_menu.h"

#include "core/edits/column_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/type_edits.h"
#include "tests/support/design.h"

#include <algorithm>

namespace barch::test {
namespace {

Table partition(const Table& whole, const std::string& name, const std::string& bounds)
{
    Table part = whole;
    part.id = TableId::derive("table/" + name);
    part.name = name;
    part.primaryKey.reset();
    part.uniques.clear();
    part.foreignKeys.clear();
    part.checks.clear();
    part.indexes.clear();
    part.partitioning = {};
    part.partitionOf = whole.id;
    part.partitionBounds = bounds;
    for (Column& column : part.columns)
        column.id = ColumnId::derive(name + "." + column.name);
    return part;
}

const char* const january = "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')";

Table visits()
{
    Table whole = table("visits", {"id bigint", "at date", "place text null", "rating integer null default 3"});
    primaryKey(whole, {"id", "at"});
    check(whole, "rating > 0").name = "visits_rating_check";
    index(whole, {"place"}).name = "visits_place_idx";
    whole.partitioning.strategy = PartitionStrategy::Range;
    whole.partitioning.keys.push_back({columnOf(whole, "at"), {}, {}, {}, false, {}, {}});
    return whole;
}

UserType composite(NamespaceId space)
{
    UserType address;
    address.id = UserTypeId::derive("type/address");
    address.namespaceId = space;
    address.name = "address";
    address.kind = UserTypeKind::Composite;
    address.attributes = {column("street", "text"), column("number", "integer")};
    for (Column& attribute : address.attributes)
        attribute.id = ColumnId::derive("address." + attribute.name);
    return address;
}

UserType domain(NamespaceId space)
{
    UserType score;
    score.id = UserTypeId::derive("type/score");
    score.namespaceId = space;
    score.name = "score";
    score.kind = UserTypeKind::Domain;
    score.baseType = "integer";
    score.defaultExpression = "1";
    score.checks.push_back({ConstraintId::derive("score/check"), "score_low", "VALUE >= 0", true, false, "", "", {}});
    return score;
}

UserType range(NamespaceId space)
{
    UserType span;
    span.id = UserTypeId::derive("type/span");
    span.namespaceId = space;
    span.name = "span";
    span.kind = UserTypeKind::Range;
    span.baseType = "integer";
    return span;
}

Function triggerFunction(NamespaceId space, const std::string& name, const std::string& body)
{
    Function function;
    function.id = FunctionId::derive("function/" + name);
    function.namespaceId = space;
    function.name = name;
    function.returns = "trigger";
    function.language = "plpgsql";
    function.body = body;
    return function;
}

VerbatimSql kept(const std::string& name, const std::string& sql, const std::string& down, int position)
{
    VerbatimSql verbatim;
    verbatim.id = VerbatimId::derive("kept/" + name);
    verbatim.name = name;
    verbatim.sql = sql;
    verbatim.downSql = down;
    verbatim.dialect = Dialect::PostgreSql;
    verbatim.position = position;
    return verbatim;
}

void addTables(Design& d)
{
    const Table whole = visits();
    d.add(whole);
    d.add(partition(whole, "visits_2026_01", january));
    d.add(partition(whole, "visits_rest", ""));
    Table spare = table("visits_spare", {"id bigint", "at date", "place text null", "rating integer null default 3"});
    d.add(spare);

    Table documents = table("documents", {"id bigint identity"});
    documents.columns[0].identity = Identity::ByDefault;
    primaryKey(documents, {"id"});
    d.add(documents);
    Table sheets = table("sheets", {"title text null", "pages integer null default 1"});
    check(sheets, "pages > 0").name = "sheets_pages_check";
    d.add(sheets);
    Table letters = table("letters", {"receiver text null"});
    letters.inherits = {sheets.id};
    d.add(letters);

    Table people = table("people", {"id serial", "name varchar(80)", "points integer null default 0", "born date null", "counted bigint default nextval('public.people_numbers'::regclass)"});
    primaryKey(people, {"id"});
    people.primaryKey->name = "people_pkey";
    Column home = column("home", "");
    home.id = ColumnId::derive("people.home");
    home.userType = UserTypeId::derive("type/address");
    people.columns.push_back(home);
    Column luck = column("luck", "");
    luck.id = ColumnId::derive("people.luck");
    luck.userType = UserTypeId::derive("type/score");
    people.columns.push_back(luck);
    Column feeling = column("feeling", "", true, "'calm'");
    feeling.id = ColumnId::derive("people.feeling");
    feeling.userType = UserTypeId::derive("type/mood");
    people.columns.push_back(feeling);
    Column awake = column("awake", "");
    awake.id = ColumnId::derive("people.awake");
    awake.userType = UserTypeId::derive("type/span");
    people.columns.push_back(awake);
    Trigger noted;
    noted.id = TriggerId::derive("people/noted");
    noted.name = "people_noted";
    noted.timing = TriggerTiming::After;
    noted.events = {"update"};
    noted.function = FunctionId::derive("function/note");
    people.triggers.push_back(noted);
    index(people, {"name"}).name = "people_name_idx";
    d.add(people);
}

}  // namespace

Project serverObjects()
{
    Design d;
    const NamespaceId space = d.space("public");
    d.enumeration("mood", {"glad", "calm", "cross"});
    d.add(composite(space));
    d.add(domain(space));
    d.add(range(space));
    d.add(triggerFunction(space, "note", "BEGIN RETURN NULL; END"));
    d.add(triggerFunction(space, "pass", "BEGIN RETURN NEW; END"));
    Sequence numbers;
    numbers.id = SequenceId::derive("people_numbers");
    numbers.namespaceId = space;
    numbers.name = "people_numbers";
    numbers.options = "INCREMENT BY 2";
    d.add(numbers);
    addTables(d);
    View names;
    names.id = ViewId::derive("names");
    names.namespaceId = space;
    names.name = "names";
    names.definition = "SELECT id, name FROM people";
    names.options = "security_barrier = true";
    Trigger instead;
    instead.id = TriggerId::derive("names/instead");
    instead.name = "names_instead";
    instead.timing = TriggerTiming::InsteadOf;
    instead.events = {"insert"};
    instead.function = FunctionId::derive("function/pass");
    names.triggers.push_back(instead);
    d.add(names);
    d.add(kept("collation", "CREATE COLLATION plain (provider = libc, locale = 'C')", "DROP COLLATION plain", -1));
    d.add(kept("rule", "CREATE RULE no_letters AS ON DELETE TO letters DO INSTEAD NOTHING", "DROP RULE no_letters ON letters", 1));
    d.add(kept("statistics", "CREATE STATISTICS people_together ON name, born FROM people", "", 2));
    return d.project();
}

namespace {

template <class Change>
Edit typeChanged(const std::string& name, Change change)
{
    return [=](E p) -> Result<Project> {
        UserType type = named(p.types, name);
        change(type);
        Project edited = p;
        edited.types = p.types.with(std::move(type));
        return edited;
    };
}

template <class Map, class Change>
Edit elementChanged(Map Project::*member, const std::string& name, Change change)
{
    return [=](E p) -> Result<Project> {
        auto element = named(p.*member, name);
        change(element);
        Project edited = p;
        edited.*member = (p.*member).with(std::move(element));
        return edited;
    };
}

template <class Map>
Edit elementGone(Map Project::*member, const std::string& name)
{
    return [=](E p) -> Result<Project> {
        Project edited = p;
        edited.*member = (p.*member).without(named(p.*member, name).id);
        return edited;
    };
}

template <class T>
Edit elementNew(SharedMap<T> Project::*member, T element)
{
    return [=](E p) -> Result<Project> {
        Project edited = p;
        edited.*member = (p.*member).with(element);
        return edited;
    };
}

/// The columns of the whole and of its parts alike.
Edit everyVisit(std::function<void(Table&)> change)
{
    return [=](E p) -> Result<Project> {
        Project edited = p;
        for (const Table& table : p.tables)
            if (table.name == "visits" || table.partitionOf == tableIn(p, "visits").id) {
                Table copy = table;
                change(copy);
                edited.tables = edited.tables.with(std::move(copy));
            }
        return edited;
    };
}

Column columnOfTable(const Table& table, const std::string& name, const std::string& type)
{
    Column made = column(name, type);
    made.id = ColumnId::derive(table.name + "." + name);
    return made;
}

void putPartitions(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit)}); };
    put("a partition of its own more", [](E p) -> Result<Project> {
        Project edited = p;
        edited.tables = p.tables.with(partition(tableIn(p, "visits"), "visits_2026_07", "FOR VALUES FROM ('2026-07-01') TO ('2026-08-01')"));
        return edited;
    });
    put("a partition leaves", tableChanged("visits_2026_01", [](E, Table& t) { t.partitionOf = {}; t.partitionBounds.clear(); }));
    put("a partition leaves with keys of its own", tableChanged("visits_2026_01", [](E, Table& t) { t.partitionOf = {}; t.partitionBounds.clear(); primaryKey(t, {"id", "at"}); t.primaryKey->name = "january_key"; check(t, "rating > 0").name = "january_check"; }));
    put("a table becomes a partition", all({elementGone(&Project::tables, "visits_2026_01"), tableChanged("visits_spare", [](E p, Table& t) { t.partitionOf = tableIn(p, "visits").id; t.partitionBounds = january; })}));
    put("a partition has other bounds", all({elementGone(&Project::tables, "visits_rest"), tableChanged("visits_2026_01", [](E, Table& t) { t.partitionBounds = "FOR VALUES FROM ('2026-01-01') TO ('2026-06-01')"; })}));
    put("partitions with a column more", everyVisit([](Table& t) { t.columns.push_back(columnOfTable(t, "remark", "text")); }));
    put("partitions with a column renamed", everyVisit([](Table& t) { columnIn(t, "place").name = "location"; }));
    put("partitions with a wider column", everyVisit([](Table& t) { columnIn(t, "rating").type = "bigint"; }));
    put("partitions with a required column", everyVisit([](Table& t) { columnIn(t, "place").nullable = false; }));
    put("partitions without a column", everyVisit([](Table& t) {
        t.indexes.clear();
        std::erase_if(t.columns, [](const Column& c) { return c.name == "place"; });
    }));
    put("a partitioned table with another index and another check", tableChanged("visits", [](E, Table& t) {
        index(t, {"rating"}).name = "visits_rating_idx";
        t.checks[0].expression = "rating >= 0";
    }));
    put("a partitioned table without its index", tableChanged("visits", [](E, Table& t) { t.indexes.clear(); }));
    put("a partitioned table is divided by another column's type", everyVisit([](Table& t) { columnIn(t, "at").type = "timestamptz"; }));
    put("a partitioned table becomes a plain one", all({tableChanged("visits", [](E, Table& t) { t.partitioning = {}; }), elementGone(&Project::tables, "visits_2026_01"), elementGone(&Project::tables, "visits_rest")}));
    put("a table is divided", all({tableChanged("visits_spare", [](E, Table& t) {
        t.partitioning.strategy = PartitionStrategy::Hash;
        t.partitioning.keys.push_back({columnOf(t, "id"), {}, {}, {}, false, {}, {}});
    }), [](E p) -> Result<Project> {
        Project edited = p;
        edited.tables = p.tables.with(partition(tableIn(p, "visits_spare"), "spare_all", "FOR VALUES WITH (MODULUS 1, REMAINDER 0)"));
        return edited;
    }}));
    put("a partition is read alone by nobody but its reader", tableChanged("visits_2026_01", [](E, Table& t) { index(t, {"rating"}).name = "january_rating"; t.comment = "Only January"; t.unlogged = true; }));
}

void putHeirs(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit)}); };
    put("a table inherits no more", tableChanged("letters", [](E, Table& t) {
        t.inherits.clear();
        Column title = columnOfTable(t, "title", "text");
        Column pages = columnOfTable(t, "pages", "integer");
        pages.defaultExpression = "1";
        t.columns.insert(t.columns.begin(), {title, pages});
        check(t, "pages > 0").name = "sheets_pages_check";
    }));
    put("a table becomes an heir", tableChanged("visits_spare", [](E p, Table& t) { t.inherits = {tableIn(p, "sheets").id}; }));
    put("what is inherited changes", tableChanged("sheets", [](E, Table& t) {
        columnIn(t, "title").name = "heading";
        columnIn(t, "pages").defaultExpression = "2";
        t.columns.push_back(columnOfTable(t, "shelf", "text"));
    }));
    put("an heir keeps a column that its parent loses", all({tableChanged("sheets", [](E, Table& t) { std::erase_if(t.columns, [](const Column& c) { return c.name == "title"; }); }),
        tableChanged("letters", [](E, Table& t) { Column title = columnOfTable(t, "title", "text"); t.columns.push_back(title); })}));
    put("an identity column of a renamed table", [](E p) { return renameTable(p, tableIn(p, "documents").id, "papers"); });
}

void putTypes(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit)}); };
    put("a composite type with one attribute more", typeChanged("address", [](UserType& t) { Column c = column("town", "text"); c.id = ColumnId::derive("address.town"); t.attributes.push_back(c); }));
    put("a composite type with one attribute less", typeChanged("address", [](UserType& t) { t.attributes.pop_back(); }));
    put("a composite type with an attribute renamed", typeChanged("address", [](UserType& t) { t.attributes[0].name = "road"; }));
    put("a composite type with an attribute of another type", typeChanged("address", [](UserType& t) { t.attributes[1].type = "bigint"; }));
    put("a composite type in another order", typeChanged("address", [](UserType& t) { std::swap(t.attributes[0], t.attributes[1]); }));
    put("a domain with another default, required, with other checks", typeChanged("score", [](UserType& t) {
        t.defaultExpression = "2";
        t.checks[0].expression = "VALUE > -1";
        t.checks.push_back({ConstraintId::derive("score/high"), "", "VALUE < 1000", true, false, "", "", {}});
    }));
    put("a domain with its check renamed and no default", typeChanged("score", [](UserType& t) { t.defaultExpression.clear(); t.checks[0].name = "score_floor"; }));
    put("a domain of another type", typeChanged("score", [](UserType& t) { t.baseType = "bigint"; }));
    put("a range of another type", typeChanged("span", [](UserType& t) { t.baseType = "bigint"; }));
    put("values of an enum removed and in another order", typeChanged("mood", [](UserType& t) { std::swap(t.values[0], t.values[1]); t.values.push_back({EnumValueId::derive("x"), "bored", {}}); }));
    put("a type in use comes and goes", all({elementNew(&Project::types, [] { UserType t = range({}); t.id = UserTypeId::derive("type/shift"); t.name = "shift"; t.namespaceId = NamespaceId::derive("namespace/public"); return t; }())}));
}

void putNumbers(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit) { list.push_back({name, std::move(edit)}); };
    put("a sequence counts otherwise", elementChanged(&Project::sequences, "people_numbers", [](Sequence& s) { s.options = "INCREMENT BY 5 START WITH 10 CACHE 3 CYCLE"; s.comment = "By fives"; }));
    put("a sequence of another type", elementChanged(&Project::sequences, "people_numbers", [](Sequence& s) { s.type = "integer"; }));
    put("a sequence that a column owns", elementChanged(&Project::sequences, "people_numbers", [](Sequence& s) { s.ownedByTable = TableId::derive("table/public.people"); s.ownedBy = ColumnId::derive("public.people.counted"); }));
    put("a sequence goes", all({onColumn("people", "counted", [](E p, TableId t, const Column& c) { return setColumnDefault(p, t, c.id, "7"); }), elementGone(&Project::sequences, "people_numbers")}));
    put("serial becomes identity", tableChanged("people", [](E, Table& t) { Column& c = columnIn(t, "id"); c.type = "integer"; c.identity = Identity::ByDefault; }));
    put("identity becomes serial", tableChanged("documents", [](E, Table& t) { Column& c = columnIn(t, "id"); c.type = "bigserial"; c.identity = Identity::None; }));
    put("serial becomes a plain number", tableChanged("people", [](E, Table& t) { columnIn(t, "id").type = "integer"; }));
    put("serial becomes wider", tableChanged("people", [](E, Table& t) { columnIn(t, "id").type = "bigserial"; }));
    put("identity counts otherwise", tableChanged("documents", [](E, Table& t) { columnIn(t, "id").identityOptions = "START WITH 1000 INCREMENT BY 10"; }));
    put("a default becomes identity", tableChanged("people", [](E, Table& t) { Column& c = columnIn(t, "counted"); c.defaultExpression.clear(); c.identity = Identity::Always; }));
    put("a table with serial numbers is renamed", [](E p) { return renameTable(p, tableIn(p, "people").id, "persons"); });
    put("a serial column is renamed", renamed("people", "id", "number"));
    put("a plain number becomes serial", tableChanged("people", [](E, Table& t) { Column& c = columnIn(t, "points"); c.type = "serial"; c.defaultExpression.clear(); c.nullable = false; }));
}

void putParts(std::vector<PickedEdit>& list)
{
    auto put = [&](const std::string& name, Edit edit, bool isRefused = false) { list.push_back({name, std::move(edit), isRefused}); };
    put("an exclusion constraint", all({elementNew(&Project::extensions, [] { Extension x; x.id = ExtensionId::derive("btree_gist"); x.name = "btree_gist"; return x; }()), tableChanged("people", [](E, Table& t) {
        Exclusion x;
        x.id = ConstraintId::derive("people/never twice");
        x.name = "people_never_twice";
        x.method = "gist";
        x.elements = {{columnOf(t, "name"), "", "", "", "=", {}}, {columnOf(t, "born"), "", "", "", "<>", {}}};
        x.predicate = "points > 1000";
        x.deferral = Deferral::InitiallyDeferred;
        x.comment = "Never twice";
        t.exclusions.push_back(x);
    })}));
    put("a primary key that includes more, with a comment", tableChanged("people", [](E, Table& t) { t.primaryKey->include = {columnOf(t, "name")}; t.primaryKey->comment = "Who"; }));
    put("an index that is made otherwise", tableChanged("people", [](E, Table& t) { t.indexes[0].options = "fillfactor = 70"; t.indexes[0].include = {columnOf(t, "points")}; t.indexes[0].keys[0].nulls = NullsOrder::First; t.indexes[0].comment = "For looking up"; }));
    put("a constraint trigger", tableChanged("people", [](E, Table& t) { t.triggers[0].isConstraint = true; t.triggers[0].deferral = Deferral::InitiallyDeferred; }));
    put("a trigger that sees all rows", tableChanged("people", [](E, Table& t) { t.triggers[0].forEachRow = false; t.triggers[0].oldTable = "was"; t.triggers[0].newTable = "is"; }));
    put("a trigger that is disabled", tableChanged("people", [](E, Table& t) { t.triggers[0].enabled = "disabled"; }));
    put("a trigger that always runs", tableChanged("people", [](E, Table& t) { t.triggers[0].enabled = "always"; t.triggers[0].comment = "Always"; }));
    put("a trigger of a view does something else", viewChanged("names", [](View& v) { v.triggers[0].events = {"insert", "update"}; }));
    put("a view without its trigger", viewChanged("names", [](View& v) { v.triggers.clear(); }));
    put("a view with other options", viewChanged("names", [](View& v) { v.options = ""; v.checkOption = "local"; }));
    put("a function that a view's trigger calls is renamed", elementChanged(&Project::functions, "pass", [](Function& f) { f.name = "let_through"; }));
    put("a function that a view's trigger calls goes", all({viewChanged("names", [](View& v) { v.triggers[0].function = FunctionId::derive("function/note"); }), elementGone(&Project::functions, "pass")}));
    put("a function with other options", elementChanged(&Project::functions, "note", [](Function& f) { f.options = "COST 50"; f.searchPath = "pg_catalog"; f.strict = true; }));
    put("a table is stored otherwise", tableChanged("people", [](E, Table& t) { t.options = "WITH (fillfactor = 60, autovacuum_enabled = false)"; }));
    put("a column is stored otherwise", tableChanged("people", [](E, Table& t) { columnIn(t, "name").options = "COMPRESSION pglz"; }));
    put("an extension moves to a schema", all({elementNew(&Project::namespaces, [] { Namespace n; n.id = NamespaceId::derive("namespace/tools"); n.name = "tools"; return n; }()),
        elementNew(&Project::extensions, [] { Extension x; x.id = ExtensionId::derive("hstore"); x.name = "hstore"; x.namespaceId = NamespaceId::derive("namespace/tools"); return x; }())}));
    put("a collation that is kept goes", elementGone(&Project::verbatimSql, "collation"));
    put("a column uses a collation that is kept", tableChanged("people", [](E, Table& t) { columnIn(t, "name").collation = "plain"; }));
    put("kept SQL changes", elementChanged(&Project::verbatimSql, "rule", [](VerbatimSql& v) { v.sql = "CREATE RULE no_letters AS ON INSERT TO letters DO INSTEAD NOTHING"; }));
    put("kept SQL goes that nobody has said how to take back", elementGone(&Project::verbatimSql, "statistics"), true);
    put("kept SQL comes", elementNew(&Project::verbatimSql, kept("second rule", "CREATE RULE no_change AS ON UPDATE TO letters DO INSTEAD NOTHING", "DROP RULE no_change ON letters", 3)));
    put("default privileges", elementNew(&Project::defaultPrivileges, [] {
        DefaultPrivilege entry;
        entry.id = VerbatimId::derive("defaults");
        entry.objects = "tables";
        entry.namespaceId = NamespaceId::derive("namespace/public");
        entry.grant.privileges = {"select"};
        return entry;
    }()));
}

}  // namespace

std::vector<PickedEdit> serverObjectEdits()
{
    std::vector<PickedEdit> list;
    putPartitions(list);
    putHeirs(list);
    putTypes(list);
    putNumbers(list);
    putParts(list);
    return list;
}

}  // namespace barch::test
