#include "exporters/sql/postgresql/identifiers.h"

#include "exporters/sql/names.h"

namespace barch::sql::postgresql {

const Lexis& lexis()
{
    return postgresqlLexis;
}

std::string quoted(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

std::string quotedList(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

std::string qualified(const Project& project, NamespaceId space, std::string_view name)
{
    const Namespace* found = project.namespaces.find(space);
    return found ? quoted(found->name) + "." + quoted(name) : quoted(name);
}

std::string tableName(const Project& project, const Table& table)
{
    return qualified(project, table.namespaceId, table.name);
}

std::string roleName(Draft& draft, RoleId role, const ElementRef& usedBy)
{
    if (!role)
        return "PUBLIC";
    const Role* found = draft.project().roles.find(role);
    if (!found) {
        draft.refuse(usedBy, "It names a database role that no longer exists.", "Choose its roles again.");
        return "PUBLIC";
    }
    return quoted(found->name);
}

void checkNames(Draft& draft)
{
    draft.tellCaseApart();
    forEachName(draft.project(), [&](const ElementRef& element, const std::string& name) {
        if (name.empty())
            draft.refuse(element, "It has no name.", "Give it one.");
        else if (name.find('\0') != std::string::npos || !isUtf8(name))
            draft.refuse(element, "Its name holds bytes that PostgreSQL can't store.", "Rename it.");
        else if (name.size() > nameLimit)
            draft.refuse(element, "Its name is longer than 63 bytes, and PostgreSQL would cut it.", "Shorten the name.");
    });
}

std::string relationScope(NamespaceId space)
{
    return "relations " + space.text();
}

std::string constraintScope(const Table& table)
{
    return "constraints " + table.id.text();
}

void reserveNames(Draft& draft)
{
    const Project& project = draft.project();
    for (const View& view : project.views) {
        draft.reserveName(relationScope(view.namespaceId), view.name);
        for (const Index& index : view.indexes)
            draft.reserveName(relationScope(view.namespaceId), index.name, view.id);
    }
    for (const Sequence& sequence : project.sequences)
        draft.reserveName(relationScope(sequence.namespaceId), sequence.name);
    for (const Table& table : project.tables) {
        const std::string relations = relationScope(table.namespaceId);
        draft.reserveName(relations, table.name);
        auto reserve = [&](const auto& list, const std::string& scope) {
            for (const auto& element : list)
                draft.reserveName(scope, element.name, element.id);
        };
        reserve(table.uniques, relations);
        reserve(table.exclusions, relations);
        reserve(table.indexes, relations);
        reserve(table.foreignKeys, constraintScope(table));
        reserve(table.checks, constraintScope(table));
        if (table.primaryKey)
            draft.reserveName(relations, table.primaryKey->name, table.primaryKey->id);
    }
}

}  // namespace barch::sql::postgresql
