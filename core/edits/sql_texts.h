#pragma once

namespace barch {

/// Calls `visit(std::string&)` for each piece of SQL of the table that can name other tables: no engine
/// takes a subquery anywhere else.
template <class TableType, class Visit>
void forEachReadingText(TableType& table, Visit visit)
{
    for (auto& policy : table.policies) {
        visit(policy.usingExpression);
        visit(policy.checkExpression);
    }
    for (auto& trigger : table.triggers) {
        visit(trigger.condition);
        visit(trigger.body);
    }
}

/// The same for the SQL that is about the table's own columns alone.
template <class TableType, class Visit>
void forEachOwnText(TableType& table, Visit visit)
{
    for (auto& column : table.columns) {
        visit(column.defaultExpression);
        visit(column.generatedExpression);
    }
    for (auto& check : table.checks)
        visit(check.expression);
    for (auto& exclusion : table.exclusions) {
        visit(exclusion.predicate);
        for (auto& element : exclusion.elements)
            visit(element.expression);
    }
    for (auto& index : table.indexes) {
        visit(index.predicate);
        for (auto& key : index.keys)
            visit(key.expression);
    }
    for (auto& key : table.partitioning.keys)
        visit(key.expression);
}

template <class TableType, class Visit>
void forEachSqlText(TableType& table, Visit visit)
{
    forEachOwnText(table, visit);
    forEachReadingText(table, visit);
}

/// `Reading`: of tables only the texts that can name other tables.
enum class SqlTexts { All, Reading };

}  // namespace barch
