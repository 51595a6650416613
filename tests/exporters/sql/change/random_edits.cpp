#include "tests/exporters/sql/change/random_edits.h"

#include "core/edits/column_edits.h"
#include "core/edits/grant_edits.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/policy_edits.h"
#include "core/edits/reference_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/type_edits.h"
#include "core/edits/view_edits.h"
#include "core/tenancy/protection.h"
#include "tests/exporters/sql/change/edit_steps.h"

#include <algorithm>
#include <random>
#include <set>

namespace barch::test {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit)
{
    return limit == 0 ? 0 : random() % limit;
}

const Table& anyTable(E p, Random& random)
{
    auto at = p.tables.begin();
    for (std::size_t i = below(random, p.tables.size()); i > 0; --i)
        ++at;
    return *at;
}

const Column& anyColumn(const Table& table, Random& random)
{
    return table.columns[below(random, table.columns.size())];
}

std::string fresh(Random& random)
{
    return "n" + std::to_string(random() % 100000);
}

/// A wider type for some; empty where none is sure to hold the values.
std::string wider(const Column& c)
{
    if (c.userType || c.identity != Identity::None)
        return {};
    if (c.type == "smallint")
        return "integer";
    if (c.type == "integer")
        return "bigint";
    if (c.type.starts_with("varchar"))
        return "text";
    return {};
}

/// Numbers in a check hold for no text.
bool isChecked(const Table& table, const Column& column)
{
    return std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& check) { return check.expression.find(column.name) != std::string::npos; });
}

/// What holds for every value, in the words of the design's engine.
std::string anyTruth(E p, const std::string& name)
{
    const bool isPostgres = p.info->dialect == Dialect::Any || p.info->dialect == Dialect::PostgreSql;
    return isPostgres ? "num_nulls(" + name + ") >= 0" : name + " IS NULL OR " + name + " IS NOT NULL";
}

struct RandomEdit {
    const char* name;
    std::function<Result<Project>(E, Random&)> apply;
};

bool isReferred(E p, const Table& table, const Column& column)
{
    bool found = table.tenantKey == column.id;
    for (const Table& other : p.tables)
        for (const ForeignKey& key : other.foreignKeys)
            found = found || std::find(key.columns.begin(), key.columns.end(), column.id) != key.columns.end() ||
                    (key.target == table.id && std::find(key.targetColumns.begin(), key.targetColumns.end(), column.id) != key.targetColumns.end());
    return found;
}

