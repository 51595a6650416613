#include "exporters/sql/postgresql/change/renames.h"

#include "exporters/sql/change/units.h"

#include "core/edits/column_edits.h"
#include "core/edits/function_edits.h"
#include "core/edits/lookups.h"
#include "core/edits/table_edits.h"
#include "core/edits/type_edits.h"
#include "core/edits/view_edits.h"
#include "core/model/sql_tokens.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/functions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"

#include <map>
#include <set>

namespace barch::sql::postgresql {
namespace {

struct Named {
    ElementRef element;
    std::string scope;   ///< names are unique in it
    std::string name;
};

/// Calls `visit(list)` for each list of a table's parts with names of their own.
template <class TableType, class Visit>
void forEachPart(TableType& table, Visit visit)
{
    if (table.primaryKey)
        visit(*table.primaryKey, ElementKind::Constraint, true);
    for (auto& key : table.uniques)
        visit(key, ElementKind::Constraint, true);
    for (auto& key : table.exclusions)
        visit(key, ElementKind::Constraint, true);
    for (auto& index : table.indexes)
        visit(index, ElementKind::Index, true);
    for (auto& key : table.foreignKeys)
        visit(key, ElementKind::Constraint, false);
    for (auto& check : table.checks)
        visit(check, ElementKind::Constraint, false);
    for (auto& trigger : table.triggers)
        visit(trigger, ElementKind::Trigger, false);
    for (auto& policy : table.policies)
        visit(policy, ElementKind::Policy, false);
    for (auto& column : table.columns)
        visit(column, ElementKind::Column, false);
}

/// In the order in which they are renamed: what a statement names besides has its name by then.
std::vector<Named> namesOf(const Project& project)
{
    std::vector<Named> all;
    auto add = [&](const ElementRef& element, const std::string& scope, const std::string& name) {
        if (!name.empty())
            all.push_back({element, scope, name});
    };
    for (const Namespace& space : project.namespaces)
        add(ElementRef::of(ElementKind::Namespace, space.id), "schemas", space.name);
    // A table is a type too.
    for (const UserType& type : project.types)
        add(ElementRef::of(ElementKind::UserType, type.id), relationScope(type.namespaceId), type.name);
    for (const UserType& type : project.types)
        for (const EnumValue& value : type.values)
            add({ElementKind::UserType, value.id, type.id, "value", {}}, "values " + type.id.text(), value.name);
    for (const Table& table : project.tables)
        add(ElementRef::table(table.id), relationScope(table.namespaceId), table.name);
    for (const Sequence& sequence : project.sequences)
        add(ElementRef::of(ElementKind::Sequence, sequence.id), relationScope(sequence.namespaceId), sequence.name);
    for (const View& view : project.views)
        add(ElementRef::of(ElementKind::View, view.id), relationScope(view.namespaceId), view.name);
    for (const Function& function : project.functions)
        add(ElementRef::of(ElementKind::Function, function.id), "functions " + function.namespaceId.text(), function.name);
    for (const Table& table : project.tables)
        forEachPart(table, [&](const auto& part, ElementKind kind, bool isRelation) {
            add(ElementRef::inTable(kind, table.id, part.id),
                isRelation ? relationScope(table.namespaceId) : std::string(nameOf(kind)) + " " + table.id.text(), part.name);
        });
    return all;
}

/// The name set and nothing else changed.
Project withName(const Project& project, const ElementRef& element, const std::string& name)
{
    Project edited = project;
    auto set = [&](auto member) {
        using Map = std::remove_cvref_t<decltype(project.*member)>;
        if (const auto* found = (project.*member).find(typename Map::Key(element.id))) {
            auto copy = *found;
            copy.name = name;
            edited.*member = (project.*member).with(std::move(copy));
        }
    };
    if (element.key == "value") {
        UserType type = *project.types.find(UserTypeId(element.owner));
        for (EnumValue& value : type.values)
            if (value.id == element.id)
                value.name = name;
        edited.types = project.types.with(std::move(type));
        return edited;
    }
    if (element.owner) {
        Table table = *project.table(TableId(element.owner));
        forEachPart(table, [&](auto& part, ElementKind kind, bool) {
            if (kind == element.kind && part.id == element.id)
                part.name = name;
        });
        edited.tables = project.tables.with(std::move(table));
        return edited;
    }
    switch (element.kind) {
    case ElementKind::Namespace: set(&Project::namespaces); break;
    case ElementKind::UserType: set(&Project::types); break;
    case ElementKind::Table: set(&Project::tables); break;
    case ElementKind::Sequence: set(&Project::sequences); break;
    case ElementKind::View: set(&Project::views); break;
    case ElementKind::Function: set(&Project::functions); break;
    case ElementKind::Role: set(&Project::roles); break;
    default: break;
    }
    return edited;
}

/// Edits let the names of parts follow; in the database they stay.
Project withPartNamesOf(const Project& names, Project project, TableId id)
{
    const Table* before = names.table(id);
    Table table = *project.table(id);
    std::map<AnyId, std::string> own;
    forEachPart(*before, [&](const auto& part, ElementKind kind, bool) {
        if (kind != ElementKind::Column)
            own[part.id] = part.name;
    });
    forEachPart(table, [&](auto& part, ElementKind kind, bool) {
        if (kind != ElementKind::Column)
            part.name = own[part.id];
    });
    project.tables = project.tables.with(std::move(table));
    return project;
}

/// SQL that names the element follows.
Project follow(const Project& project, const ElementRef& element, const std::string& name)
{
    Result<Project> edited = project;
    TableId table;
    if (element.kind == ElementKind::Table) {
        table = TableId(element.id);
        edited = renameTable(project, table, name);
    } else if (element.kind == ElementKind::Column) {
        table = TableId(element.owner);
        edited = renameColumn(project, table, ColumnId(element.id), name);
    } else if (element.kind == ElementKind::View) {
        edited = renameView(project, ViewId(element.id), name);
    } else if (element.kind == ElementKind::Function) {
        edited = renameFunction(project, FunctionId(element.id), name);
    } else if (element.key == "value") {
        edited = renameEnumValue(project, UserTypeId(element.owner), EnumValueId(element.id), name);
    } else {
        return withName(project, element, name);
    }
    // A name that no edit gives: then texts that mention it count as changed.
    if (!edited)
        return withName(project, element, name);
    return table ? withPartNamesOf(project, *edited, table) : *edited;
}

class Renamer {
public:
    Renamer(const Draft& before, const Draft& after)
        : m_draft(before), m_original(withWrittenNames(before)), m_target(withWrittenNames(after))
    {
        m_result.project = m_original;
        for (const Named& named : namesOf(m_original))
            m_known.insert(elementKey(named.element));
        for (const Draft* draft : {&before, &after})
            for (const Step& step : draft->steps()) {
                auto& written = draft == &before ? m_written : m_writtenLater;
                written.insert(elementKey(step.element));
                for (const Step& inside : step.inside)
                    written.insert(elementKey(inside.element));
            }
    }

