#include "exporters/sql/postgresql/change/renames.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/change/units.h"
#include "exporters/sql/postgresql/change/column_pairs.h"
#include "exporters/sql/postgresql/change/named_elements.h"
#include "exporters/sql/postgresql/functions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch::sql::postgresql {
namespace {

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
        if (isImplicit(named.element) || named.element.kind == ElementKind::Column)
            return written.contains(elementKey(ElementRef::table(TableId(named.element.owner))));
        if (named.element.key == "value" || named.element.key == "attribute")
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
        if (!comesWithParent(element))
            m_result.steps.push_back({.statement = statement(element, named.name, to),
                                  .comment = "Renamed: " + named.name + " to " + to,
                                  .runAs = runAs(element),
                                  .element = element,
                                  .part = "rename"});
        if (element.kind == ElementKind::Column)
            noteViews(named.name);
        m_result.project = withNameEverywhere(m_result.project, element, to);
        m_held[named.scope].erase(named.name);
        m_held[named.scope][to] = elementKey(element);
    }

    /// The column of a part or an heir is renamed with that of the whole.
    bool comesWithParent(const ElementRef& element) const
    {
        const Table* table = element.kind == ElementKind::Column ? m_original.table(TableId(element.owner)) : nullptr;
        const Column* own = table ? table->column(ColumnId(element.id)) : nullptr;
        const auto parents = own ? parentsOf(*table) : std::vector<TableId>();
        return std::any_of(parents.begin(), parents.end(), [&](TableId id) {
            const Table* parent = m_original.table(id);
            return parent && parent->columnNamed(own->name);
        });
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
        if (isImplicit(element))
            return std::string(element.kind == ElementKind::Index ? "ALTER INDEX IF EXISTS " : "ALTER SEQUENCE IF EXISTS ") + qualified(now, now.table(TableId(element.owner))->namespaceId, from) + end;
        if (element.key == "attribute")
            return "ALTER TYPE " + in(*now.types.find(UserTypeId(element.owner))) + " RENAME ATTRIBUTE " + quoted(from) + " TO " + quoted(to) + " CASCADE";
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
        const bool isSame = isOwnedSequence(ref) || (from ? from->name : "public") == (space ? space->name : "public");
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

    /// It goes where the table of its column goes.
    bool isOwnedSequence(const ElementRef& element) const
    {
        const Sequence* sequence = element.kind == ElementKind::Sequence ? m_original.sequences.find(SequenceId(element.id)) : nullptr;
        const Table* table = sequence ? m_target.table(sequence->ownedByTable) : nullptr;
        const Table* earlier = table ? m_original.table(table->id) : nullptr;
        return earlier && table->namespaceId != earlier->namespaceId;
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

Result<Renamed> renamed(const Draft& before, const Draft& after)
{
    return Renamer(before, after).run();
}

}  // namespace barch::sql::postgresql
