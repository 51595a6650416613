#include "core/compare/match_by_name.h"

#include "core/compare/replace_ids.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace barch {
namespace {

using Ids = std::unordered_map<AnyId, AnyId>;


std::string spaceName(const Project& project, NamespaceId id)
{
    const Namespace* space = project.namespaces.find(id);
    return space ? space->name : std::string();
}

std::string columnList(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string text;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        text += (column ? column->name : "?") + '\0';
    }
    return text;
}

/// Pairs the elements of one kind, by the first way of naming that tells a pair, and then by the next.
class Matcher {
public:
    Matcher(const Project& known, const Project& other) : m_known(known), m_other(other) {}

    Ids run()
    {
        matchObjects(m_known.namespaces, m_other.namespaces, [](const Project&, const Namespace& e) { return e.name; });
        matchObjects(m_known.roles, m_other.roles, [](const Project&, const Role& e) { return e.name; });
        matchObjects(m_known.extensions, m_other.extensions, [](const Project&, const Extension& e) { return e.name; });
        matchInSpaces(m_known.types, m_other.types);
        matchInSpaces(m_known.sequences, m_other.sequences);
        matchInSpaces(m_known.tables, m_other.tables);
        matchInSpaces(m_known.views, m_other.views);
        matchObjects(m_known.functions, m_other.functions, [](const Project& p, const Function& e) { return spaceName(p, e.namespaceId) + '\0' + e.name + '\0' + e.arguments; });
        matchInSpaces(m_known.functions, m_other.functions);
        matchObjects(m_known.verbatimSql, m_other.verbatimSql, [](const Project&, const VerbatimSql& e) { return e.name; });
        matchObjects(m_known.defaultPrivileges, m_other.defaultPrivileges, [this](const Project& p, const DefaultPrivilege& e) {
            return roleName(p, e.forRole) + '\0' + spaceName(p, e.namespaceId) + '\0' + e.objects + '\0' + (e.revoke ? "-" : "+") + roleName(p, e.grant.role);
        });
        for (const Table& table : m_other.tables)
            if (const Table* same = m_known.table(TableId(final(table.id))))
                matchTable(*same, table);
        for (const UserType& type : m_other.types)
            if (const UserType* same = m_known.types.find(UserTypeId(final(type.id))))
                matchType(*same, type);
        for (const View& view : m_other.views)
            if (const View* same = m_known.views.find(ViewId(final(view.id)))) {
                matchParts(same->indexes, view.indexes, [](const Index& e) { return e.name; }, [](const Index& e) { return e.name; });
                matchParts(same->triggers, view.triggers, [](const Trigger& e) { return e.name; }, [](const Trigger& e) { return e.name; });
            }
        return std::move(m_ids);
    }

private:
    AnyId final(AnyId id) const
    {
        const auto found = m_ids.find(id);
        return found == m_ids.end() ? id : found->second;
    }

    static std::string roleName(const Project& project, RoleId id)
    {
        const Role* role = project.roles.find(id);
        return role ? role->name : std::string();
    }

    /// `name(project, element)`; a name that two elements have tells nothing.
    template <class T, class Name>
    void matchObjects(const SharedMap<T>& known, const SharedMap<T>& other, Name name)
    {
        std::map<std::string, AnyId> open;
        std::set<std::string> twice;
        for (const T& element : known)
            if (!other.contains(element.id) && !m_taken.contains(element.id))
                if (!open.emplace(name(m_known, element), element.id).second)
                    twice.insert(name(m_known, element));
        for (const T& element : other) {
            if (known.contains(element.id) || m_ids.contains(element.id))
                continue;
            const std::string wanted = name(m_other, element);
            if (const auto found = open.find(wanted); found != open.end() && !twice.contains(wanted)) {
                pair(found->second, element.id);
                open.erase(found);
            }
        }
    }

    /// By schema and name; where one side has no schemas, by the name alone.
    template <class T>
    void matchInSpaces(const SharedMap<T>& known, const SharedMap<T>& other)
    {
        matchObjects(known, other, [](const Project& p, const T& e) { return spaceName(p, e.namespaceId) + '\0' + e.name; });
        if (m_known.namespaces.empty() || m_other.namespaces.empty())
            matchObjects(known, other, [](const Project&, const T& e) { return e.name; });
    }

