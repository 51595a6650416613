#include "exporters/sql/postgresql/change/unit_elements.h"

namespace barch::sql::postgresql {

bool isLoose(ElementKind kind)
{
    return kind == ElementKind::Function || kind == ElementKind::View || kind == ElementKind::Trigger || kind == ElementKind::Policy ||
           kind == ElementKind::Index || kind == ElementKind::Constraint || kind == ElementKind::Verbatim;
}

const ForeignKey* foreignKeyOf(const Project& project, const ElementRef& element)
{
    const Table* table = element.kind == ElementKind::Constraint ? project.table(TableId(element.owner)) : nullptr;
    return table ? findIn(table->foreignKeys, element.id) : nullptr;
}

std::vector<ColumnId> keyColumns(const Project& project, const ElementRef& element)
{
    const Table* table = project.table(TableId(element.owner));
    if (!table)
        return {};
    if (table->primaryKey && table->primaryKey->id == element.id)
        return table->primaryKey->columns;
    if (const UniqueConstraint* key = findIn(table->uniques, element.id))
        return key->columns;
    std::vector<ColumnId> columns;
    if (const Index* index = findIn(table->indexes, element.id); index && index->unique)
        for (const IndexKey& key : index->keys)
            columns.push_back(key.column);
    return columns;
}

bool isBeforeTables(const Project& project, const ElementRef& element)
{
    const VerbatimSql* kept = element.kind == ElementKind::Verbatim ? project.verbatimSql.find(VerbatimId(element.id)) : nullptr;
    return kept && kept->position < 0;
}

}  // namespace barch::sql::postgresql
