#include "core/api/names.h"

#include "core/edits/names.h"
#include "core/rules/words.h"

#include <algorithm>
#include <set>

namespace barch::api {
namespace {

std::string asciiSnake(std::string_view name)
{
    std::string plain(name);
    for (char& c : plain)
        if (static_cast<unsigned char>(c) >= 0x80)
            c = '_';
    return rules::snakeCase(plain);
}

bool isVowel(char c)
{
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool endsWithOneOf(std::string_view name, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string pascal(std::string_view snake)
{
    std::string name;
    bool begins = true;
    for (const char c : snake) {
        if (c == '_') {
            begins = true;
            continue;
        }
        name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        begins = false;
    }
    return name;
}

/// The table's name in snake_case, never empty.
std::string nameOf(const Table& table)
{
    const std::string snake = asciiSnake(table.name);
    return snake.empty() ? "table_" + table.id.text() : snake;
}

std::string singularName(const Table& table)
{
    const std::string snake = nameOf(table);
    return singularOf(snake);
}

}  // namespace

std::string pluralOf(std::string_view snakeName)
{
    std::string name(snakeName);
    static constexpr std::pair<std::string_view, std::string_view> irregular[] = {
        {"person", "people"}, {"child", "children"}, {"index", "indices"}, {"analysis", "analyses"}};
    for (const auto& [one, many] : irregular)
        if (name == one || name.ends_with("_" + std::string(one)))
            return name.substr(0, name.size() - one.size()) + std::string(many);
    if (endsWithOneOf(name, {"news", "series", "species", "data", "history", "usage", "stock", "staff", "off", "progress",
                             "feedback", "queue", "cache", "settings", "details"}))
        return name;
    if (singularOf(name) != name)
        return name;
    if (name.size() > 1 && name.back() == 'y' && !isVowel(name[name.size() - 2]))
        return name.substr(0, name.size() - 1) + "ies";
    return name + (endsWithOneOf(name, {"s", "x", "z", "ch", "sh"}) ? "es" : "s");
}

std::string segmentOf(const Table& table)
{
    std::string segment = pluralOf(nameOf(table));
    std::replace(segment.begin(), segment.end(), '_', '-');
    return segment;
}

std::string groupOf(const Project& project, const Endpoint& endpoint)
{
    const auto title = [](std::string words) {
        std::replace(words.begin(), words.end(), '-', ' ');
        std::replace(words.begin(), words.end(), '_', ' ');
        const std::string first = words.substr(0, words.find(' '));
        const bool letters = first == "ai" || first == "api" || first == "sla" || first == "sms" || first == "sso" || first == "ip";
        for (std::size_t i = 0; i < (letters ? first.size() : std::min<std::size_t>(1, words.size())); ++i)
            words[i] = words[i] >= 'a' && words[i] <= 'z' ? static_cast<char>(words[i] - 32) : words[i];
        return words;
    };
    if (const Table* table = project.table(endpoint.table))
        return title(segmentOf(*table));
    const std::string_view path = std::string_view(endpoint.path).substr(endpoint.path.starts_with('/') ? 1 : 0);
    const std::string first(path.substr(0, path.find('/')));
    return first == "auth" ? "Login" : first.empty() || first.find('{') != std::string::npos ? "Other" : title(first);
}

std::string typeNameOf(const Table& table)
{
    return pascal(singularName(table));
}

std::string pluralTypeNameOf(const Table& table)
{
    return pascal(pluralOf(nameOf(table)));
}

std::string wordsFor(const Table& table)
{
    std::string words = singularName(table);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string withArticle(std::string_view words)
{
    // "a user", "a unit", "a one-time code": written with a vowel, spoken without.
    const bool spokenWithout = words.starts_with("us") || words.starts_with("uni") || words.starts_with("one");
    const bool vowel = !words.empty() && isVowel(words.front()) && !spokenWithout;
    return (vowel ? "an " : "a ") + std::string(words);
}

std::string fieldNameOf(const Table& table, const Column& column)
{
    const bool special = column.name.starts_with('$') || column.name == "__proto__" || column.name == "constructor" || column.name == "prototype";
    if (!special)
        return column.name;
    const std::string base = parameterOf(column);
    std::string name = base;
    for (int i = 2; table.columnNamed(name) && table.columnNamed(name) != &column; ++i)
        name = base + "_" + std::to_string(i);
    return name == column.name ? name + "_field" : name;
}

std::string parameterOf(const Column& column)
{
    const std::string snake = asciiSnake(column.name);
    if (snake.empty())
        return "field_" + column.id.text();
    return snake.front() >= '0' && snake.front() <= '9' ? "field_" + snake : snake;
}

std::map<ColumnId, std::string> parametersOf(const Table& table)
{
    std::map<ColumnId, std::string> names;
    std::set<std::string> taken;
    for (const Column& column : table.columns) {
        const std::string base = parameterOf(column);
        std::string name = base;
        for (int i = 2; !taken.insert(name).second; ++i)
            name = base + "_" + std::to_string(i);
        names.emplace(column.id, std::move(name));
    }
    return names;
}

std::string embedName(const Project& project, const Table& table, const ForeignKey& key)
{
    for (const ColumnId id : key.columns) {
        const Column* column = table.column(id);
        if (!column || (id == table.tenantKey && key.columns.size() > 1))
            continue;
        std::string name = parameterOf(*column);
        for (const std::string_view ending : {"_id", "_code", "_key"})
            if (name.size() > ending.size() && name.ends_with(ending))
                return name.substr(0, name.size() - ending.size());
        const Table* target = project.table(key.target);
        return name + "_" + (target ? singularName(*target) : "row");
    }
    return "parent";
}

}  // namespace barch::api
