#include "tests/core/edits/sample.h"

#include "core/edits/grant_edits.h"
#include "core/edits/index_edits.h"

#include <chrono>
#include <cstdlib>
#include <random>

using namespace barch;
using namespace barch::test;

namespace {

/// Edits at random, some of them wrong on purpose.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    Result<Project> edit(const Project& p)
    {
        const TableId table = anyTable(p);
        const Table* found = p.table(table);
        const ColumnId column = found && !found->columns.empty() ? found->columns[below(found->columns.size())].id : ColumnId();
        switch (below(17)) {
        case 0: return addProtectedTable(p, newTable(p, name(), anyClass()));
        case 1: return removeTable(p, table);
        case 2: return renameTable(p, table, name());
        case 3: return addColumn(p, table, {.name = name(), .type = below(2) ? "text" : "int"}, below(6));
        case 4: return removeColumn(p, table, column);
        case 5: return renameColumn(p, table, column, name());
        case 6: return moveColumn(p, table, column, below(8));
        case 7: return addReference(p, table, anyTable(p), {.nullable = true, .onDelete = ReferentialAction::SetNull});
        case 8: return addLinkTable(p, table, anyTable(p));
        case 9: return addUnique(p, table, {column});
        case 10: return addIndex(p, table, {column});
        case 11: return addCheck(p, table, {.expression = name() + " <> '" + name() + "'"});
        case 12: return setTenancyClass(p, table, anyClass());
        case 13: return protectAll(p);
        case 14: return setPrimaryKey(p, table, {column});
        case 15: return revokeOnTable(p, table, p.tenancy->runtimeRole);
        default: return setColumnNullable(p, table, column, below(2) == 0);
        }
    }
    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random); }

private:
    TableId anyTable(const Project& p)
    {
        if (p.tables.empty() || below(20) == 0)
            return TableId::derive("none");
        auto table = p.tables.begin();
        for (std::size_t i = below(p.tables.size()); i > 0; --i)
            ++table;
        return table->id;
    }
    TenancyClass anyClass() { return static_cast<TenancyClass>(below(5)); }
    std::string name()
    {
        static const std::vector<std::string> names = {"status", "id", "tickets", "order", "users", "name", "notes", "tags",
                                                       "created_at", "Amount", "tenant_id", "people"};
        return names[below(names.size())];
    }

    std::mt19937 m_random;
};

/// BARCH_SEED repeats a run.
unsigned chosenSeed()
{
    const char* wanted = std::getenv("BARCH_SEED");
    return wanted ? static_cast<unsigned>(std::stoul(wanted))
                  : static_cast<unsigned>(std::chrono::steady_clock::now().time_since_epoch().count());
}

/// "tickets.uniques users.grants "
std::string difference(const Project& a, const Project& b)
{
    std::string line;
    const auto uniquesOf = [](const Table& table) {
        std::string names;
        for (const UniqueConstraint& unique : table.uniques)
            names += unique.name + " (" + columnNames(table, unique.columns) + ") ";
        return names;
    };
    SharedMap<Table>::forEachDifference(a.tables, b.tables, [&](const Table* before, const Table* after) {
        if (!before || !after)
            return;
        const auto compare = [&](const auto& field) {
            if (!(before->*field.member == after->*field.member))
                line += after->name + "." + std::string(field.name) + " ";
        };
        Table::withFields([&](const auto&... field) { (compare(field), ...); });
        line += "\n  before " + uniquesOf(*before) + "\n  after " + uniquesOf(*after) + "\n";
    });
    return line;
}

void checkSound(const Project& p)
{
    for (const Table& table : p.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            const Table* target = p.table(key.target);
            REQUIRE(target);
            CHECK(key.columns.size() == key.targetColumns.size());
            for (const ColumnId column : key.columns)
                CHECK(table.column(column));
            for (const ColumnId column : key.targetColumns)
                CHECK(target->column(column));
        }
        for (const UniqueConstraint& unique : table.uniques)
            for (const ColumnId column : unique.columns)
                CHECK(table.column(column));
        for (const Column& column : table.columns)
            CHECK(table.columnNamed(column.name)->id == column.id);
    }
}

}  // namespace

TEST_CASE("Any sequence of edits, undone and redone, gives the very values again")
{
    const unsigned seed = chosenSeed();
    for (const Dialect dialect : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite}) {
        INFO("seed " << seed << ", dialect " << nameOf(dialect));
        RandomEdits edits(seed);
        History history(helpdesk(dialect));
        std::vector<Project> values{history.current()};
        std::size_t at = 0;
        for (int i = 0; i < 250; ++i) {
            const std::size_t choice = edits.below(10);
            if (choice == 0 && at > 0) {
                history.undo();
                --at;
            } else if (choice == 1 && at + 1 < values.size()) {
                history.redo();
                ++at;
            } else {
                const Result<Project> once = edits.edit(history.current());
                if (!once) {
                    CHECK_FALSE(once.error().what.empty());
                    continue;
                }
                history.push(*once, "edit");
                if (!sameAs(*once, values[at])) {
                    values.resize(at + 1);
                    values.push_back(*once);
                    ++at;
                }
            }
            REQUIRE(sameAs(history.current(), values[at]));
        }
        checkSound(history.current());
        while (history.canUndo()) {
            history.undo();
            REQUIRE(history.current() == values[--at]);
        }
        CHECK(history.current() == helpdesk(dialect));
    }
}

TEST_CASE("Guards are found again after any edits: protecting twice is protecting once")
{
    const unsigned seed = chosenSeed();
    for (const Dialect dialect : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite}) {
        INFO("seed " << seed << ", dialect " << nameOf(dialect));
        RandomEdits edits(seed);
        Project project = helpdesk(dialect);
        for (int i = 0; i < 150; ++i)
            if (const auto result = edits.edit(project))
                project = *result;
        const auto once = protectAll(project);
        if (!once)
            continue;  // the root may be gone
        const Project twice = ok(protectAll(*once));
        INFO(difference(*once, twice));
        CHECK(sameAs(twice, *once));
    }
}