    Result<Renamed> run()
    {
        if (auto fault = refused())
            return *fault;
        for (const Role& role : m_original.roles)
            if (const Role* later = m_target.roles.find(role.id); later && later->name != role.name) {
                m_result.roles.emplace_back(role.name, later->name);
                m_result.project = withName(m_result.project, ElementRef::of(ElementKind::Role, role.id), later->name);
            }
        pass([](const Named& named) { return named.element.kind == ElementKind::Namespace; });
        moveAll();
        pass([](const Named& named) { return named.element.kind != ElementKind::Namespace; });
        keepBodies();
        return std::move(m_result);
    }

private:
    bool exists(const Named& named, const std::set<std::string>& written) const
    {
        if (named.element.key == "value")
            return written.contains(elementKey(ElementRef::of(ElementKind::UserType, named.element.owner)));
        return written.contains(elementKey(named.element));
    }

    std::optional<Error> refused() const
    {
        for (const Namespace& space : m_original.namespaces) {
            const Namespace* later = m_target.namespaces.find(space.id);
            if (later && later->name != space.name && (later->name == "public" || space.name == "public"))
                return Error{"A change script can't rename the namespace public, nor anything to it.", space.name,
                             "Keep its name, or move its tables to another namespace."};
        }
        return std::nullopt;
    }

