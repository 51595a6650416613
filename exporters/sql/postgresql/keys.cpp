#include "exporters/sql/postgresql/keys.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/indexes.h"
#include "exporters/sql/postgresql/comments.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

std::string action(ReferentialAction what)
{
    static constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
    return std::string(words[static_cast<std::size_t>(what)]);
}

template <class Element>
ElementRef in(const Table& table, const Element& element)
{
    return ElementRef::inTable(ElementKind::Constraint, table.id, element.id);
}

/// The constraint's own name, or one made of table, columns and what it is; nothing else has it.
template <class Element>
std::string constraintName(Draft& draft, const Table& table, const Element& constraint, const std::vector<std::string>& columns,
                           const std::string& kind)
{
    const bool isRelation = kind == "pkey" || kind == "key" || kind == "excl";
    const std::string scope = isRelation ? relationScope(table.namespaceId) : constraintScope(table);
    std::string name;
    if (!constraint.name.empty()) {
        name = draft.ownName(scope, in(table, constraint), constraint.name, table.name, nameLimit);
    } else {
        std::string wanted = table.name;
        for (const auto& column : columns)
            wanted += "_" + column;
        name = draft.freshName(scope, wanted + "_" + kind, nameLimit);
    }
    draft.wroteName(in(table, constraint), name);
    return quoted(name);
}

std::string included(const Table& table, const std::vector<ColumnId>& ids)
{
    const auto columns = columnNames(table, ids);
    return columns.empty() ? std::string() : " INCLUDE (" + quotedList(columns) + ")";
}

ConstraintLine uniqueLine(Draft& draft, const Table& table, const UniqueConstraint& key, const std::vector<std::string>& columns)
{
    const std::string name = constraintName(draft, table, key, columns, "key");
    std::string line = "CONSTRAINT " + name + " UNIQUE " +
                       (key.nullsNotDistinct ? "NULLS NOT DISTINCT " : "") + "(" + quotedList(columns) + ")";
    return {in(table, key), name, line + included(table, key.include) + deferralText(key.deferral)};
}

ConstraintLine exclusionLine(Draft& draft, const Table& table, const Exclusion& exclusion)
{
    std::string elements;
    std::vector<std::string> columns;
    for (const ExclusionElement& element : exclusion.elements) {
        const bool isOperator = !element.comparison.empty() && element.comparison.find("--") == std::string::npos &&
                                element.comparison.find("/*") == std::string::npos &&
                                element.comparison.find_first_not_of("+-*/<>=~!@#%^&|`?") == std::string::npos;
        if (!isOperator)
            draft.refuse(in(table, exclusion), "\"" + oneLine(element.comparison) + "\" is not an operator.", "Correct it.");
        const Column* column = table.column(element.column);
        if (column)
            columns.push_back(column->name);
        elements += (elements.empty() ? "" : ", ") +
                    (column ? quoted(column->name)
                            : "(" + draft.expression(element.expression, in(table, exclusion), "Its expression") + ")") +
                    (element.collation.empty() ? "" : " COLLATE " + quoted(element.collation)) +
                    (element.operatorClass.empty() ? "" : " " + operatorClass(draft, element.operatorClass, in(table, exclusion))) +
                    " WITH " + element.comparison;
    }
    const std::string name = constraintName(draft, table, exclusion, columns, "excl");
    std::string line = "CONSTRAINT " + name + " EXCLUDE USING " +
                       quoted(exclusion.method.empty() ? "gist" : exclusion.method) + " (" + elements + ")" + included(table, exclusion.include);
    if (!exclusion.predicate.empty())
        line += " WHERE (" + draft.expression(exclusion.predicate, in(table, exclusion), "Its condition") + ")";
    return {in(table, exclusion), name, line + deferralText(exclusion.deferral)};
}

ConstraintLine checkLine(Draft& draft, const Table& table, const Check& check)
{
    const std::string name = constraintName(draft, table, check, {}, "check");
    return {in(table, check), name, "CONSTRAINT " + name + " CHECK (" + draft.expression(check.expression, in(table, check), "It") + ")" +
                                        (check.noInherit ? " NO INHERIT" : "")};
}

std::string dropText(const Project& project, const Table& table, const std::string& name)
{
    return "ALTER TABLE " + tableName(project, table) + " DROP CONSTRAINT " + name;
}

bool sameColumns(const Table& a, const std::vector<ColumnId>& left, const Table& b, const std::vector<ColumnId>& right)
{
    const auto names = columnNames(a, left);
    return !names.empty() && names == columnNames(b, right);
}

template <class Element>
void commentOn(Draft& draft, const Table& table, const Element& element, const std::string& kind)
{
    if (!element.comment.empty() && !element.name.empty())
        draft.add(commentStep(in(table, element),
                              "CONSTRAINT " + constraintName(draft, table, element, {}, kind) + " ON " + tableName(draft.project(), table),
                              element.comment));
}

/// PostgreSQL makes one index of two keys of the same columns when one statement makes both.
bool repeatsAnother(const Table& table, const UniqueConstraint& key)
{
    if (table.primaryKey && table.primaryKey->columns == key.columns && table.primaryKey->include == key.include &&
        table.primaryKey->deferral == key.deferral && !key.nullsNotDistinct)
        return true;
    for (const UniqueConstraint& other : table.uniques) {
        if (&other == &key)
            return false;
        if (other.columns == key.columns && other.include == key.include && other.deferral == key.deferral && other.nullsNotDistinct == key.nullsNotDistinct)
            return true;
    }
    return false;
}

