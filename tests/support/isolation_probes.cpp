#include "tests/support/isolation_probes.h"

#include "core/model/sql_tokens.h"
#include "core/tenancy/guards.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/sqlite/identifiers.h"

#include <algorithm>

namespace barch::test {

RowDialect rowDialect(Dialect dialect)
{
    return {dialect, dialect == Dialect::MySql ? sql::mysql::quoted : dialect == Dialect::Sqlite ? sql::sqlite::quoted : sql::postgresql::quoted};
}

bool isOfOneTenant(const Project& project, const Table& table)
{
    return table.column(tenantColumn(project, table)) && !table.partitionOf;
}

bool runtimeMay(const Project& project, const std::vector<Grant>& grants, const std::string& privilege)
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        return grant.role == project.tenancy->runtimeRole && grant.columns.empty() &&
               std::find(grant.privileges.begin(), grant.privileges.end(), privilege) != grant.privileges.end();
    });
}

const Column* freeTextColumn(const Table& table)
{
    const auto isUsed = [&](const Column& column) {
        const auto has = [&](const std::vector<ColumnId>& list) { return std::find(list.begin(), list.end(), column.id) != list.end(); };
        const auto keyHas = [&](const auto& key) { return has(key.columns); };
        const auto indexHas = [&](const Index& index) {
            return index.unique && std::any_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) {
                       return key.column == column.id || mentionsIdentifier(key.expression, column.name);
                   });
        };
        return (table.primaryKey && has(table.primaryKey->columns)) || std::any_of(table.uniques.begin(), table.uniques.end(), keyHas) ||
               std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), keyHas) ||
               std::any_of(table.indexes.begin(), table.indexes.end(), indexHas) ||
               std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& check) { return mentionsIdentifier(check.expression, column.name); });
    };
    for (const Column& column : table.columns)
        if ((column.type == "text" || column.type.starts_with("varchar")) && column.generatedExpression.empty() && !column.userType && !isUsed(column))
            return &column;
    return nullptr;
}

ProbePeople::ProbePeople(const Project& project, const RowGenerator& rows, Dialect dialect) : people(peopleOf(project))
{
    if (!people)
        return;
    const auto person = [&](int tenant, int number) {
        return valueText(project, *people.membership->column(people.person), rows.row(*people.membership, tenant, number).at(people.person), dialect);
    };
    self = person(0, 0);
    stranger = person(1, 0);
    if (rows.count(*people.membership) > 1 && person(0, 1) != self)
        colleague = person(0, 1);
}

std::optional<Row> pointingAcross(const Project& project, const RowGenerator& rows, const Table& table, const ForeignKey& key)
{
    const Table* target = project.table(key.target);
    if (!target || !isOfOneTenant(project, *target) || target->id == project.tenancy->rootTable)
        return std::nullopt;
    Row row = rows.row(table, 0, RowGenerator::rowsEach);
    bool changed = false;
    for (std::size_t i = 0; i < key.columns.size(); ++i)
        if (key.columns[i] != table.tenantKey) {
            row[key.columns[i]] = rows.row(*target, 1, 0).at(key.targetColumns[i]);
            changed = true;
        }
    return changed ? std::optional(row) : std::nullopt;
}

std::string insertAll(const Project& project, const RowGenerator& rows, Dialect dialect)
{
    std::string text;
    const RowDialect how = rowDialect(dialect);
    for (const Table* table : rows.order()) {
        const std::string name = dialect == Dialect::PostgreSql ? sql::postgresql::tableName(project, *table) : how.quoted(sql::flatName(project, table->namespaceId, table->name));
        for (int tenant = 0; tenant < RowGenerator::tenants; ++tenant)
            for (int number = 0; number < rows.count(*table); ++number)
                text += insertText(project, *table, name, rows.row(*table, tenant, number), how) + ";\n";
    }
    return text;
}

}  // namespace barch::test
