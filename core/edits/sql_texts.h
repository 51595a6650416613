#pragma once

#include "core/model/project.h"

namespace barch {

/// Calls `visit(std::string&)` for each piece of SQL that the table holds.
template <class TableType, class Visit>
void forEachSqlText(TableType& table, Visit visit)
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
    for (auto& policy : table.policies) {
        visit(policy.usingExpression);
        visit(policy.checkExpression);
    }
    for (auto& trigger : table.triggers) {
        visit(trigger.condition);
        visit(trigger.body);
    }
    for (auto& key : table.partitioning.keys)
        visit(key.expression);
}

/// Only those that can name other tables: no engine takes a subquery anywhere else.
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

enum class SqlTexts { All, Reading };

/// The project with its SQL texts passed through `change(const std::string&) -> std::string`; texts for
/// which `concerns(const std::string&)` is false are left alone, and so are their elements shared.
/// `Reading`: of tables only the texts that can name other tables, which spares looking at every column.
template <class Concerns, class Change>
Project changeSqlTexts(const Project& project, SqlTexts which, Concerns concerns, Change change)
{
    Project edited = project;
    const auto visit = [&](auto& table, auto visitor) {
        which == SqlTexts::All ? forEachSqlText(table, visitor) : forEachReadingText(table, visitor);
    };
    for (const Table& table : project.tables) {
        bool found = false;
        visit(table, [&](const std::string& text) { found = found || (!text.empty() && concerns(text)); });
        if (!found)
            continue;
        Table copy = table;
        visit(copy, [&](std::string& text) { text = change(text); });
        if (!(copy == table))
            edited.tables = edited.tables.with(std::move(copy));
    }
    const auto changeIn = [&](auto member, auto... texts) {
        for (const auto& element : project.*member) {
            if (!(concerns(element.*texts) || ...))
                continue;
            auto copy = element;
            ((copy.*texts = change(copy.*texts)), ...);
            if (!(copy == element))
                edited.*member = (edited.*member).with(std::move(copy));
        }
    };
    changeIn(&Project::views, &View::definition);
    changeIn(&Project::functions, &Function::body);
    changeIn(&Project::verbatimSql, &VerbatimSql::sql, &VerbatimSql::downSql);
    return edited;
}

}  // namespace barch