void writeForeignKey(Draft& draft, const Table& table, const ForeignKey& key)
{
    const Project& project = draft.project();
    const auto element = in(table, key);
    const Table* target = project.table(key.target);
    const auto columns = columnNames(table, key.columns);
    const auto targetColumns = target ? columnNames(*target, key.targetColumns) : std::vector<std::string>();
    if (!target || columns.empty() || columns.size() != targetColumns.size()) {
        draft.leftOut(element, "Foreign key", "Left out: a table or column that it names no longer exists.");
        return;
    }
    const std::string name = constraintName(draft, table, key, columns, "fkey");
    std::string text = "ALTER TABLE " + tableName(project, table) + "\n  ADD CONSTRAINT " + name + " FOREIGN KEY (" +
                       quotedList(columns) + ") REFERENCES " + tableName(project, *target) + " (" + quotedList(targetColumns) + ")";
    if (key.matchFull)
        text += " MATCH FULL";
    if (key.onDelete != ReferentialAction::NoAction) {
        text += " ON DELETE " + action(key.onDelete);
        const auto only = columnNames(table, key.setColumns);
        const bool sets = key.onDelete == ReferentialAction::SetNull || key.onDelete == ReferentialAction::SetDefault;
        if (sets && !only.empty())
            text += " (" + quotedList(only) + ")";
    }
    if (key.onUpdate != ReferentialAction::NoAction)
        text += " ON UPDATE " + action(key.onUpdate);
    text += deferralText(key.deferral) + (key.validated ? "" : " NOT VALID");
    draft.add({.statement = text, .reverse = dropText(project, table, name), .element = element});
    commentOn(draft, table, key, "fkey");
}

}  // namespace

std::string deferralText(Deferral when)
{
    switch (when) {
    case Deferral::NotDeferrable: return {};
    case Deferral::InitiallyImmediate: return " DEFERRABLE";
    case Deferral::InitiallyDeferred: return " DEFERRABLE INITIALLY DEFERRED";
    }
    return {};
}

std::vector<ConstraintLine> tableConstraints(Draft& draft, const Table& table, const Table* parent)
{
    std::vector<ConstraintLine> lines;
    auto lost = [&](const auto& element) {
        draft.leftOut(in(table, element), "Key", "Left out: a column of it no longer exists.");
    };
    if (table.primaryKey && !(parent && parent->primaryKey)) {
        const auto columns = columnNames(table, table.primaryKey->columns);
        if (columns.empty())
            lost(*table.primaryKey);
        else {
            const std::string name = constraintName(draft, table, *table.primaryKey, {}, "pkey");
            lines.push_back({in(table, *table.primaryKey), name,
                             "CONSTRAINT " + name + " PRIMARY KEY (" + quotedList(columns) + ")" + included(table, table.primaryKey->include) + deferralText(table.primaryKey->deferral)});
        }
    }
    for (const UniqueConstraint& key : table.uniques) {
        const auto columns = columnNames(table, key.columns);
        const bool inherited = parent && std::any_of(parent->uniques.begin(), parent->uniques.end(), [&](const auto& other) {
            return sameColumns(table, key.columns, *parent, other.columns);
        });
        if (columns.empty())
            lost(key);
        else if (!inherited && !repeatsAnother(table, key))
            lines.push_back(uniqueLine(draft, table, key, columns));
    }
    for (const Check& check : table.checks) {
        const bool inherited = parent && std::any_of(parent->checks.begin(), parent->checks.end(), [&](const auto& other) {
            return other.expression == check.expression;
        });
        if (check.validated && !inherited)
            lines.push_back(checkLine(draft, table, check));
    }
    for (const Exclusion& exclusion : table.exclusions)
        lines.push_back(exclusionLine(draft, table, exclusion));
    return lines;
}

void writeLateChecks(Draft& draft, const Table& table)
{
    for (const UniqueConstraint& key : table.uniques)
        if (const auto columns = columnNames(table, key.columns); !columns.empty() && !table.partitionOf && repeatsAnother(table, key)) {
            const ConstraintLine line = uniqueLine(draft, table, key, columns);
            draft.add({.statement = "ALTER TABLE " + tableName(draft.project(), table) + "\n  ADD " + line.text,
                       .element = line.element,
                       .alone = dropText(draft.project(), table, line.name)});
        }
    for (const Check& check : table.checks)
        if (!check.validated) {
            const ConstraintLine line = checkLine(draft, table, check);
            draft.add({.statement = "ALTER TABLE " + tableName(draft.project(), table) + "\n  ADD " + line.text + " NOT VALID",
                       .element = line.element,
                       .alone = dropText(draft.project(), table, line.name)});
        }
    for (const auto& check : table.checks)
        commentOn(draft, table, check, "check");
    for (const auto& key : table.uniques)
        commentOn(draft, table, key, "key");
    for (const auto& exclusion : table.exclusions)
        commentOn(draft, table, exclusion, "excl");
    if (table.primaryKey)
        commentOn(draft, table, *table.primaryKey, "pkey");
}

void writeForeignKeys(Draft& draft)
{
    bool first = true;
    for (const Table* table : draft.tables()) {
        const Table* parent = draft.project().table(table->partitionOf);
        for (const ForeignKey& key : table->foreignKeys) {
            const bool inherited = parent && std::any_of(parent->foreignKeys.begin(), parent->foreignKeys.end(), [&](const auto& other) {
                return other.target == key.target && sameColumns(*table, key.columns, *parent, other.columns);
            });
            if (inherited)
                continue;
            const auto before = draft.steps().size();
            writeForeignKey(draft, *table, key);
            if (first && draft.steps().size() > before) {
                draft.headline(before, "Foreign keys");
                first = false;
            }
        }
    }
}

}  // namespace barch::sql::postgresql