    template <class Part, class KnownName, class OtherName>
    void matchParts(const std::vector<Part>& known, const std::vector<Part>& other, KnownName knownName, OtherName otherName)
    {
        const auto has = [](const std::vector<Part>& parts, AnyId id) {
            return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return AnyId(part.id) == id; });
        };
        for (const Part& part : other) {
            if (has(known, part.id) || m_ids.contains(part.id))
                continue;
            const std::string wanted = otherName(part);
            if (wanted.empty())
                continue;
            const auto same = std::find_if(known.begin(), known.end(), [&](const Part& k) {
                return !m_taken.contains(k.id) && !has(other, k.id) && knownName(k) == wanted;
            });
            if (same != known.end())
                pair(same->id, part.id);
        }
    }

    /// By name, and what has none in one of the two by what it says.
    template <class Part, class Content>
    void matchNamed(const std::vector<Part>& known, const std::vector<Part>& other, Content content)
    {
        matchParts(known, other, [](const Part& e) { return e.name; }, [](const Part& e) { return e.name; });
        matchParts(known, other, [&](const Part& e) { return content(m_known, e, true); }, [&](const Part& e) { return content(m_other, e, false); });
    }

    void matchTable(const Table& known, const Table& other)
    {
        matchParts(known.columns, other.columns, [](const Column& e) { return e.name; }, [](const Column& e) { return e.name; });
        if (known.primaryKey && other.primaryKey && known.primaryKey->id != other.primaryKey->id)
            pair(known.primaryKey->id, other.primaryKey->id);
        const auto side = [&](bool isKnown) -> const Table& { return isKnown ? known : other; };
        matchNamed(known.uniques, other.uniques, [&](const Project&, const UniqueConstraint& e, bool k) { return columnList(side(k), e.columns); });
        matchNamed(known.foreignKeys, other.foreignKeys, [&](const Project& p, const ForeignKey& e, bool k) {
            const Table* target = p.table(e.target);
            return columnList(side(k), e.columns) + (target ? target->name : std::string());
        });
        matchNamed(known.checks, other.checks, [](const Project&, const Check& e, bool) { return e.expression; });
        matchNamed(known.exclusions, other.exclusions, [](const Project&, const Exclusion& e, bool) { return e.predicate + e.method; });
        matchNamed(known.indexes, other.indexes, [&](const Project&, const Index& e, bool k) {
            std::string text;
            for (const IndexKey& key : e.keys)
                text += key.column ? columnList(side(k), {key.column}) : key.expression;
            return text + e.predicate;
        });
        matchParts(known.triggers, other.triggers, [](const Trigger& e) { return e.name; }, [](const Trigger& e) { return e.name; });
        matchParts(known.policies, other.policies, [](const Policy& e) { return e.name; }, [](const Policy& e) { return e.name; });
    }

    void matchType(const UserType& known, const UserType& other)
    {
        matchParts(known.values, other.values, [](const EnumValue& e) { return e.name; }, [](const EnumValue& e) { return e.name; });
        matchParts(known.attributes, other.attributes, [](const Column& e) { return e.name; }, [](const Column& e) { return e.name; });
        matchNamed(known.checks, other.checks, [](const Project&, const Check& e, bool) { return e.expression; });
    }

    void pair(AnyId known, AnyId other)
    {
        m_ids.emplace(other, known);
        m_taken.insert(known);
    }

    const Project& m_known;
    const Project& m_other;
    Ids m_ids;
    std::set<AnyId> m_taken;
};

/// What SQL can't say of a table is as it was.
Table withKnownFacts(Table table, const Table& known)
{
    table.tenancyClass = known.tenancyClass;
    if (table.column(known.tenantKey))
        table.tenantKey = known.tenantKey;
    table.livesIn = known.livesIn;
    table.retention = known.retention;
    table.origin = known.origin;
    for (Column& column : table.columns)
        if (const Column* same = known.column(column.id)) {
            column.classification = same->classification;
            column.protection = same->protection;
            column.protectionMethod = same->protectionMethod;
            column.origin = same->origin;
        }
    const auto keepOrigin = [](auto& parts, const auto& knownParts) {
        for (auto& part : parts)
            for (const auto& same : knownParts)
                if (same.id == part.id)
                    part.origin = same.origin;
    };
    keepOrigin(table.uniques, known.uniques);
    keepOrigin(table.foreignKeys, known.foreignKeys);
    keepOrigin(table.checks, known.checks);
    keepOrigin(table.exclusions, known.exclusions);
    keepOrigin(table.indexes, known.indexes);
    keepOrigin(table.triggers, known.triggers);
    keepOrigin(table.policies, known.policies);
    return table;
}

template <class T>
void keepOrigins(SharedMap<T>& elements, const SharedMap<T>& known)
{
    std::vector<std::shared_ptr<const T>> all;
    for (auto element = elements.begin(); element != elements.end(); ++element) {
        const T* same = known.find(element->id);
        if (same && same->origin != element->origin) {
            T copy = *element;
            copy.origin = same->origin;
            all.push_back(std::make_shared<const T>(std::move(copy)));
        } else {
            all.push_back(element.pointer());
        }
    }
    elements = SharedMap<T>::of(std::move(all));
}