    /// Brings every name that `concerned` to what it is later.
    template <class Concerned>
    void pass(Concerned concerned)
    {
        std::map<std::string, std::pair<std::string, std::string>> later;  // by element: scope, name
        std::map<std::string, std::map<std::string, std::string>> wanted;  // scope, name, element
        for (const Named& named : namesOf(m_target))
            if (exists(named, m_writtenLater)) {
                later[elementKey(named.element)] = {named.scope, named.name};
                wanted[named.scope][named.name] = elementKey(named.element);
            }
        std::vector<std::pair<Named, std::string>> open;
        m_held.clear();
        for (const Named& named : namesOf(m_result.project)) {
            if (!exists(named, m_written))
                continue;
            const std::string key = elementKey(named.element);
            m_held[named.scope][named.name] = key;
            if (!concerned(named))
                continue;
            const auto place = later.find(key);
            const auto claim = wanted[named.scope].find(named.name);
            // A value that was removed and added again keeps its rows.
            const bool isSameWord = named.element.key == "value" && claim != wanted[named.scope].end() && !m_known.contains(claim->second);
            if (place != later.end() && place->second.second != named.name)
                open.push_back({named, place->second.second});
            else if (place == later.end() && claim != wanted[named.scope].end() && claim->second != key && !isSameWord)
                rename(named, temporary(named.scope));
        }
        settle(open);
    }

    /// One after the other, each when its new name is free; a circle is broken with a temporary name.
    void settle(std::vector<std::pair<Named, std::string>> open)
    {
        while (!open.empty()) {
            std::vector<std::pair<Named, std::string>> blocked;
            for (auto& [named, to] : open) {
                if (m_held[named.scope].contains(to))
                    blocked.push_back({named, to});
                else
                    rename(named, to);
            }
            if (blocked.size() == open.size()) {
                const std::string between = temporary(blocked.front().first.scope);
                rename(blocked.front().first, between);
                blocked.front().first.name = between;
            }
            open = std::move(blocked);
        }
    }

    std::string temporary(const std::string& scope)
    {
        std::string name;
        do
            name = "barch_aside_" + std::to_string(++m_temporary);
        while (m_held[scope].contains(name));
        return name;
    }

    void rename(const Named& named, const std::string& to)
    {
        const ElementRef& element = named.element;
        m_result.steps.push_back({.statement = statement(element, named.name, to),
                                  .comment = "Renamed: " + named.name + " to " + to,
                                  .runAs = runAs(element),
                                  .element = element,
                                  .part = "rename"});
        if (element.kind == ElementKind::Column)
            noteViews(named.name);
        m_result.project = follow(m_result.project, element, to);
        m_held[named.scope].erase(named.name);
        m_held[named.scope][to] = elementKey(element);
    }

    void noteViews(const std::string& column)
    {
        for (const View& view : m_result.project.views)
            if (mentionsIdentifier(view.definition, column) || view.definition.find('*') != std::string::npos)
                m_result.views.push_back(ElementRef::of(ElementKind::View, view.id));
    }

    RunAs runAs(const ElementRef& element) const
    {
        const Function* function = element.kind == ElementKind::Function ? m_original.functions.find(FunctionId(element.id)) : nullptr;
        const bool foreign = function && function->owner && m_original.roles.find(function->owner) != ownerRole(m_original);
        return foreign ? RunAs::Starter : RunAs::Owner;
    }

    std::string statement(const ElementRef& element, const std::string& from, const std::string& to) const
    {
        const Project& now = m_result.project;
        const std::string end = " RENAME TO " + quoted(to);
        auto in = [&](const auto& found) { return qualified(now, found.namespaceId, found.name); };
        if (element.key == "value")
            return "ALTER TYPE " + in(*now.types.find(UserTypeId(element.owner))) + " RENAME VALUE " + literal(from) + " TO " + literal(to);
        if (element.owner) {
            const Table& table = *now.table(TableId(element.owner));
            const std::string on = tableName(now, table);
            switch (element.kind) {
            case ElementKind::Column: return "ALTER TABLE " + on + " RENAME COLUMN " + quoted(from) + " TO " + quoted(to);
            case ElementKind::Index: return "ALTER INDEX " + qualified(now, table.namespaceId, from) + end;
            case ElementKind::Trigger: return "ALTER TRIGGER " + quoted(from) + " ON " + on + end;
            case ElementKind::Policy: return "ALTER POLICY " + quoted(from) + " ON " + on + end;
            default: return "ALTER TABLE " + on + " RENAME CONSTRAINT " + quoted(from) + " TO " + quoted(to);
            }
        }
        switch (element.kind) {
        case ElementKind::Namespace: return "ALTER SCHEMA " + quoted(from) + end;
        case ElementKind::UserType: {
            const UserType& type = *now.types.find(UserTypeId(element.id));
            return (type.kind == UserTypeKind::Domain ? "ALTER DOMAIN " : "ALTER TYPE ") + in(type) + end;
        }
        case ElementKind::Sequence: return "ALTER SEQUENCE " + in(*now.sequences.find(SequenceId(element.id))) + end;
        case ElementKind::View: {
            const View& view = *now.views.find(ViewId(element.id));
            return (view.materialized ? "ALTER MATERIALIZED VIEW " : "ALTER VIEW ") + in(view) + end;
        }
        case ElementKind::Function: return "ALTER " + functionObject(m_draft.lexis(), now, *now.functions.find(FunctionId(element.id))) + end;
        default: return "ALTER TABLE " + in(*now.table(TableId(element.id))) + end;
        }
    }