const std::vector<RandomEdit>& menu()
{
    static const std::vector<RandomEdit> edits = {
        {"rename table", [](E p, Random& r) { return renameTable(p, anyTable(p, r).id, fresh(r)); }},
        {"rename column", [](E p, Random& r) { const Table& t = anyTable(p, r); return renameColumn(p, t.id, anyColumn(t, r).id, fresh(r)); }},
        {"rename column again", [](E p, Random& r) { const Table& t = anyTable(p, r); return renameColumn(p, t.id, anyColumn(t, r).id, fresh(r)); }},
        {"swap columns", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             const Column a = anyColumn(t, r), b = anyColumn(t, r);
             auto now = renameColumn(p, t.id, a.id, "between");
             if (now) now = renameColumn(*now, t.id, b.id, a.name);
             if (now) now = renameColumn(*now, t.id, a.id, b.name);
             return now;
         }},
        {"add optional column", [](E p, Random& r) { return addColumn(p, anyTable(p, r).id, column(fresh(r), "text")); }},
        {"add column with default", [](E p, Random& r) { return addColumn(p, anyTable(p, r).id, column(fresh(r), "integer", false, "5")); }},
        {"add required column", [](E p, Random& r) { return addColumn(p, anyTable(p, r).id, column(fresh(r), "numeric(8,2)", false)); }},
        {"remove column", [](E p, Random& r) { const Table& t = anyTable(p, r); return removeColumn(p, t.id, anyColumn(t, r).id); }},
        {"remove table", [](E p, Random& r) { return removeTable(p, anyTable(p, r).id); }},
        {"add table", [](E p, Random& r) { return addProtectedTable(p, newTable(p, fresh(r), p.tenancy->rootTable ? TenancyClass::Owned : TenancyClass::Undeclared)); }},
        {"widen", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             const Column& c = anyColumn(t, r);
             if (wider(c).empty() || isReferred(p, t, c)) return Error{"not this one", {}, {}};
             return setColumnType(p, t.id, c.id, wider(c));
         }},
        {"nullable", [](E p, Random& r) { const Table& t = anyTable(p, r); return setColumnNullable(p, t.id, anyColumn(t, r).id, true); }},
        {"default", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             const Column& c = anyColumn(t, r);
             if ((c.type != "integer" && c.type != "bigint") || isReferred(p, t, c)) return Error{"not this one", {}, {}};
             return setColumnDefault(p, t.id, c.id, std::to_string(r() % 10));
         }},
        {"comment", [](E p, Random& r) { const Table& t = anyTable(p, r); return setColumnComment(p, t.id, anyColumn(t, r).id, r() % 2 ? "It's " + fresh(r) : std::string()); }},
        {"index", [](E p, Random& r) { const Table& t = anyTable(p, r); return addIndex(p, t.id, {anyColumn(t, r).id}); }},
        {"remove index", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             return t.indexes.empty() ? Result<Project>(Error{"none", {}, {}}) : removeIndex(p, t.id, t.indexes[below(r, t.indexes.size())].id);
         }},
        {"check", [](E p, Random& r) { const Table& t = anyTable(p, r); return addCheck(p, t.id, Check{{}, "", anyTruth(p, anyColumn(t, r).name), true, false, "", "", {}}); }},
        {"rename constraint", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             return t.primaryKey ? renameConstraint(p, t.id, t.primaryKey->id, fresh(r)) : Result<Project>(Error{"none", {}, {}});
         }},
        {"reference", [](E p, Random& r) { return addReference(p, anyTable(p, r).id, anyTable(p, r).id, {.column = fresh(r), .nullable = true}); }},
        {"remove reference", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             return t.foreignKeys.empty() ? Result<Project>(Error{"none", {}, {}}) : removeForeignKey(p, t.id, t.foreignKeys[below(r, t.foreignKeys.size())].id);
         }},
        {"view", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             View v;
             v.name = fresh(r);
             v.namespaceId = t.namespaceId;
             v.definition = r() % 2 ? "SELECT * FROM " + t.name : "SELECT t." + anyColumn(t, r).name + " FROM " + t.name + " t";
             return addView(p, v);
         }},
        {"policy", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             if (!t.rowSecurity) return Error{"none", {}, {}};
             Policy q;
             q.name = fresh(r);
             q.usingExpression = anyColumn(t, r).name + " IS NOT NULL";
             return addPolicy(p, t.id, q);
         }},
        {"enum column", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             UserType type;
             type.name = fresh(r);
             type.namespaceId = t.namespaceId;
             type.values = {{EnumValueId::derive("a"), "a", {}}, {EnumValueId::derive("b"), "b", {}}};
             type.id = UserTypeId::derive(type.name);
             const auto now = addType(p, type);
             if (!now) return now;
             Column c = column(fresh(r), "", false, "'a'");
             c.userType = type.id;
             return addColumn(*now, t.id, c);
         }},
        {"enum value", [](E p, Random& r) -> Result<Project> {
             for (const UserType& type : p.types)
                 if (type.kind == UserTypeKind::Enumeration && r() % 2)
                     return r() % 2 ? addEnumValue(p, type.id, fresh(r), below(r, type.values.size() + 1))
                                    : renameEnumValue(p, type.id, type.values[below(r, type.values.size())].id, fresh(r));
             return Error{"none", {}, {}};
         }},
        {"grant", [](E p, Random& r) -> Result<Project> {
             return p.roles.empty() ? Result<Project>(Error{"none", {}, {}}) : grantOnTable(p, anyTable(p, r).id, p.roles.begin()->id, {"select", "references"});
         }},
    };
    return edits;
}

/// The table with something changed without an edit's care.
Result<Project> withTable(E p, const Table& table, const std::function<void(Table&)>& change)
{
    Table copy = table;
    change(copy);
    return replaceTable(p, copy);
}

