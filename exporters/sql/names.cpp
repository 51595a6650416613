#include "exporters/sql/names.h"

#include "core/text/short_name.h"

namespace barch::sql {

std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : wholeCharacters(text, 300))
        line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return text.size() > 300 ? line + "..." : line;
}

void forEachName(const Project& project, const std::function<void(const ElementRef&, const std::string&)>& visit)
{
    for (const auto& space : project.namespaces)
        visit(ElementRef::of(ElementKind::Namespace, space.id), space.name);
    for (const auto& type : project.types) {
        const auto element = ElementRef::of(ElementKind::UserType, type.id);
        visit(element, type.name);
        for (const auto& attribute : type.attributes)
            visit(element, attribute.name);
        for (const auto& check : type.checks)
            if (!check.name.empty())
                visit(element, check.name);
    }
    for (const auto& sequence : project.sequences)
        visit(ElementRef::of(ElementKind::Sequence, sequence.id), sequence.name);
    for (const auto& view : project.views) {
        const auto element = ElementRef::of(ElementKind::View, view.id);
        visit(element, view.name);
        for (const auto& name : view.columnNames)
            visit(element, name);
        for (const auto& index : view.indexes)
            if (!index.name.empty())
                visit(element, index.name);
    }
    for (const auto& function : project.functions)
        visit(ElementRef::of(ElementKind::Function, function.id), function.name);
    for (const auto& role : project.roles)
        visit(ElementRef::of(ElementKind::Role, role.id), role.name);
    for (const auto& extension : project.extensions)
        visit(ElementRef::of(ElementKind::Extension, extension.id), extension.name);
    for (const auto& table : project.tables) {
        visit(ElementRef::table(table.id), table.name);
        for (const auto& column : table.columns)
            visit(ElementRef::inTable(ElementKind::Column, table.id, column.id), column.name);
        auto part = [&](ElementKind kind, const auto& element, bool mayBeEmpty) {
            if (!mayBeEmpty || !element.name.empty())
                visit(ElementRef::inTable(kind, table.id, element.id), element.name);
        };
        if (table.primaryKey)
            part(ElementKind::Constraint, *table.primaryKey, true);
        for (const auto& key : table.uniques)
            part(ElementKind::Constraint, key, true);
        for (const auto& key : table.foreignKeys)
            part(ElementKind::Constraint, key, true);
        for (const auto& check : table.checks)
            part(ElementKind::Constraint, check, true);
        for (const auto& exclusion : table.exclusions)
            part(ElementKind::Constraint, exclusion, true);
        for (const auto& index : table.indexes)
            part(ElementKind::Index, index, true);
        for (const auto& trigger : table.triggers)
            part(ElementKind::Trigger, trigger, false);
        for (const auto& policy : table.policies)
            part(ElementKind::Policy, policy, false);
    }
}

std::vector<std::string> columnNames(const Table& table, const std::vector<ColumnId>& columns)
{
    std::vector<std::string> names;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        if (!column)
            return {};
        names.push_back(column->name);
    }
    return names;
}

bool keepsItsName(const Project& project, const Namespace& space)
{
    return space.name == "public" || project.namespaces.size() == 1;
}

std::string flatName(const Project& project, NamespaceId space, std::string_view name)
{
    const Namespace* found = project.namespaces.find(space);
    return found && !keepsItsName(project, *found) ? found->name + "_" + std::string(name) : std::string(name);
}

std::string joined(const std::vector<std::string>& names, std::string_view between)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += between;
        text += names[i];
    }
    return text;
}

}  // namespace barch::sql
