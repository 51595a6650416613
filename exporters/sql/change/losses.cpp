#include "exporters/sql/change/losses.h"

#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql {

bool Losses::isAllowed(const std::string& what, const std::vector<std::string>& names) const
{
    return m_options.allowAll || std::any_of(names.begin(), names.end(), [&](const std::string& name) { return m_options.allowed.contains(what + name); });
}

void Losses::add(AnyId id, const ElementRef& element, const std::string& allowance, const std::string& words)
{
    const bool isKnown = std::any_of(m_all.begin(), m_all.end(), [&](const Loss& loss) { return loss.allowance == allowance; });
    if (!isKnown)
        m_all.push_back({id, element, allowance, words});
}

void Losses::miss(const std::string& what, const std::vector<std::string>& names, const std::string& words)
{
    if (isAllowed(what, names))
        return;
    m_missing.push_back("--allow " + what + names.back());
    m_what.push_back(words);
}

void Losses::tableGoes(const Project& before, const Table& table)
{
    const std::string name = qualifiedName(before, table);
    add(table.id, ElementRef::table(table.id), "drop-table:" + name, "The table " + name + " goes, with all its rows.");
    miss("drop-table:", optionNames(before, table), "the table " + name);
}

void Losses::keptGoes(const VerbatimSql& kept)
{
    miss("drop-table:", {kept.name}, "what was kept word for word as " + kept.name);
}

void Losses::columnGoes(const Project& before, const Table& table, const Column& column)
{
    const auto names = optionNames(before, table, &column);
    add(column.id, ElementRef::inTable(ElementKind::Column, table.id, column.id), "drop-column:" + names.back(), "The column " + names.back() + " goes, with all that it holds.");
    miss("drop-column:", names, "the column " + names.back());
}

void Losses::attributeGoes(const Project& before, const UserType& type, const Column& attribute)
{
    const auto names = optionNames(before, type, attribute);
    add(attribute.id, ElementRef::of(ElementKind::UserType, type.id), "drop-attribute:" + names.back(), "The attribute " + names.back() + " goes, with all that it holds.");
    miss("drop-attribute:", names, "the attribute " + names.back());
}

void Losses::valuesChange(const Project& after, const Table& table, const Column& column, const std::string& how)
{
    const auto names = optionNames(after, table, &column);
    add(column.id, ElementRef::inTable(ElementKind::Column, table.id, column.id), "change-values:" + names.back(), how);
    if (!m_values && !isAllowed("change-values:", names))
        m_values = Error{how, names.back(), "Allow it with --allow change-values:" + names.back() + ", or choose another type."};
}

std::optional<Error> Losses::refusal() const
{
    if (m_values || m_missing.empty())
        return m_values;
    return Error{"This change deletes data: " + joined(m_what, ", ") + ".", {}, "To allow it, say " + joined(m_missing, " ") + "."};
}

std::optional<Error> wrongOptions(const Project& before, const Project& after, const ScriptOptions& options)
{
    if (options.passOverUnknown || (options.backfills.empty() && options.allowed.empty()))
        return std::nullopt;
    std::set<std::string> columns;
    std::set<std::string> allowable;
    for (const Table& table : after.tables)
        for (const Column& column : table.columns)
            for (const std::string& name : optionNames(after, table, &column)) {
                columns.insert(name);
                allowable.insert("change-values:" + name);
            }
    for (const VerbatimSql& kept : before.verbatimSql)
        allowable.insert("drop-table:" + kept.name);
    for (const Table& table : before.tables) {
        for (const std::string& name : optionNames(before, table))
            allowable.insert("drop-table:" + name);
        for (const Column& column : table.columns)
            for (const std::string& name : optionNames(before, table, &column))
                allowable.insert("drop-column:" + name);
    }
    for (const UserType& type : before.types)
        for (const Column& attribute : type.attributes)
            for (const std::string& name : optionNames(before, type, attribute))
                allowable.insert("drop-attribute:" + name);
    for (const auto& [name, expression] : options.backfills)
        if (!columns.contains(name))
            return Error{"There is no column of this name to fill.", name, "Write table.column=expression, with the names of the new design."};
    for (const std::string& name : options.allowed)
        if (!allowable.contains(name))
            return Error{"Nothing of this name could be lost.", name, "Write drop-table:NAME, drop-column:TABLE.COLUMN, drop-attribute:TYPE.ATTRIBUTE or change-values:TABLE.COLUMN."};
    return std::nullopt;
}

std::string backfillOf(const Project& after, const Table& table, const Column& column, const ScriptOptions& options)
{
    for (const std::string& name : optionNames(after, table, &column))
        if (const auto found = options.backfills.find(name); found != options.backfills.end())
            return found->second;
    return {};
}

}  // namespace barch::sql