    /// New schemas come before what moves there.
    void moveAll()
    {
        move(&Project::tables, ElementKind::Table, [](const Table&) { return "TABLE "; });
        move(&Project::types, ElementKind::UserType, [](const UserType& type) { return type.kind == UserTypeKind::Domain ? "DOMAIN " : "TYPE "; });
        move(&Project::views, ElementKind::View, [](const View& view) { return view.materialized ? "MATERIALIZED VIEW " : "VIEW "; });
        move(&Project::sequences, ElementKind::Sequence, [](const Sequence&) { return "SEQUENCE "; });
        for (const Function& function : m_original.functions) {
            const Function* later = m_target.functions.find(function.id);
            if (later && later->namespaceId != function.namespaceId && m_written.contains(elementKey(ElementRef::of(ElementKind::Function, function.id))))
                moveOne(&Project::functions, ElementKind::Function, function, later->namespaceId,
                        functionObject(m_draft.lexis(), m_result.project, *m_result.project.functions.find(function.id)));
        }
    }

    template <class Map, class Word>
    void move(Map Project::*member, ElementKind kind, Word word)
    {
        for (const auto& element : m_original.*member) {
            const auto* later = (m_target.*member).find(element.id);
            if (later && later->namespaceId != element.namespaceId && m_written.contains(elementKey(ElementRef::of(kind, element.id))))
                moveOne(member, kind, element, later->namespaceId,
                        word(element) + qualified(m_result.project, element.namespaceId, element.name));
        }
    }

    template <class Map, class Element>
    void moveOne(Map Project::*member, ElementKind kind, const Element& element, NamespaceId to, const std::string& object)
    {
        Project& now = m_result.project;
        const Namespace* space = m_target.namespaces.find(to);
        if (space && !now.namespaces.contains(to)) {
            Namespace bare = *space;
            bare.comment.clear();
            bare.grants.clear();
            now.namespaces = now.namespaces.with(bare);
            m_result.steps.push_back({.statement = "CREATE SCHEMA " + quoted(space->name), .comment = "Schema " + space->name,
                                      .element = ElementRef::of(ElementKind::Namespace, to), .part = "rename"});
        }
        const ElementRef ref = ElementRef::of(kind, element.id);
        const Namespace* from = now.namespaces.find(element.namespaceId);
        const bool isSame = (from ? from->name : "public") == (space ? space->name : "public");
        if (!isSame)
            m_result.steps.push_back({.statement = "ALTER " + object + " SET SCHEMA " + quoted(space ? space->name : "public"),
                                      .comment = "Moved: " + element.name,
                                      .runAs = runAs(ref),
                                      .element = ref,
                                      .part = "rename"});
        auto copy = *(now.*member).find(element.id);
        copy.namespaceId = to;
        now.*member = (now.*member).with(std::move(copy));
    }

    /// The server keeps what functions do as text: it still names things as they were called.
    void keepBodies()
    {
        for (const Function& function : m_original.functions) {
            Function copy = *m_result.project.functions.find(function.id);
            copy.body = function.body;
            m_result.project.functions = m_result.project.functions.with(std::move(copy));
        }
    }

    const Draft& m_draft;
    Project m_original;
    Project m_target;
    Renamed m_result;
    std::set<std::string> m_known;
    std::set<std::string> m_written;
    std::set<std::string> m_writtenLater;
    std::map<std::string, std::map<std::string, std::string>> m_held;
    int m_temporary = 0;
};

}  // namespace

Project withWrittenNames(const Draft& draft)
{
    Project project = draft.project();
    for (const Table& table : draft.project().tables) {
        Table copy = table;
        forEachPart(copy, [&](auto& part, ElementKind kind, bool) {
            const std::string name = draft.writtenName(ElementRef::inTable(kind, table.id, part.id));
            if (!name.empty())
                part.name = name;
        });
        if (!(copy == table))
            project.tables = project.tables.with(std::move(copy));
    }
    return project;
}

Result<Renamed> renamed(const Draft& before, const Draft& after)
{
    return Renamer(before, after).run();
}

}  // namespace barch::sql::postgresql