/// What SQLite can only do by making the table anew, or has in words of its own.
const std::vector<RandomEdit>& sqliteMenu()
{
    static const std::vector<RandomEdit> edits = [] {
        std::vector<RandomEdit> all = menu();
        const std::vector<RandomEdit> own = {
        {"required", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             const Column& c = anyColumn(t, r);
             return isReferred(p, t, c) ? Result<Project>(Error{"not this one", {}, {}}) : setColumnNullable(p, t.id, c.id, false);
         }},
        {"number to text", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             const Column& c = anyColumn(t, r);
             if ((c.type != "integer" && c.type != "double precision") || c.identity != Identity::None || isReferred(p, t, c) || isChecked(t, c)) return Error{"not this one", {}, {}};
             return setColumnType(p, t.id, c.id, "text");
         }},
        {"computed column", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             Column c = column(fresh(r), "text");
             c.generatedExpression = "coalesce(" + anyColumn(t, r).name + ", '') || 'x'";
             c.generatedStored = r() % 2;
             return addColumn(p, t.id, c);
         }},
        {"unique", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             if (!t.primaryKey) return Error{"none", {}, {}};
             auto columns = t.primaryKey->columns;
             const Column& more = anyColumn(t, r);
             if (std::find(columns.begin(), columns.end(), more.id) == columns.end()) columns.push_back(more.id);
             return addUnique(p, t.id, columns);
         }},
        {"remove check", [](E p, Random& r) -> Result<Project> {
             const Table& t = anyTable(p, r);
             return withTable(p, t, [&](Table& copy) { if (!copy.checks.empty()) copy.checks.erase(copy.checks.begin() + static_cast<std::ptrdiff_t>(below(r, copy.checks.size()))); });
         }},
        {"index on some rows", [](E p, Random& r) {
             const Table& t = anyTable(p, r);
             Index index;
             index.name = fresh(r);
             index.keys.push_back({{}, "lower(" + anyColumn(t, r).name + ")", {}, {}, r() % 2 == 0, {}, {}});
             index.predicate = anyColumn(t, r).name + " IS NOT NULL";
             return addIndex(p, t.id, index);
         }},
        {"another action", [](E p, Random& r) {
             return withTable(p, anyTable(p, r), [&](Table& copy) {
                 if (!copy.foreignKeys.empty()) copy.foreignKeys[below(r, copy.foreignKeys.size())].onUpdate = r() % 2 ? ReferentialAction::Cascade : ReferentialAction::Restrict;
             });
         }},
        {"trigger", [](E p, Random& r) {
             const Table& t = anyTable(p, r);
             return withTable(p, t, [&](Table& copy) {
                 Trigger made;
                 made.name = fresh(r);
                 made.id = TriggerId::derive(made.name);
                 made.timing = TriggerTiming::After;
                 made.events = {r() % 2 ? "update" : "delete"};
                 made.body = "SELECT OLD." + anyColumn(t, r).name;
                 made.dialect = Dialect::Sqlite;
                 copy.triggers.push_back(made);
             });
         }},
        {"collation", [](E p, Random& r) {
             const Table& t = anyTable(p, r);
             const ColumnId id = anyColumn(t, r).id;
             return withTable(p, t, [&](Table& copy) {
                 for (Column& c : copy.columns)
                     if (c.id == id && c.type == "text") c.collation = c.collation.empty() ? "nocase" : "";
             });
         }},
        {"strict or not", [](E p, Random& r) {
             static const std::set<std::string> strictTypes = {"integer", "int", "text", "real", "blob"};
             return withTable(p, anyTable(p, r), [&](Table& copy) {
                 const bool canBeStrict = std::all_of(copy.columns.begin(), copy.columns.end(), [](const Column& c) { return strictTypes.contains(c.type); });
                 if (copy.options == "STRICT") copy.options = "NOT STRICT";
                 else if (copy.options == "NOT STRICT" && canBeStrict) copy.options = "STRICT";
             });
         }},
        };
        all.insert(all.end(), own.begin(), own.end());
        return all;
    }();
    return edits;
}

Project edited(Project now, Random& random, std::size_t count, std::string& log)
{
    const auto& edits = now.info->dialect == Dialect::Sqlite ? sqliteMenu() : menu();
    for (std::size_t done = 0, tries = 0; done < count && tries < 100; ++tries) {
        const RandomEdit& edit = edits[below(random, edits.size())];
        const auto next = edit.apply(now, random);
        // The other edits pick a table.
        if (!next || next->tables.size() == 0)
            continue;
        now = *next;
        log += (log.empty() ? "" : ", ") + std::string(edit.name);
        ++done;
    }
    return now;
}

}  // namespace

RandomPair randomPair(const Project& base, unsigned seed)
{
    Random random(seed);
    RandomPair pair;
    std::string before;
    pair.before = edited(base, random, below(random, 4), before);
    pair.after = edited(pair.before, random, 1 + below(random, 8), pair.edits);
    pair.edits = "(" + before + ") " + pair.edits;
    return pair;
}

}  // namespace barch::test
