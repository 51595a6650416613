#pragma once

#include "core/edits/table_summary.h"
#include "core/model/sql_tokens.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// The project with its SQL texts passed through `change(const std::string&) -> std::string`. Texts that
/// can't mention all of `names` are left alone, and so are their elements shared.
template <class Change>
Project changeSqlTexts(const Project& project, SqlTexts which, const std::vector<std::string_view>& names, Change change)
{
    Project edited = project;
    const auto concerns = [&](const std::string& text) {
        return !text.empty() && std::all_of(names.begin(), names.end(), [&](std::string_view name) { return mayMention(text, name); });
    };
    const auto visit = [&](auto& table, auto visitor) {
        which == SqlTexts::All ? forEachSqlText(table, visitor) : forEachReadingText(table, visitor);
    };
    const auto may = [&](const TableSummary& tables) {
        return std::all_of(names.begin(), names.end(), [&](std::string_view name) { return tables.mayMention(name, which); });
    };
    forEachTableWhere(project, may, [&](const Table& table) {
        bool found = false;
        visit(table, [&](const std::string& text) { found = found || concerns(text); });
        if (!found)
            return;
        Table copy = table;
        visit(copy, [&](std::string& text) {
            if (concerns(text))
                text = change(text);
        });
        if (!(copy == table))
            edited.tables = edited.tables.with(std::move(copy));
    });
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
