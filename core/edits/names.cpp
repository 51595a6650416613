#include "core/edits/names.h"

#include "core/edits/lookups.h"
#include "core/edits/table_summary.h"
#include "core/model/sql_tokens.h"
#include "core/text/short_name.h"
#include "core/text/utf8.h"

#include <array>

namespace barch {
namespace {

constexpr std::size_t longestName = 63;

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string together(std::string_view first, std::string_view second, const std::string& suffix)
{
    return std::string(first) + (second.empty() ? "" : "_") + std::string(second) + suffix;
}

/// The parts that are not empty, with "_" between. Where the whole is too long, the longer of the first
/// two gives way, and a mark made of the whole stands before the last part.
std::string joined(std::string_view first, std::string_view second, std::string_view last)
{
    const std::string suffix = last.empty() ? std::string() : "_" + std::string(last);
    const std::string whole = together(first, second, suffix);
    if (whole.size() <= longestName)
        return whole;
    const std::string end = nameMark(whole) + suffix;
    while (together(first, second, end).size() > longestName) {
        auto& longer = first.size() > second.size() ? first : second;
        longer = wholeCharacters(longer, longer.size() - 1);
    }
    return together(first, second, end);
}

std::string columnNames(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string names;
    for (const ColumnId id : columns)
        if (const Column* column = table.column(id))
            names += (names.empty() ? "" : "_") + column->name;
    return names;
}

}  // namespace

std::optional<Error> nameFault(std::string_view what, std::string_view name)
{
    const std::string kind(what);
    if (name.empty())
        return Error{"A " + kind + " needs a name.", {}, {}};
    if (!isUtf8(name))
        return Error{"The name of a " + kind + " has to be text in UTF-8.", {}, {}};
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return Error{"The name of a " + kind + " can't hold control characters such as line ends.", {}, {}};
    return std::nullopt;
}

std::string singularOf(std::string_view plural)
{
    const std::string name(plural);
    if (name.size() < 3)
        return name;
    const auto without = [&](std::size_t count) { return name.substr(0, name.size() - count); };
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> irregular{
        {{"people", "person"}, {"children", "child"}, {"men", "man"}, {"women", "woman"}, {"indices", "index"},
         {"matrices", "matrix"}, {"vertices", "vertex"}, {"movies", "movie"}, {"data", "data"}, {"quizzes", "quiz"}}};
    for (const auto& [many, one] : irregular)
        if (name == many || endsWith(name, "_" + std::string(many)))
            return without(many.size()) + std::string(one);
    for (const std::string_view same : {"news", "series", "species", "status", "analysis"})
        if (name == same || endsWith(name, "_" + std::string(same)))
            return name;
    if (endsWith(name, "ies"))
        return name.size() > 4 ? without(3) + "y" : without(1);
    if (endsWith(name, "statuses") || endsWith(name, "sses") || endsWith(name, "xes") || endsWith(name, "ches") ||
        endsWith(name, "shes") || endsWith(name, "zzes") || endsWith(name, "buses") || endsWith(name, "aliases"))
        return endsWith(name, "caches") ? without(1) : without(2);
    if (endsWith(name, "s") && !endsWith(name, "ss") && !endsWith(name, "us") && !endsWith(name, "is"))
        return without(1);
    return name;
}

std::string primaryKeyName(const Table& table)
{
    return joined(table.name, {}, "pkey");
}

std::string uniqueName(const Table& table, const std::vector<ColumnId>& columns)
{
    return joined(table.name, columnNames(table, columns), "key");
}

std::string foreignKeyName(const Table& table, const std::vector<ColumnId>& columns)
{
    std::vector<ColumnId> named = columns;
    if (named.size() > 1 && named.front() == table.tenantKey)
        named.erase(named.begin());
    return joined(table.name, columnNames(table, named), "fkey");
}

std::string checkName(const Table& table, const Check& check)
{
    std::string named;
    for (const SqlToken& token : sqlTokens(check.expression)) {
        const Column* column = token.isIdentifier() ? table.columnNamed(token.name()) : nullptr;
        if (column && named.empty())
            named = column->name;
        else if (column && named != column->name)
            return joined(table.name, {}, "check");
    }
    return joined(table.name, named, "check");
}

std::string exclusionName(const Table& table, const Exclusion& exclusion)
{
    std::vector<ColumnId> columns;
    for (const ExclusionElement& element : exclusion.elements)
        columns.push_back(element.column);
    return joined(table.name, columnNames(table, columns), "excl");
}

std::string indexName(const Table& table, const Index& index)
{
    std::vector<ColumnId> columns;
    bool hasExpression = false;
    for (const IndexKey& key : index.keys) {
        columns.push_back(key.column);
        hasExpression = hasExpression || !key.column;
    }
    std::string names = columnNames(table, columns);
    if (hasExpression)
        names += names.empty() ? "expr" : "_expr";
    return joined(table.name, names, "idx");
}

std::string derivedName(std::string_view first, std::string_view second)
{
    return joined(first, second, {});
}

std::string freeNameIn(const Table& table, const std::string& base)
{
    std::string name = base;
    for (int i = 2; hasConstraintNamed(table, name) || hasIndexNamed(table, name); ++i)
        name = derivedName(base, std::to_string(i));
    return name;
}

std::string freePolicyName(const Table& table, PolicyId id, std::string_view suffix)
{
    const std::string base = derivedName(table.name, suffix);
    std::string name = base;
    const auto taken = [&](const Policy& policy) { return policy.name == name && policy.id != id; };
    for (int i = 2; std::any_of(table.policies.begin(), table.policies.end(), taken); ++i)
        name = derivedName(base, std::to_string(i));
    return name;
}

bool hasConstraintNamed(const Table& table, std::string_view name)
{
    const auto named = [&](const auto& constraint) { return constraint.name == name; };
    const auto has = [&](const auto& list) { return std::any_of(list.begin(), list.end(), named); };
    return (table.primaryKey && table.primaryKey->name == name) || has(table.uniques) || has(table.foreignKeys) ||
           has(table.checks) || has(table.exclusions);
}

bool hasIndexNamed(const Table& table, std::string_view name)
{
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const Index& index) { return index.name == name; });
}

bool hasRelationNamed(const Project& project, NamespaceId space, std::string_view name, AnyId except)
{
    const auto isIt = [&](const auto& relation) {
        return relation.name == name && relation.namespaceId == space && relation.id != except;
    };
    const auto has = [&](const auto& relations) { return std::any_of(relations.begin(), relations.end(), isIt); };
    return firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayBeCalled(name); }, isIt) ||
           has(project.views) || has(project.sequences);
}

}  // namespace barch
