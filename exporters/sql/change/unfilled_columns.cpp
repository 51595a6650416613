#include "exporters/sql/change/unfilled_columns.h"

#include "exporters/sql/change/change_script.h"
#include "exporters/sql/postgresql/change/serial_columns.h"

#include <algorithm>

namespace barch::sql {
namespace {

bool isRequired(const Table& table, const Column& column)
{
    return !column.nullable || (table.primaryKey && std::count(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id) > 0);
}

bool numbersOrComputes(const Column& column)
{
    return column.identity != Identity::None || !column.generatedExpression.empty() || postgresql::isSerial(column);
}

}  // namespace

std::vector<UnfilledColumn> unfilledColumns(const Project& before, const Project& after)
{
    std::vector<UnfilledColumn> found;
    for (const Table& table : after.tables) {
        const Table* was = before.table(table.id);
        if (!was || *was == table)
            continue;
        for (const Column& column : table.columns) {
            const Column* earlier = was->column(column.id);
            if (!isRequired(table, column) || numbersOrComputes(column))
                continue;
            if (earlier ? !isRequired(*was, *earlier) : column.defaultExpression.empty())
                found.push_back({table.id, column.id, optionNames(after, table, &column).back(), !earlier});
        }
    }
    return found;
}

}  // namespace barch::sql
