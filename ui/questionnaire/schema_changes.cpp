#include "ui/questionnaire/answer_effect.h"

#include <algorithm>

namespace barch::ui {
namespace {

using Ink = SchemaLine::Ink;
using Piece = SchemaLine::Piece;

std::string typeOf(const Project& project, const Column& column)
{
    const UserType* type = project.types.find(column.userType);
    return type ? type->name + column.type : column.type;
}

std::string namesOf(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string names;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        names += (names.empty() ? "" : ", ") + (column ? column->name : id.text());
    }
    return "(" + names + ")";
}

SchemaLine line(Mark mark, int indent, std::vector<Piece> pieces)
{
    return {mark, indent, std::move(pieces)};
}

SchemaLine columnLine(Mark mark, const Project& project, const Column& column)
{
    std::vector<Piece> pieces{{column.name + " ", Ink::Plain}, {typeOf(project, column), Ink::Type}};
    if (!column.nullable)
        pieces.push_back({" NOT NULL", Ink::Keyword});
    return line(mark, 1, std::move(pieces));
}

/// The facts about a table other than its columns, each one a line: what is in one version only is a change.
std::vector<std::vector<Piece>> facts(const Project& project, const Table& table)
{
    std::vector<std::vector<Piece>> all;
    if (table.primaryKey)
        all.push_back({{"PRIMARY KEY ", Ink::Keyword}, {namesOf(table, table.primaryKey->columns)}});
    for (const UniqueConstraint& unique : table.uniques)
        all.push_back({{"UNIQUE ", Ink::Keyword}, {namesOf(table, unique.columns)}});
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = project.table(key.target);
        all.push_back({{namesOf(table, key.columns)}, {" REFERENCES ", Ink::Keyword}, {target ? target->name : key.target.text()}});
    }
    for (const Check& check : table.checks)
        all.push_back({{"CHECK ", Ink::Keyword}, {check.name.empty() ? check.expression : check.name}});
    for (const Index& index : table.indexes)
        all.push_back({{index.unique ? "UNIQUE INDEX " : "INDEX ", Ink::Keyword}, {index.name}});
    if (table.rowSecurity)
        all.push_back({{"ROW LEVEL SECURITY", Ink::Keyword}, {table.forceRowSecurity ? ", forced" : ""}});
    for (const Policy& policy : table.policies)
        all.push_back({{"POLICY ", Ink::Keyword}, {policy.name}});
    return all;
}

std::string textOf(const std::vector<Piece>& pieces)
{
    std::string text;
    for (const Piece& piece : pieces)
        text += piece.text;
    return text;
}

void addFacts(SchemaBlock& block, Mark mark, const std::vector<std::vector<Piece>>& mine,
              const std::vector<std::vector<Piece>>& other)
{
    for (const auto& fact : mine) {
        const std::string text = textOf(fact);
        const bool both = std::any_of(other.begin(), other.end(), [&](const auto& theirs) { return textOf(theirs) == text; });
        if (!both)
            block.lines.push_back(line(mark, 1, fact));
    }
}

SchemaBlock wholeTable(Mark mark, const Project& project, const Table& table)
{
    SchemaBlock block{table.name, mark, {line(mark, 0, {{"TABLE ", Ink::Keyword}, {table.name}})}};
    // Columns side by side, as many as fit in a narrow pane.
    constexpr std::size_t narrow = 42;
    std::vector<Piece> pieces;
    std::size_t length = 0;
    for (const Column& column : table.columns) {
        const std::string type = typeOf(project, column);
        const std::size_t wide = column.name.size() + type.size() + 3;
        if (length > 0 && length + wide > narrow) {
            block.lines.push_back(line(mark, 1, std::exchange(pieces, {})));
            length = 0;
        }
        pieces.push_back({(length > 0 ? ", " : "") + column.name + " ", Ink::Plain});
        pieces.push_back({type, Ink::Type});
        length += wide;
    }
    if (!pieces.empty())
        block.lines.push_back(line(mark, 1, std::move(pieces)));
    for (const auto& fact : facts(project, table))
        if (fact.front().text == "POLICY " || fact.front().text == "ROW LEVEL SECURITY")
            block.lines.push_back(line(mark, 1, fact));
    return block;
}

SchemaBlock changedTable(const Project& before, const Table& a, const Project& after, const Table& b)
{
    SchemaBlock block{b.name, Mark::Changed, {}};
    for (const Column& column : a.columns)
        if (!b.column(column.id))
            block.lines.push_back(columnLine(Mark::Removed, before, column));
    for (const Column& column : b.columns) {
        const Column* was = a.column(column.id);
        if (!was) {
            block.lines.push_back(columnLine(Mark::Added, after, column));
        } else if (was->name != column.name || was->nullable != column.nullable || typeOf(before, *was) != typeOf(after, column)) {
            block.lines.push_back(columnLine(Mark::Removed, before, *was));
            block.lines.push_back(columnLine(Mark::Added, after, column));
        }
    }
    const auto mine = facts(before, a);
    const auto theirs = facts(after, b);
    addFacts(block, Mark::Removed, mine, theirs);
    addFacts(block, Mark::Added, theirs, mine);
    if (a.name != b.name || !block.lines.empty())
        block.lines.insert(block.lines.begin(), line(Mark::Changed, 0, {{"TABLE ", Ink::Keyword}, {b.name}}));
    return block;
}

SchemaBlock valueList(Mark mark, const UserType& type)
{
    std::string values;
    for (const EnumValue& value : type.values)
        values += (values.empty() ? "" : ", ") + value.name;
    return {type.name, mark, {line(mark, 0, {{"TYPE ", Ink::Keyword}, {type.name}}), line(mark, 1, {{values}})}};
}

}  // namespace

std::string SchemaLine::text() const
{
    return textOf(pieces);
}

std::vector<SchemaBlock> schemaChanges(const Project& before, const Project& after)
{
    std::vector<SchemaBlock> blocks;
    SharedMap<Table>::forEachDifference(before.tables, after.tables, [&](const Table* a, const Table* b) {
        if (a && b) {
            SchemaBlock block = changedTable(before, *a, after, *b);
            if (!block.lines.empty())
                blocks.push_back(std::move(block));
        } else if (b) {
            blocks.push_back(wholeTable(Mark::Added, after, *b));
        } else {
            blocks.push_back(wholeTable(Mark::Removed, before, *a));
        }
    });
    SharedMap<UserType>::forEachDifference(before.types, after.types, [&](const UserType* a, const UserType* b) {
        if (a && b && *a == *b)
            return;
        if (a)
            blocks.push_back(valueList(Mark::Removed, *a));
        if (b)
            blocks.push_back(valueList(Mark::Added, *b));
    });
    std::stable_sort(blocks.begin(), blocks.end(), [](const SchemaBlock& a, const SchemaBlock& b) {
        return a.mark != b.mark ? a.mark < b.mark : a.name < b.name;
    });
    return blocks;
}

}  // namespace barch::ui
