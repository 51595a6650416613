#pragma once

#include "core/edits/edit.h"
#include "core/model/project.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace barch::ui {

/// What a person does on the data model page, as edits with the words of the undo menu.

/// A table with the columns that the design gives every table, at a place; `id` names it afterwards.
LabelledEdit newTableEdit(const Project& project, QPointF place, TableId id);
LabelledEdit moveTablesEdit(const Project& project, std::vector<Placement> placements, bool merges);
LabelledEdit referenceEdit(const Project& project, TableId child, ColumnId column, TableId parent);
/// "tickets gets the column user_id, which refers to users, and an index on it."
QString referenceSentence(const Project& project, TableId child, TableId parent);
LabelledEdit removeTablesEdit(const Project& project, std::vector<TableId> tables);
LabelledEdit removeColumnEdit(const Project& project, TableId table, ColumnId column);
LabelledEdit removeKeyEdit(const Project& project, TableId table, ConstraintId key);

/// A copy with its columns, keys, checks, indexes and outgoing references, ids of its own and the name "<name>_copy".
Result<Project> duplicateTableOf(const Project& project, TableId source, TableId id, QPointF place);

/// "tickets", or "3 tables".
QString namesOf(const Project& project, const std::vector<TableId>& tables);
/// A column that the grid adds: text, with a name that the table doesn't have.
Column freshColumn(const Table& table);

}  // namespace barch::ui
