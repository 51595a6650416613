#include "core/edits/names.h"

#include "core/edits/lookups.h"
#include "core/edits/table_summary.h"
#include "core/model/sql_tokens.h"

#include <array>
#include <cstdint>

namespace barch {
namespace {

constexpr std::size_t longestName = 63;

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > text.size())
            return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2)
                return false;
            point = point << 6 | (next & 0x3fU);
        }
        constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
        if (point < smallest[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Takes the last character off, however many bytes it has.
void shorten(std::string& name)
{
    while (name.size() > 1 && (static_cast<unsigned char>(name.back()) & 0xc0U) == 0x80U)
        name.pop_back();
    name.pop_back();
}

/// The parts that are not empty, with "_" between; the longer of the first two gives way until the
/// whole fits.
std::string joined(std::string first, std::string second, std::string_view suffix)
{
    const auto length = [&] {
        return first.size() + second.size() + suffix.size() + (second.empty() ? 0U : 1U) + (suffix.empty() ? 0U : 1U);
    };
    while (length() > longestName)
        shorten(first.size() > second.size() ? first : second);
    if (!second.empty())
        first += "_" + second;
    return suffix.empty() ? first : first + "_" + std::string(suffix);
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
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> irregular{
        {{"people", "person"}, {"children", "child"}, {"men", "man"}, {"women", "woman"}, {"indices", "index"},
         {"matrices", "matrix"}, {"vertices", "vertex"}, {"movies", "movie"}, {"data", "data"}}};
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

std::string derivedName(std::string first, std::string second)
{
    return joined(std::move(first), std::move(second), {});
}

std::string freeNameIn(const Table& table, const std::string& base)
{
    std::string name = base;
    for (int i = 2; hasConstraintNamed(table, name) || hasIndexNamed(table, name); ++i)
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
