#include "core/edits/type_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/sql_literal.h"
#include "core/edits/table_summary.h"

#include <set>

namespace barch {
namespace {

/// The default with `from` as its literal, `'open'` or `'open'::ticket_status`, now with `to`.
bool isDefault(const std::string& expression, const std::string& value)
{
    const std::string quoted = sqlLiteral(value);
    return expression == quoted || expression.rfind(quoted + "::", 0) == 0;
}

std::optional<Error> typeFault(const Project& project, const UserType& type)
{
    if (auto fault = nameFault("type", type.name))
        return fault;
    for (const UserType& other : project.types)
        if (other.name == type.name && other.namespaceId == type.namespaceId && other.id != type.id)
            return Error{"There is already a type \"" + type.name + "\".", {}, "Choose another name."};
    std::set<std::string> values;
    for (const EnumValue& value : type.values) {
        if (auto fault = nameFault("value of an enum", value.name))
            return fault;
        if (!values.insert(value.name).second)
            return Error{"The value \"" + value.name + "\" stands twice in " + type.name + ".", {}, {}};
    }
    if (type.kind == UserTypeKind::Domain && type.baseType.empty())
        return Error{"A domain needs the type that it is made of.", type.name, {}};
    return std::nullopt;
}

void giveIds(UserType& type)
{
    for (EnumValue& value : type.values)
        if (!value.id)
            value.id = freshIdIn<EnumValueId>(type.values, "value/" + type.id.text() + "/" + value.name);
}

template <class Change>
Result<Project> changeEnum(const Project& project, UserTypeId id, Change change)
{
    return changeElement(project, &Project::types, id, "type", [&](UserType& type) -> std::optional<Error> {
        if (type.kind != UserTypeKind::Enumeration)
            return Error{"This type is no enum and has no values.", type.name, {}};
        if (auto fault = change(type))
            return fault;
        return typeFault(project, type);
    });
}

/// Columns of the type, as "public.tickets.status".
template <class Uses>
std::string firstColumn(const Project& project, UserTypeId type, Uses uses)
{
    std::string path;
    firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayName(type); }, [&](const Table& table) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(), uses);
        if (found != table.columns.end())
            path = qualifiedName(project, table) + "." + found->name;
        return !path.empty();
    });
    return path;
}

}  // namespace

Result<Project> addType(const Project& project, UserType type)
{
    if (!type.id)
        type.id = freshId<UserTypeId>("type/" + type.namespaceId.text() + "/" + type.name,
                                      [&](UserTypeId id) { return project.types.contains(id); });
    else if (project.types.contains(type.id))
        return Error{"This type is already there.", type.name, {}};
    giveIds(type);
    if (auto fault = typeFault(project, type))
        return *fault;
    Project edited = project;
    edited.types = project.types.with(std::move(type));
    return edited;
}

Result<Project> changeType(const Project& project, UserType type)
{
    return changeElement(project, &Project::types, type.id, "type", [&](UserType& there) -> std::optional<Error> {
        giveIds(type);
        there = type;
        return typeFault(project, type);
    });
}

Result<Project> renameType(const Project& project, UserTypeId id, const std::string& name)
{
    return changeElement(project, &Project::types, id, "type", [&](UserType& type) -> std::optional<Error> {
        type.name = name;
        return typeFault(project, type);
    });
}

Result<Project> removeType(const Project& project, UserTypeId id)
{
    const UserType* type = project.types.find(id);
    if (!type)
        return noSuch("type", id);
    const std::string user = firstColumn(project, id, [&](const Column& column) { return column.userType == id; });
    if (!user.empty())
        return Error{"The type " + type->name + " is used by " + user + ".", type->name, "Give that column another type first."};
    for (const UserType& other : project.types)
        for (const Column& attribute : other.attributes)
            if (attribute.userType == id)
                return Error{"The type " + type->name + " is part of the type " + other.name + ".", type->name, {}};
    Project edited = forget(project, id, ElementKind::UserType);
    edited.types = edited.types.without(id);
    return edited;
}

Result<Project> addEnumValue(const Project& project, UserTypeId id, const std::string& value, std::size_t position)
{
    return changeEnum(project, id, [&](UserType& type) -> std::optional<Error> {
        const auto at = static_cast<std::ptrdiff_t>(std::min(position, type.values.size()));
        const auto fresh = freshIdIn<EnumValueId>(type.values, "value/" + id.text() + "/" + value);
        type.values.insert(type.values.begin() + at, EnumValue{.id = fresh, .name = value});
        return std::nullopt;
    });
}

Result<Project> renameEnumValue(const Project& project, UserTypeId id, EnumValueId value, const std::string& name)
{
    std::string before;
    const auto edited = changeEnum(project, id, [&](UserType& type) -> std::optional<Error> {
        const auto found = findById(type.values, value);
        if (found == type.values.end())
            return noSuch("value", value);
        before = found->name;
        found->name = name;
        return std::nullopt;
    });
    if (!edited)
        return edited;
    Project result = *edited;
    forEachTableWhere(project, [&](const TableSummary& tables) { return tables.mayName(id); }, [&](const Table& table) {
        const auto follows = [&](const Column& column) {
            return column.userType == id && isDefault(column.defaultExpression, before);
        };
        if (std::none_of(table.columns.begin(), table.columns.end(), follows))
            return;
        Table copy = table;
        for (Column& column : copy.columns)
            if (follows(column))
                column.defaultExpression = sqlLiteral(name) + column.defaultExpression.substr(sqlLiteral(before).size());
        result.tables = result.tables.with(std::move(copy));
    });
    return result;
}

Result<Project> removeEnumValue(const Project& project, UserTypeId id, EnumValueId value)
{
    return changeEnum(project, id, [&](UserType& type) -> std::optional<Error> {
        const auto found = findById(type.values, value);
        if (found == type.values.end())
            return noSuch("value", value);
        const std::string user = firstColumn(project, id, [&](const Column& column) {
            return column.userType == id && isDefault(column.defaultExpression, found->name);
        });
        if (!user.empty())
            return Error{"The value \"" + found->name + "\" is the default of " + user + ".", type.name,
                         "Give that column another default first."};
        type.values.erase(found);
        return std::nullopt;
    });
}

Result<Project> moveEnumValue(const Project& project, UserTypeId id, EnumValueId value, std::size_t position)
{
    return changeEnum(project, id, [&](UserType& type) -> std::optional<Error> {
        const auto found = findById(type.values, value);
        if (found == type.values.end())
            return noSuch("value", value);
        EnumValue moved = *found;
        type.values.erase(found);
        const auto at = static_cast<std::ptrdiff_t>(std::min(position, type.values.size()));
        type.values.insert(type.values.begin() + at, std::move(moved));
        return std::nullopt;
    });
}

}  // namespace barch
