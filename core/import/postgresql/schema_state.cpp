#include "core/import/postgresql/schema_state.h"

#include <algorithm>
#include <cstring>

namespace barch::pg {

SchemaState::SchemaState() { space("public"); }

std::string SchemaState::key(NamespaceId space, std::string_view name)
{
    std::string result;
    result.reserve(name.size() + sizeof(std::uint64_t));
    const std::uint64_t number = space.number();
    result.append(reinterpret_cast<const char*>(&number), sizeof number);
    result += name;
    return result;
}

NamespaceId SchemaState::idOf(std::string_view schema) const
{
    const auto found = m_spaceNames.find(std::string(schema));
    return found == m_spaceNames.end() ? NamespaceId() : found->second;
}

const Namespace* SchemaState::spaceNamed(std::string_view name) const
{
    const NamespaceId id = idOf(name);
    return id ? &spaces.at(id) : nullptr;
}

NamespaceId SchemaState::space(std::string_view name)
{
    if (const NamespaceId known = idOf(name))
        return known;
    Namespace made;
    made.id = fresh<NamespaceId>();
    made.name = name;
    m_spaceNames.emplace(made.name, made.id);
    const NamespaceId id = made.id;
    spaces.emplace(id, std::move(made));
    return id;
}

std::string SchemaState::spaceName(NamespaceId id) const
{
    const auto found = spaces.find(id);
    return found == spaces.end() ? std::string() : found->second.name;
}

NamespaceId SchemaState::spaceForNew(std::string_view schema)
{
    if (!schema.empty())
        return space(schema);
    for (const std::string& name : m_path)
        if (const NamespaceId known = idOf(name))
            return known;
    return space("public");
}

void SchemaState::renameSpace(NamespaceId id, const std::string& name)
{
    Namespace& renamed = spaces.at(id);
    m_spaceNames.erase(renamed.name);
    renamed.name = name;
    m_spaceNames[name] = id;
}

void SchemaState::dropSpace(NamespaceId id)
{
    const auto found = spaces.find(id);
    if (found == spaces.end())
        return;
    m_spaceNames.erase(found->second.name);
    spaces.erase(found);
}

QualifiedName SchemaState::nameForNew(const PgQuery__RangeVar& relation)
{
    return {spaceForNew(text(relation.schemaname)), std::string(text(relation.relname))};
}

const Relation* SchemaState::relation(NamespaceId space, std::string_view name) const
{
    const auto found = m_relations.find(key(space, name));
    return found == m_relations.end() ? nullptr : &found->second;
}

const Relation* SchemaState::relation(std::string_view schema, std::string_view name) const
{
    if (!schema.empty()) {
        const NamespaceId id = idOf(schema);
        return id ? relation(id, name) : nullptr;
    }
    for (const std::string& space : m_path)
        if (const NamespaceId id = idOf(space))
            if (const Relation* found = relation(id, name))
                return found;
    return nullptr;
}

const Relation* SchemaState::relation(const std::vector<std::string>& names) const
{
    if (names.empty())
        return nullptr;
    return relation(names.size() > 1 ? std::string_view(names[names.size() - 2]) : std::string_view(), names.back());
}

Table* SchemaState::table(std::string_view schema, std::string_view name)
{
    const Relation* found = relation(schema, name);
    if (!found || found->kind != RelationKind::Table)
        return nullptr;
    return &tables.at(TableId(found->id));
}

void SchemaState::addRelation(NamespaceId space, std::string_view name, const Relation& relation)
{
    m_relations.insert_or_assign(key(space, name), relation);
}

void SchemaState::forgetRelation(NamespaceId space, std::string_view name) { m_relations.erase(key(space, name)); }

UserType* SchemaState::type(std::string_view schema, std::string_view name)
{
    const auto in = [&](NamespaceId space) -> UserType* {
        const auto found = space ? m_typeNames.find(key(space, name)) : m_typeNames.end();
        return found == m_typeNames.end() ? nullptr : &types.at(found->second);
    };
    if (!schema.empty())
        return in(idOf(schema));
    for (const std::string& space : m_path)
        if (UserType* found = in(idOf(space)))
            return found;
    return nullptr;
}

UserType* SchemaState::type(const std::vector<std::string>& names)
{
    if (names.empty())
        return nullptr;
    return type(names.size() > 1 ? std::string_view(names[names.size() - 2]) : std::string_view(), names.back());
}

void SchemaState::addTypeName(const UserType& type) { m_typeNames[key(type.namespaceId, type.name)] = type.id; }

void SchemaState::forgetTypeName(const UserType& type) { m_typeNames.erase(key(type.namespaceId, type.name)); }

void SchemaState::forgetConstraintName(NamespaceId space, std::string_view name)
{
    const auto found = m_constraints.find(key(space, name));
    if (found != m_constraints.end() && --found->second == 0)
        m_constraints.erase(found);
}

Function* SchemaState::function(std::string_view schema, std::string_view name, const std::vector<std::string>* inputTypes)
{
    const auto named = m_functionNames.find(std::string(name));
    if (named == m_functionNames.end())
        return nullptr;
    const auto in = [&](NamespaceId space) -> Function* {
        for (const FunctionId id : named->second) {
            Function& candidate = functions.at(id);
            if (candidate.namespaceId == space && (!inputTypes || functionFacts[id].inputTypes == *inputTypes))
                return &candidate;
        }
        return nullptr;
    };
    if (!schema.empty())
        return in(idOf(schema));
    for (const std::string& space : m_path)
        if (const NamespaceId id = idOf(space))
            if (Function* found = in(id))
                return found;
    return nullptr;
}

void SchemaState::forgetFunctionName(const Function& function) { std::erase(m_functionNames[function.name], function.id); }

RoleId SchemaState::role(std::string_view name)
{
    const auto [place, isNew] = m_roleNames.try_emplace(std::string(name));
    if (isNew) {
        Role made;
        made.id = fresh<RoleId>();
        made.name = name;
        place->second = made.id;
        roles.emplace(made.id, std::move(made));
    }
    return place->second;
}

const Role* SchemaState::roleNamed(std::string_view name) const
{
    const auto found = m_roleNames.find(std::string(name));
    if (found == m_roleNames.end())
        return nullptr;
    const auto role = roles.find(found->second);
    return role == roles.end() ? nullptr : &role->second;
}

void SchemaState::renameRole(RoleId id, const std::string& name)
{
    Role& role = roles.at(id);
    m_roleNames.erase(role.name);
    role.name = name;
    m_roleNames[name] = id;
}

void SchemaState::dropRole(RoleId id)
{
    const auto found = roles.find(id);
    if (found == roles.end())
        return;
    const auto isHis = [&](const Grant& grant) { return grant.role == id; };
    for (auto& [key, table] : tables) {
        std::erase_if(table.grants, isHis);
        for (Policy& policy : table.policies)
            std::erase(policy.roles, id);
    }
    const auto takeFrom = [&](auto& elements) {
        for (auto& [key, element] : elements)
            std::erase_if(element.grants, isHis);
    };
    takeFrom(views);
    takeFrom(sequences);
    takeFrom(functions);
    takeFrom(spaces);
    takeFrom(types);
    std::erase_if(defaultPrivileges, [&](const DefaultPrivilege& entry) { return entry.grant.role == id || entry.forRole == id; });
    for (auto& [key, role] : roles)
        std::erase(role.memberOf, id);
    m_roleNames.erase(found->second.name);
    roles.erase(found);
}

}  // namespace barch::pg