/// What follows from the roles' parts in the tenancy is in a database, and no design says it.
void dropImplied(Project& project, const Project& known)
{
    const Tenancy& tenancy = *known.tenancy;
    const auto isImplied = [&](RoleId role) { return role && (role == tenancy.ownerRole || role == tenancy.helperRole); };
    if (const Role* migrator = project.roles.find(tenancy.migratorRole)) {
        const Role* said = known.roles.find(migrator->id);
        Role copy = *migrator;
        std::erase_if(copy.memberOf, [&](RoleId group) {
            return isImplied(group) && !(said && std::find(said->memberOf.begin(), said->memberOf.end(), group) != said->memberOf.end());
        });
        project.roles = project.roles.with(std::move(copy));
    }
    const SharedMap<Namespace> spaces = project.namespaces;
    for (const Namespace& space : spaces) {
        const Namespace* said = known.namespaces.find(space.id);
        Namespace copy = space;
        std::erase_if(copy.grants, [&](const Grant& grant) {
            return grant.role && grant.role == tenancy.ownerRole &&
                   !(said && std::any_of(said->grants.begin(), said->grants.end(), [&](const Grant& other) { return other.role == grant.role; }));
        });
        if (!(copy == space))
            project.namespaces = project.namespaces.with(std::move(copy));
    }
}

Project withKnownRest(const Project& known, const Project& database)
{
    Project project = known;
    project.namespaces = database.namespaces;
    project.types = database.types;
    project.sequences = database.sequences;
    project.views = database.views;
    project.functions = database.functions;
    project.roles = database.roles;
    project.extensions = database.extensions;
    project.defaultPrivileges = database.defaultPrivileges;
    project.verbatimSql = database.verbatimSql;
    dropImplied(project, known);
    keepOrigins(project.namespaces, known.namespaces);
    keepOrigins(project.types, known.types);
    keepOrigins(project.sequences, known.sequences);
    keepOrigins(project.views, known.views);
    keepOrigins(project.functions, known.functions);
    keepOrigins(project.roles, known.roles);
    keepOrigins(project.extensions, known.extensions);
    keepOrigins(project.defaultPrivileges, known.defaultPrivileges);
    keepOrigins(project.verbatimSql, known.verbatimSql);
    std::vector<std::shared_ptr<const Table>> tables;
    for (auto table = database.tables.begin(); table != database.tables.end(); ++table) {
        const Table* same = known.table(table->id);
        tables.push_back(same ? std::make_shared<const Table>(withKnownFacts(*table, *same)) : table.pointer());
    }
    project.tables = SharedMap<Table>::of(std::move(tables));
    return project;
}

std::set<std::string> columnNamesOf(const Table& table)
{
    std::set<std::string> names;
    for (const Column& column : table.columns)
        names.insert(column.name);
    return names;
}

void findTableRenames(const Project& known, const Project& other, std::vector<PossibleRename>& out)
{
    for (const Table& gone : known.tables) {
        if (other.table(gone.id))
            continue;
        const auto names = columnNamesOf(gone);
        for (const Table& fresh : other.tables) {
            if (known.table(fresh.id))
                continue;
            const auto others = columnNamesOf(fresh);
            std::vector<std::string> common;
            std::set_intersection(names.begin(), names.end(), others.begin(), others.end(), std::back_inserter(common));
            if (names.empty() || common.size() * 3 < std::max(names.size(), others.size()) * 2)
                continue;
            out.push_back({ElementRef::table(gone.id), ElementRef::table(fresh.id), qualifiedName(known, gone), qualifiedName(other, fresh),
                           common.size() == names.size() && names == others ? "It has the same columns."
                                                                           : std::to_string(common.size()) + " of its " + std::to_string(others.size()) + " columns have the same names."});
        }
    }
}

void findColumnRenames(const Project& known, const Project& other, std::vector<PossibleRename>& out)
{
    for (const Table& table : other.tables) {
        const Table* before = known.table(table.id);
        if (!before)
            continue;
        for (std::size_t i = 0; i < before->columns.size(); ++i) {
            const Column& gone = before->columns[i];
            if (table.column(gone.id))
                continue;
            for (std::size_t k = 0; k < table.columns.size(); ++k) {
                const Column& fresh = table.columns[k];
                if (before->column(fresh.id) || fresh.type != gone.type || fresh.userType != gone.userType)
                    continue;
                out.push_back({ElementRef::inTable(ElementKind::Column, table.id, gone.id), ElementRef::inTable(ElementKind::Column, table.id, fresh.id),
                               qualifiedName(known, *before) + "." + gone.name, qualifiedName(other, table) + "." + fresh.name,
                               i == k ? "It has the same type and stands at the same place." : "It has the same type."});
            }
        }
    }
}

}  // namespace

Matched matchedByName(const Project& known, const Project& other)
{
    Matched matched{withKnownRest(known, replacedIds(other, Matcher(known, other).run())), {}};
    findTableRenames(known, matched.project, matched.renames);
    findColumnRenames(known, matched.project, matched.renames);
    return matched;
}

Project withRenames(const Project& other, const std::vector<PossibleRename>& renames)
{
    Ids ids;
    for (const PossibleRename& rename : renames)
        ids.emplace(rename.after.id, rename.before.id);
    return replacedIds(other, ids);
}

}  // namespace barch
