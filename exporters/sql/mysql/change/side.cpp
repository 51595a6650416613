#include "exporters/sql/mysql/change/side.h"

#include "exporters/sql/inherited_columns.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/migration.h"

namespace barch::sql::mysql {
namespace {

/// Every table with all of its columns.
Project flattened(Project project)
{
    const Project before = project;
    for (const Table& table : before.tables)
        if (!table.inherits.empty())
            withInheritedColumns(before, table, [&](const Table& whole) {
                Table own = whole;
                own.inherits.clear();
                project.tables = project.tables.with(std::move(own));
            });
    return project;
}

const Draft& written(Draft& draft)
{
    writeSteps(draft);
    return draft;
}

}  // namespace

Side::Side(Project version)
    : m_project(flattened(std::move(version))), m_draft(m_project, lexis(), Draft::Detail::WithParts), m_units(written(m_draft)), m_use(m_project)
{
}

std::vector<const Table*> Side::tables() const
{
    std::vector<const Table*> list;
    for (const Table* table : m_draft.tables())
        if (has(table->id))
            list.push_back(table);
    return list;
}

std::string Side::alter(const Table& table) const
{
    return "ALTER TABLE " + tableName(m_project, table) + " ";
}

std::optional<ColumnText> Side::column(const Table& table, const Column& column)
{
    if (!m_units.find(ElementRef::inTable(ElementKind::Column, table.id, column.id)))
        return std::nullopt;
    const auto type = columnType(m_draft, table, column, m_use);
    return type ? std::optional(columnText(m_draft, table, column, *type)) : std::nullopt;
}

Project withWrittenNames(const Side& side)
{
    Project project = side.project();
    for (const Table& table : side.project().tables) {
        Table copy = table;
        auto pin = [&](auto& list, ElementKind kind) {
            for (auto& part : list)
                if (const std::string name = side.draft().writtenName(ElementRef::inTable(kind, table.id, part.id)); !name.empty())
                    part.name = name;
        };
        pin(copy.uniques, ElementKind::Constraint);
        pin(copy.foreignKeys, ElementKind::Constraint);
        pin(copy.checks, ElementKind::Constraint);
        pin(copy.indexes, ElementKind::Index);
        if (!(copy == table))
            project.tables = project.tables.with(std::move(copy));
    }
    return project;
}

}  // namespace barch::sql::mysql
