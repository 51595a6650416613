#include "exporters/sql/dependency_order.h"

#include "exporters/sql/sql_scan.h"

#include <set>

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

/// The names that a text of SQL mentions, for finding which element needs which.
std::set<std::string> mentioned(std::string_view text)
{
    std::set<std::string> names;
    const Lexis lexis{.backticks = true, .dollarStrings = true, .escapeStrings = true};
    for (const Token& token : scan(text, lexis)) {
        if (token.kind == TokenKind::Word)
            names.insert(lowerCase(token.text));
        else if (token.kind == TokenKind::QuotedName)
            names.insert(lowerCase(unquoted(token.text)));
    }
    return names;
}

template <class T>
std::map<std::string, const T*> indexByName(const std::vector<const T*>& list)
{
    std::map<std::string, const T*> index;
    for (const T* element : list)
        index.emplace(lowerCase(element->name), element);
    return index;
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
        std::vector<const View*> needs;
        for (const auto& name : mentioned(view.definition)) {
            const auto found = index.find(name);
            if (found != index.end() && found->second != &view)
                needs.push_back(found->second);
        }
        return needs;
    });
}

std::vector<const UserType*> typeOrder(const Project& project)
{
    const auto types = byName(project, project.types);
    const auto index = indexByName(types);
    return ordered(types, [&](const UserType& type) {
        std::vector<const UserType*> needs;
        std::set<std::string> names = mentioned(type.baseType);
        for (const auto& check : type.checks)
            names.merge(mentioned(check.expression));
        for (const auto& attribute : type.attributes) {
            needs.push_back(project.types.find(attribute.userType));
            names.merge(mentioned(attribute.type));
        }
        for (const auto& name : names) {
            const auto found = index.find(name);
            if (found != index.end() && found->second != &type)
                needs.push_back(found->second);
        }
        return needs;
    });
}

}  // namespace barch::sql
