#include "exporters/sql/dependency_order.h"

#include "exporters/sql/sql_scan.h"

#include <map>
#include <set>
#include <unordered_map>

namespace barch::sql {
namespace {

/// Depth first from each node in the order given, without recursion: chains may be very long.
/// What a cycle closes on is left for later.
template <class T, class Needs>
std::vector<const T*> ordered(const std::vector<const T*>& nodes, Needs needs)
{
    struct Visit {
        const T* node;
        std::vector<const T*> waits;
        std::size_t next = 0;
    };
    std::vector<const T*> done;
    done.reserve(nodes.size());
    std::set<const T*> seen;
    std::vector<Visit> path;
    for (const T* start : nodes) {
        if (!seen.insert(start).second)
            continue;
        path.push_back({start, needs(*start)});
        while (!path.empty()) {
            Visit& top = path.back();
            if (top.next == top.waits.size()) {
                done.push_back(top.node);
                path.pop_back();
                continue;
            }
            const T* wanted = top.waits[top.next++];
            if (wanted && seen.insert(wanted).second)
                path.push_back({wanted, needs(*wanted)});
        }
    }
    return done;
}

template <class T>
using ByName = std::unordered_map<std::string, const T*>;

template <class T>
ByName<T> indexByName(const std::vector<const T*>& list)
{
    ByName<T> index;
    for (const T* element : list)
        index.emplace(lowerCase(element->name), element);
    return index;
}

/// What a text of SQL mentions by name, in the order of names, for finding which element needs which.
template <class T>
std::vector<const T*> mentioned(std::string_view text, const ByName<T>& index, const T* itself)
{
    std::map<std::string_view, const T*> found;
    for (const Token& token : scan(text, anyLexis)) {
        if (token.kind != TokenKind::Word && token.kind != TokenKind::QuotedName)
            continue;
        const auto place = index.find(lowerCase(token.kind == TokenKind::Word ? std::string(token.text) : unquoted(token.text)));
        if (place != index.end() && place->second != itself)
            found.emplace(place->first, place->second);
    }
    std::vector<const T*> list;
    for (const auto& [name, element] : found)
        list.push_back(element);
    return list;
}

}  // namespace

std::vector<const Table*> tableOrder(const Project& project)
{
    const auto names = byName(project, project.tables);
    const auto byReference = ordered(names, [&](const Table& table) {
        std::vector<const Table*> needs;
        for (const auto& key : table.foreignKeys)
            needs.push_back(project.table(key.target));
        return needs;
    });
    // A second pass for what no later statement can make up for.
    return ordered(byReference, [&](const Table& table) {
        std::vector<const Table*> needs{project.table(table.partitionOf)};
        for (const TableId parent : table.inherits)
            needs.push_back(project.table(parent));
        return needs;
    });
}

std::vector<const Role*> roleOrder(const Project& project)
{
    return ordered(byName(project, project.roles), [&](const Role& role) {
        std::vector<const Role*> needs;
        for (const RoleId group : role.memberOf)
            needs.push_back(project.roles.find(group));
        return needs;
    });
}

std::vector<const View*> viewOrder(const Project& project)
{
    const auto views = byName(project, project.views);
    const auto index = indexByName(views);
    return ordered(views, [&](const View& view) {
        return mentioned(view.definition, index, &view);
    });
}

std::vector<const UserType*> typeOrder(const Project& project)
{
    const auto types = byName(project, project.types);
    const auto index = indexByName(types);
    return ordered(types, [&](const UserType& type) {
        std::vector<const UserType*> needs;
        std::string texts = type.baseType;
        for (const auto& check : type.checks)
            texts += "\n" + check.expression;
        for (const auto& attribute : type.attributes) {
            needs.push_back(project.types.find(attribute.userType));
            texts += "\n" + attribute.type;
        }
        const auto named = mentioned(texts, index, &type);
        needs.insert(needs.end(), named.begin(), named.end());
        return needs;
    });
}

}  // namespace barch::sql
