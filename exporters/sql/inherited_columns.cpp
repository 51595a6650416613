#include "exporters/sql/inherited_columns.h"

namespace barch::sql {

void withInheritedColumns(const Project& project, const Table& table, const std::function<void(const Table&)>& use)
{
    if (table.inherits.empty())
        return use(table);
    Table whole = table;
    std::vector<Column> columns;
    for (const TableId id : table.inherits)
        if (const Table* parent = project.table(id))
            for (const Column& column : parent->columns)
                if (!whole.columnNamed(column.name))
                    columns.push_back(column);
    whole.columns.insert(whole.columns.begin(), columns.begin(), columns.end());
    use(whole);
}

}  // namespace barch::sql
