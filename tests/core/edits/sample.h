#pragma once

#include "core/edits/column_edits.h"
#include "core/edits/history.h"
#include "core/edits/key_edits.h"
#include "core/edits/namespace_edits.h"
#include "core/edits/reference_edits.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"

#include <catch2/catch.hpp>

#include <string>

namespace barch::test {

/// The value, or a failed test with the error.
template <class T>
T ok(Result<T> result)
{
    if (!result)
        FAIL(result.error().text());
    return std::move(result).value();
}

inline TableId idOf(const Project& project, std::string_view name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return table.id;
    FAIL("no table " << name);
    return {};
}

inline const Table& tableOf(const Project& project, std::string_view name)
{
    return *project.table(idOf(project, name));
}

inline ColumnId columnOf(const Project& project, std::string_view table, std::string_view name)
{
    const Column* column = tableOf(project, table).columnNamed(name);
    if (!column)
        FAIL("no column " << table << "." << name);
    return column->id;
}

/// "tenant_id, author_id -> id of users"
inline std::string text(const Project& project, const Table& table, const ForeignKey& key)
{
    std::string line;
    for (const ColumnId column : key.columns)
        line += (line.empty() ? "" : ", ") + table.column(column)->name;
    const Table& target = *project.table(key.target);
    line += " -> ";
    for (std::size_t i = 0; i < key.targetColumns.size(); ++i)
        line += (i ? ", " : "") + target.column(key.targetColumns[i])->name;
    return line + " of " + target.name;
}

inline std::string columnNames(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string line;
    for (const ColumnId column : columns)
        line += (line.empty() ? "" : ", ") + table.column(column)->name;
    return line;
}

inline Project empty(Dialect dialect = Dialect::PostgreSql, TenancyModel model = TenancyModel::None)
{
    Project project;
    project.info = Shared<ProjectInfo>(ProjectInfo{.name = "Sample", .dialect = dialect});
    project.tenancy = Shared<Tenancy>(Tenancy{.model = model});
    return dialect == Dialect::PostgreSql ? ok(addNamespace(project, {.name = "public"})) : project;
}

inline Project withTable(const Project& project, const std::string& name, TenancyClass tenancyClass = TenancyClass::Undeclared)
{
    return ok(addTable(project, newTable(project, name, tenancyClass)));
}

inline Project withColumn(const Project& project, std::string_view table, const std::string& name, const std::string& type)
{
    return ok(addColumn(project, idOf(project, table), {.name = name, .type = type}));
}

/// people, tickets and messages of several tenants, before any guard.
inline Project helpdesk(Dialect dialect = Dialect::PostgreSql, TenancyModel model = TenancyModel::Shared,
                        const std::string& idType = "uuid")
{
    Project project = empty(dialect, model);
    project.answers = project.answers.with(Answer{.id = "data.id_type", .values = {idType}});
    project = withColumn(withTable(project, "tenants", TenancyClass::Root), "tenants", "name", "text");
    Tenancy tenancy = *project.tenancy;
    tenancy.rootTable = idOf(project, "tenants");
    project.tenancy = Shared<Tenancy>(tenancy);
    project = withColumn(withTable(project, "users", TenancyClass::Global), "users", "email", "varchar(190)");
    project = ok(addUnique(project, idOf(project, "users"), {columnOf(project, "users", "email")}));
    project = withTable(project, "plans", TenancyClass::Global);
    project = withColumn(project, "plans", "name", "varchar(60)");
    for (const char* name : {"memberships", "tickets", "messages", "labels"})
        project = withTable(project, name, TenancyClass::Owned);
    project = withColumn(project, "tickets", "subject", "varchar(200)");
    project = withColumn(project, "messages", "body", "text");
    project = withColumn(project, "labels", "name", "varchar(60)");
    project = ok(addReference(project, idOf(project, "memberships"), idOf(project, "users"), {.unique = true}));
    project = ok(addReference(project, idOf(project, "messages"), idOf(project, "tickets"),
                              {.onDelete = ReferentialAction::Cascade}));
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "users"),
                              {.column = "assignee_id", .nullable = true}));
    project = ok(addReference(project, idOf(project, "tickets"), idOf(project, "tickets"),
                              {.nullable = true, .onDelete = ReferentialAction::SetNull}));
    return project;
}

}  // namespace barch::test
