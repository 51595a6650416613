#include "exporters/sql/postgresql/change/serial_columns.h"

#include "exporters/sql/postgresql/change/sequence_options.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/sql_scan.h"

#include <algorithm>
#include <optional>

namespace barch::sql::postgresql {
namespace {

std::string nameOfNumbers(const Table& table, const Column& column)
{
    return implicitName(table.name, column.name, "seq");
}

const Sequence* sequenceNamed(const Project& project, NamespaceId space, const std::string& name)
{
    const auto found = std::find_if(project.sequences.begin(), project.sequences.end(), [&](const Sequence& s) { return s.namespaceId == space && s.name == name; });
    return found == project.sequences.end() ? nullptr : &*found;
}

const Sequence* sequenceOf(const Project& project, const Table& table, const Column& column)
{
    const auto found = std::find_if(project.sequences.begin(), project.sequences.end(), [&](const Sequence& s) { return s.ownedByTable == table.id && s.ownedBy == column.id; });
    return found == project.sequences.end() ? nullptr : &*found;
}

/// Whether this serial column of `here` has to be written out, because `there` has something else in its place.
bool differs(const Project& there, const Table& table, const Column& column)
{
    if (sequenceNamed(there, table.namespaceId, nameOfNumbers(table, column)))
        return true;
    const Table* other = there.table(table.id);
    const Column* same = other ? other->column(column.id) : nullptr;
    if (!same)
        return false;
    const bool isMoved = other->partitionOf != table.partitionOf || !(other->partitioning == table.partitioning) || other->inherits != table.inherits;
    return same->type != column.type || isMoved;
}

SequenceId idFor(const Project& there, const Table& table, const Column& column)
{
    if (const Table* other = there.table(table.id))
        if (const Column* same = other->column(column.id))
            if (const Sequence* theirs = sequenceOf(there, *other, *same))
                return theirs->id;
    if (const Sequence* named = sequenceNamed(there, table.namespaceId, nameOfNumbers(table, column)))
        return named->id;
    return SequenceId::derive("numbers of " + table.id.text() + " " + column.id.text());
}

void say(Project& project, const Project& there, TableId id, ColumnId wanted)
{
    Table table = *project.table(id);
    Column& column = *std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.id == wanted; });
    Sequence sequence;
    sequence.id = idFor(there, table, column);
    sequence.namespaceId = table.namespaceId;
    sequence.name = nameOfNumbers(table, column);
    sequence.type = plainTypeOf(column);
    sequence.ownedByTable = table.id;
    sequence.ownedBy = column.id;
    column.type = sequence.type;
    column.nullable = false;
    column.defaultExpression = "nextval(" + literal(qualified(project, sequence.namespaceId, sequence.name)) + "::regclass)";
    project.tables = project.tables.with(std::move(table));
    project.sequences = project.sequences.with(std::move(sequence));
}

}  // namespace

bool isSerial(const Column& column)
{
    const std::string type = lowerCase(trimmed(column.type));
    return !column.userType && (type == "serial" || type == "bigserial" || type == "smallserial" || type == "serial4" || type == "serial8" || type == "serial2");
}

std::string plainTypeOf(const Column& serial)
{
    const std::string type = lowerCase(trimmed(serial.type));
    return type == "bigserial" || type == "serial8" ? "bigint" : type == "smallserial" || type == "serial2" ? "smallint" : "integer";
}

SaidSequences withSequencesSaid(const Project& before, const Project& after)
{
    SaidSequences said{before, after};
    for (const Table& table : before.tables)
        for (const Column& column : table.columns)
            if (isSerial(column) && differs(after, table, column))
                say(said.before, after, table.id, column.id);
    for (const Table& table : after.tables)
        for (const Column& column : table.columns)
            if (isSerial(column) && differs(before, table, column))
                say(said.after, before, table.id, column.id);
    return said;
}

}  // namespace barch::sql::postgresql
