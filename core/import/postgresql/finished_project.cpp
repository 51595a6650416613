#include "core/import/postgresql/finished_project.h"

#include "core/import/element_ids.h"
#include "core/import/postgresql/context.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/type_names.h"
#include "core/import/server_names.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <unordered_set>

namespace barch::pg {
namespace {

/// Gives ids made of names for the numbers of the import.
class Ids {
public:
    explicit Ids(std::uint64_t count) : m_final(count + 1) {}

    void set(AnyId number, AnyId id) { m_final[number.number()] = id; }
    AnyId of(AnyId number) const { return number.number() < m_final.size() ? m_final[number.number()] : AnyId(); }

    template <class T>
    void replaceIn(T& value) const
    {
        if constexpr (std::is_base_of_v<AnyId, T>) {
            if (value)
                value = T(of(value));
        } else if constexpr (requires { value.has_value(); }) {
            if (value)
                replaceIn(*value);
        } else if constexpr (requires { T::structName(); }) {
            T::withFields([&](auto... field) { (replaceIn(value.*field.member), ...); });
        } else if constexpr (requires { typename T::value_type; value.begin(); } && !std::is_same_v<T, std::string>) {
            for (auto& element : value)
                replaceIn(element);
        }
    }

private:
    std::vector<AnyId> m_final;
};

void setTableIds(Ids& ids, const Table& table, const std::string& space)
{
    const AnyId own = importedObject("table", space, table.name);
    ids.set(table.id, own);
    const auto all = [&](const auto& list, std::string_view kind) {
        for (const auto& part : list)
            ids.set(part.id, importedPart(own, kind, part.name));
    };
    all(table.columns, "column");
    if (table.primaryKey)
        ids.set(table.primaryKey->id, importedPart(own, "constraint", table.primaryKey->name));
    all(table.uniques, "constraint");
    all(table.foreignKeys, "constraint");
    all(table.checks, "constraint");
    all(table.exclusions, "constraint");
    all(table.indexes, "index");
    all(table.triggers, "trigger");
    all(table.policies, "policy");
}

void setTypeIds(Ids& ids, const UserType& type, const std::string& space)
{
    const AnyId own = importedObject("type", space, type.name);
    ids.set(type.id, own);
    for (const EnumValue& value : type.values)
        ids.set(value.id, importedPart(own, "value", value.name));
    for (const Check& check : type.checks)
        ids.set(check.id, importedPart(own, "constraint", check.name));
    for (const Column& attribute : type.attributes)
        ids.set(attribute.id, importedPart(own, "column", attribute.name));
}

void setViewIds(Ids& ids, const View& view, const std::string& space)
{
    const AnyId own = importedObject("view", space, view.name);
    ids.set(view.id, own);
    for (const Index& index : view.indexes)
        ids.set(index.id, importedPart(own, "index", index.name));
    for (const Trigger& trigger : view.triggers)
        ids.set(trigger.id, importedPart(own, "trigger", trigger.name));
}

Ids idsOf(const SchemaState& state)
{
    Ids ids(state.lastId());
    const auto space = [&](NamespaceId id) { return state.spaceName(id); };
    for (const auto& [id, element] : state.spaces)
        ids.set(id, importedNamespace(element.name));
    for (const auto& [id, table] : state.tables)
        setTableIds(ids, table, space(table.namespaceId));
    for (const auto& [id, type] : state.types)
        setTypeIds(ids, type, space(type.namespaceId));
    for (const auto& [id, view] : state.views)
        setViewIds(ids, view, space(view.namespaceId));
    for (const auto& [id, sequence] : state.sequences)
        ids.set(id, importedObject("sequence", space(sequence.namespaceId), sequence.name));
    for (const auto& [id, function] : state.functions) {
        std::string name = function.name + "(";
        for (const std::string& type : state.functionFacts.at(id).inputTypes)
            name += (name.ends_with('(') ? "" : ",") + type;
        ids.set(id, importedObject("function", space(function.namespaceId), name + ")"));
    }
    for (const auto& [id, role] : state.roles)
        ids.set(id, importedGlobal("role", role.name));
    for (const auto& [name, extension] : state.extensions)
        ids.set(extension.id, importedGlobal("extension", name));
    for (const DefaultPrivilege& entry : state.defaultPrivileges) {
        const auto roleName = [&](RoleId role) { return role ? state.roles.at(role).name : std::string(); };
        ids.set(entry.id, importedGlobal("default privilege", roleName(entry.forRole) + '\0' + space(entry.namespaceId) + '\0' + entry.objects + '\0' +
                                                                  (entry.revoke ? "-" : "+") + roleName(entry.grant.role) + (entry.grant.withGrantOption ? "*" : "")));
    }
    std::unordered_set<AnyId> taken;
    for (const VerbatimSql& kept : state.kept) {
        AnyId id = importedGlobal("verbatim", kept.sql);
        for (int i = 2; !taken.insert(id).second; ++i)
            id = importedGlobal("verbatim", kept.sql + '\0' + std::to_string(i));
        ids.set(kept.id, id);
    }
    return ids;
}

template <class T, class Elements>
SharedMap<T> mapOf(const Ids& ids, Elements& elements)
{
    std::vector<std::shared_ptr<const T>> list;
    list.reserve(elements.size());
    for (auto& entry : elements) {
        T element = [&]() -> T {
            if constexpr (requires { entry.second; })
                return std::move(entry.second);
            else
                return std::move(entry);
        }();
        ids.replaceIn(element);
        list.push_back(std::make_shared<const T>(std::move(element)));
    }
    elements.clear();
    return SharedMap<T>::of(std::move(list));
}

/// The options of an identity column; the name of its sequence only where the server would choose another.
std::string identityText(const Table& table, const Column& column, const Numbering& numbering)
{
    const std::string options = numberingText(numbering, column.type);
    const auto name = numbering.find("sequence_name");
    if (name == numbering.end() || namesInString(name->second).back() == serverName(table.name, column.name, "seq"))
        return options;
    return "SEQUENCE NAME " + name->second + (options.empty() ? "" : " " + options);
}

/// What is kept beside the elements while statements change them.
void writeOut(SchemaState& state)
{
    for (auto& [id, sequence] : state.sequences)
        if (const auto found = state.numbering.find(id); found != state.numbering.end())
            sequence.options = numberingText(found->second, sequence.type.empty() ? "bigint" : sequence.type);
    for (auto& [id, table] : state.tables)
        for (Column& column : table.columns) {
            if (const auto found = state.numberedBy.find(column.id); found != state.numberedBy.end())
                if (const auto sequence = state.sequences.find(found->second); sequence != state.sequences.end())
                    column.defaultExpression = "nextval(" + stringLiteral(pathText(state, sequence->second.namespaceId, sequence->second.name)) + "::regclass)";
            if (column.identity != Identity::None)
                if (const auto found = state.numbering.find(column.id); found != state.numbering.end())
                    column.identityOptions = identityText(table, column, found->second);
        }
}

/// A function with another owner than the tables runs with other rights on purpose.
void writeOutOwners(SchemaState& state)
{
    const auto most = std::max_element(state.tableOwners.begin(), state.tableOwners.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string usual = most == state.tableOwners.end() ? std::string() : most->first;
    for (auto& [id, function] : state.functions) {
        const Role* owner = state.roleNamed(state.functionFacts[id].owner);
        if (owner && owner->name != usual && state.madeRoles.contains(owner->id))
            function.owner = owner->id;
    }
}

void keepRevoke(SchemaState& state, const std::string& name, const std::string& object, const std::string& privilege)
{
    VerbatimSql revoke;
    revoke.id = state.fresh<VerbatimId>();
    revoke.dialect = Dialect::PostgreSql;
    revoke.name = "REVOKE ON " + name;
    revoke.position = static_cast<int>(state.kept.size()) + 1;
    revoke.reason = "The model can't take away what everybody has from the start.";
    revoke.sql = "REVOKE ALL ON " + object + " FROM PUBLIC";
    revoke.downSql = "GRANT " + privilege + " ON " + object + " TO PUBLIC";
    state.kept.push_back(std::move(revoke));
}

/// Functions are open to everybody from the start. Two things of a design close them: being security definer without a
/// grant to everybody, and default privileges.
void writeOutFunctionRights(SchemaState& state)
{
    const auto closes = [](const DefaultPrivilege& entry) { return entry.revoke && entry.objects == "functions" && !entry.forRole && !entry.namespaceId && !entry.grant.role; };
    const bool allClosed = std::any_of(state.defaultPrivileges.begin(), state.defaultPrivileges.end(), closes);
    for (auto& [id, function] : state.functions) {
        const FunctionFacts& facts = state.functionFacts[id];
        const auto isPublic = [](const Grant& grant) { return !grant.role; };
        const bool isGranted = std::any_of(function.grants.begin(), function.grants.end(), isPublic);
        if (!facts.closedToPublic && !isGranted && (function.securityDefiner || allClosed))
            function.grants.push_back(Grant{{}, {"execute"}, {}, false, {}});
        if (!facts.closedToPublic || function.securityDefiner || allClosed)
            continue;
        std::string types;
        for (const std::string& type : facts.inputTypes)
            types += (types.empty() ? "" : ", ") + type;
        keepRevoke(state, "FUNCTION " + function.name,
                   std::string(function.kind == FunctionKind::Procedure ? "PROCEDURE " : "FUNCTION ") + pathText(state, function.namespaceId, function.name) + "(" + types + ")",
                   "EXECUTE");
    }
}

}  // namespace

Project finishedProject(SchemaState& state)
{
    writeOut(state);
    writeOutOwners(state);
    writeOutFunctionRights(state);
    if (state.publicSchemaClosed && state.spaceNamed("public"))
        keepRevoke(state, "SCHEMA public", "SCHEMA public", "USAGE");
    const Ids ids = idsOf(state);
    Project project;
    ProjectInfo info;
    info.dialect = Dialect::PostgreSql;
    project.info = info;
    project.namespaces = mapOf<Namespace>(ids, state.spaces);
    project.types = mapOf<UserType>(ids, state.types);
    project.sequences = mapOf<Sequence>(ids, state.sequences);
    project.tables = mapOf<Table>(ids, state.tables);
    project.views = mapOf<View>(ids, state.views);
    project.functions = mapOf<Function>(ids, state.functions);
    project.roles = mapOf<Role>(ids, state.roles);
    project.extensions = mapOf<Extension>(ids, state.extensions);
    project.defaultPrivileges = mapOf<DefaultPrivilege>(ids, state.defaultPrivileges);
    project.verbatimSql = mapOf<VerbatimSql>(ids, state.kept);
    return project;
}

}  // namespace barch::pg
