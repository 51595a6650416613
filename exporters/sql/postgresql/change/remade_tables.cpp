#include "exporters/sql/postgresql/change/remade_tables.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/column_pairs.h"
#include "exporters/sql/postgresql/change/serial_columns.h"
#include "exporters/sql/postgresql/change/type_conversions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>
#include <set>

namespace barch::sql::postgresql {
namespace {

bool isDividedByType(const Project& before, const Table& was, const Project& after, const Table& is)
{
    for (const IndexKey& key : is.partitioning.keys) {
        const Column* now = is.column(key.column);
        const Column* then = was.column(key.column);
        if (now && then && (now->type != then->type || now->userType != then->userType || now->collation != then->collation))
            return true;
        const UserType* type = now ? after.types.find(now->userType) : nullptr;
        const UserType* earlier = then ? before.types.find(then->userType) : nullptr;
        if (type && earlier && (type->kind != earlier->kind || type->baseType != earlier->baseType))
            return true;
    }
    return false;
}

bool isDividedOtherwise(const Project& before, const Table& was, const Project& after, const Table& is)
{
    const Partitioning& a = was.partitioning;
    const Partitioning& b = is.partitioning;
    if (a.strategy != b.strategy || a.keys.size() != b.keys.size())
        return true;
    for (std::size_t i = 0; i < a.keys.size(); ++i)
        if (a.keys[i].column != b.keys[i].column || a.keys[i].operatorClass != b.keys[i].operatorClass || a.keys[i].collation != b.keys[i].collation)
            return true;
    return isDividedByType(before, was, after, is);
}

/// The table called by another id, everywhere.
void rename(Project& project, TableId from, TableId to)
{
    for (const Table& table : Project(project).tables) {
        Table copy = table;
        if (copy.id == from)
            copy.id = to;
        if (copy.partitionOf == from)
            copy.partitionOf = to;
        std::replace(copy.inherits.begin(), copy.inherits.end(), from, to);
        for (ForeignKey& key : copy.foreignKeys)
            if (key.target == from)
                key.target = to;
        if (copy == table)
            continue;
        if (copy.id != table.id)
            project.tables = project.tables.without(table.id);
        project.tables = project.tables.with(std::move(copy));
    }
    for (const Sequence& sequence : Project(project).sequences)
        if (sequence.ownedByTable == from) {
            Sequence copy = sequence;
            copy.ownedByTable = to;
            project.sequences = project.sequences.with(std::move(copy));
        }
    for (const View& view : Project(project).views)
        if (std::find(view.reads.begin(), view.reads.end(), from) != view.reads.end()) {
            View copy = view;
            std::replace(copy.reads.begin(), copy.reads.end(), from, to);
            project.views = project.views.with(std::move(copy));
        }
}

std::string selected(Draft& before, Draft& after, const ColumnPair& pair, const ElementRef& element)
{
    const std::string name = quoted(pair.before->name);
    const std::string from = typeText(before, *pair.before, element);
    const std::string to = typeText(after, *pair.after, element);
    if (from == to || isSerial(*pair.after))
        return name;
    const Conversion how = conversion(from, to, name, pair.before->userType || pair.after->userType);
    return how.expression.empty() ? name : how.expression;
}

ScriptStep step(const Draft& after, const ElementRef& element, std::string statement, const std::string& comment, std::vector<Cost> costs)
{
    return {{.statement = std::move(statement), .comment = comment, .runAs = RunAs::Starter, .element = element}, std::move(costs), pathOf(after.project(), element)};
}

/// The numbers go on where they were.
std::string carryOn(const std::string& from, const std::string& oldColumn, const std::string& to, const std::string& column)
{
    return "DO " + dollarQuoted("\nDECLARE\n  was text := pg_get_serial_sequence(" + literal(from) + ", " + literal(oldColumn) + ");\n  now text := pg_get_serial_sequence(" +
                                literal(to) + ", " + literal(column) + ");\nBEGIN\n  IF was IS NOT NULL AND now IS NOT NULL AND was <> now THEN\n"
                                "    EXECUTE format('SELECT setval(%L, last_value, is_called) FROM %s', now, was);\n"
                                "  ELSIF was IS NULL AND now IS NOT NULL THEN\n    EXECUTE format('SELECT setval(%L, (SELECT COALESCE(max(%I), 0) + 1 FROM %s), false)', now, " +
                                literal(column) + ", " + literal(to) + ");\n  END IF;\nEND ");
}

}  // namespace

RemadeTables withRemadeTables(const Project& before, const Project& after)
{
    RemadeTables result{after, {}};
    std::set<TableId> remade;
    for (const Table& table : after.tables)
        if (const Table* was = before.table(table.id); was && isDividedOtherwise(before, *was, after, table))
            remade.insert(table.id);
    // A part goes with the whole that it was and is a part of.
    for (std::size_t known = 0; known != remade.size();) {
        known = remade.size();
        for (const Table& table : after.tables)
            if (const Table* was = before.table(table.id); was && table.partitionOf && was->partitionOf == table.partitionOf && remade.contains(table.partitionOf))
                remade.insert(table.id);
    }
    for (const TableId id : remade) {
        const TableId made = TableId::derive("made anew " + id.text());
        rename(result.after, id, made);
        result.earlier[made] = id;
    }
    return result;
}

std::vector<ScriptStep> copiedRows(const Project& original, Draft& before, Draft& after, const std::map<TableId, TableId>& earlier, const ScriptOptions& options,
                                   Losses& losses)
{
    std::vector<ScriptStep> steps;
    for (const Table* table : after.tables()) {
        const auto place = earlier.find(table->id);
        if (place == earlier.end())
            continue;
        const Table& was = *before.project().table(place->second);
        const auto whole = earlier.find(table->partitionOf);
        if (whole != earlier.end() && whole->second == was.partitionOf)
            continue;  // its rows are the whole's
        const auto element = ElementRef::table(table->id);
        const std::string from = tableName(before.project(), was);
        const std::string to = tableName(after.project(), *table);
        std::string columns;
        std::string values;
        std::vector<ScriptStep> numbers;
        for (const ColumnPair& pair : columnPairs(before.project(), was, after.project(), *table)) {
            if (!pair.after) {
                if (pair.before->generatedExpression.empty())
                    losses.columnGoes(original, *original.table(was.id), *original.table(was.id)->column(pair.before->id));
                continue;
            }
            if (!pair.after->generatedExpression.empty())
                continue;
            std::string value = pair.before ? selected(before, after, pair, element) : std::string();
            if (!pair.before) {
                value = backfillOf(after.project(), *table, *pair.after, options);
                if (value.empty() && options.isWayBack && isRequired(after.project(), *table, *pair.after) && pair.after->defaultExpression.empty())
                    value = placeholder(after.project(), *pair.after).value_or("");
            }
            if (value.empty())
                continue;
            columns += (columns.empty() ? "" : ", ") + quoted(pair.after->name);
            values += (values.empty() ? "" : ", ") + value;
            if (pair.before && (pair.after->identity != Identity::None || isSerial(*pair.after)))
                numbers.push_back(step(after, element, carryOn(from, pair.before->name, to, pair.after->name), "", {}));
        }
        if (!columns.empty())
            steps.push_back(step(after, element,
                                 "INSERT INTO " + to + " (" + columns + ")\n  OVERRIDING SYSTEM VALUE\n  SELECT " + values + "\n  FROM " + (was.partitioning.strategy == PartitionStrategy::None ? "ONLY " : "") + from,
                                 "Made anew, with the rows that it had", {Cost::LocksTable, Cost::RewritesTable}));
        steps.insert(steps.end(), std::make_move_iterator(numbers.begin()), std::make_move_iterator(numbers.end()));
    }
    return steps;
}

}  // namespace barch::sql::postgresql
