#include "core/blueprint/selection.h"

#include "core/blueprint/element_kinds.h"

#include <algorithm>
#include <unordered_map>

namespace barch {
namespace {

IdSet definedIds(const Project& project)
{
    IdSet ids;
    forEachProposedMap([&](auto member) {
        for (const auto& element : project.*member)
            collectOwnIds(element, ids);
    });
    for (const auto& element : project.releases)
        ids.insert(element.id);
    return ids;
}

struct Dangling {
    AnyId from; ///< the element that refers
    AnyId to;   ///< what is not there
};

/// References to what is not there, except those that were there before in an element nobody touched.
std::vector<Dangling> danglingIn(const Project& result, const Project& before)
{
    const IdSet defined = definedIds(result);
    const IdSet definedBefore = definedIds(before);
    std::vector<Dangling> all;
    forEachProposedMap([&](auto member) {
        for (const auto& element : result.*member) {
            const auto* old = (before.*member).find(element.id);
            IdSet used;
            collectIds(element, used);
            IdSet usedBefore;
            if (old)
                collectIds(*old, usedBefore);
            for (const AnyId id : used)
                if (!defined.contains(id) && !(usedBefore.contains(id) && !definedBefore.contains(id)))
                    all.push_back({element.id, id});
        }
    });
    return all;
}

bool isKey(const Table& table, const std::vector<ColumnId>& columns)
{
    return (table.primaryKey && table.primaryKey->columns == columns) ||
           std::any_of(table.uniques.begin(), table.uniques.end(),
                       [&](const UniqueConstraint& u) { return u.columns == columns; }) ||
           std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
               return index.unique &&
                      std::equal(index.keys.begin(), index.keys.end(), columns.begin(), columns.end(),
                                 [](const IndexKey& key, ColumnId column) { return key.column == column; });
           });
}

struct KeylessReference {
    TableId table;
    TableId target;
    ConstraintId key;
};

/// Foreign keys to columns that are no key of their table.
std::vector<KeylessReference> keylessIn(const Project& project)
{
    std::vector<KeylessReference> all;
    for (const Table& table : project.tables)
        for (const ForeignKey& key : table.foreignKeys)
            if (const Table* target = project.table(key.target); target && !isKey(*target, key.targetColumns))
                all.push_back({table.id, target->id, key.id});
    return all;
}

class Completion {
public:
    Completion(const Steps& steps, const Project& current, std::vector<bool> chosen, bool mayBringBack)
        : m_steps(steps.all), m_current(current), m_bringBack(mayBringBack), m_barred(steps.all.size(), false)
    {
        m_selection.chosen = std::move(chosen);
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            for (const AnyId id : m_steps[i].defines)
                m_definedBy.emplace(id, i);
        for (const KeylessReference& reference : keylessIn(current))
            m_keylessBefore.insert(reference.key);
    }

    Selection complete()
    {
        // Every round chooses, bars or strips at least one thing more, so this ends.
        while (round()) {
        }
        return std::move(m_selection);
    }

private:
    Project carriedOut() const
    {
        Project project = m_current;
        for (const ChangeKind kind : {ChangeKind::Remove, ChangeKind::Add, ChangeKind::Change})
            for (std::size_t i = 0; i < m_steps.size(); ++i)
                if (m_selection.chosen[i] && m_steps[i].change.kind == kind)
                    m_steps[i].apply(project, m_missing);
        return project;
    }

    bool round()
    {
        m_selection.result = carriedOut();
        const std::vector<Dangling> dangling = danglingIn(m_selection.result, m_current);
        bool again = false;
        for (const Dangling& reference : dangling)
            again = heal(reference) || again;
        return again || healKeys(keylessIn(m_selection.result));
    }

    /// The rest of what the answers call for in both tables; where that does not help, the key stays.
    bool healKeys(const std::vector<KeylessReference>& references)
    {
        bool any = false;
        for (const KeylessReference& reference : references)
            if (!m_keylessBefore.contains(reference.key))
                any = chooseAllOf({reference.table, reference.target}) || any;
        for (const KeylessReference& reference : references)
            for (std::size_t i = 0; !any && i < m_steps.size(); ++i)
                if (m_selection.chosen[i] && m_steps[i].id == reference.key)
                    any = bar(i, reference.target);
        return any;
    }

    bool chooseAllOf(std::initializer_list<AnyId> tables)
    {
        bool any = false;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            for (const AnyId table : tables)
                if ((m_steps[i].id == table || m_steps[i].owner == table) && !m_steps[i].change.declinedBefore)
                    any = choose(i) || any;
        return any;
    }

    bool heal(const Dangling& reference)
    {
        const auto found = m_definedBy.find(reference.to);
        const Step* maker = found == m_definedBy.end() ? nullptr : &m_steps[found->second];
        if (maker && maker->change.kind == ChangeKind::Add && (m_bringBack || !maker->change.declinedBefore) &&
            choose(found->second))
            return true;
        if (chooseStepsOf(reference.from))
            return true;
        const bool removed = maker && maker->change.kind == ChangeKind::Remove && m_selection.chosen[found->second];
        if (removed && (!isTouched(reference.from) || m_missing.contains(reference.to)))
            return bar(found->second, reference.from);
        return m_missing.insert(reference.to).second;
    }

    bool choose(std::size_t step)
    {
        if (m_selection.chosen[step] || m_barred[step])
            return false;
        m_selection.chosen[step] = true;
        return true;
    }

    /// Changes and removals that the answers call for in the very element that refers to nothing.
    bool chooseStepsOf(AnyId element)
    {
        bool any = false;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_steps[i].change.kind != ChangeKind::Add && (m_steps[i].id == element || m_steps[i].owner == element))
                any = choose(i) || any;
        return any;
    }

    bool isTouched(AnyId element) const
    {
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_selection.chosen[i] && m_steps[i].id == element)
                return true;
        return false;
    }

    bool bar(std::size_t step, AnyId because)
    {
        m_selection.chosen[step] = false;
        m_barred[step] = true;
        for (const AnyId id : m_steps[step].defines)
            m_missing.erase(id);
        std::string user = because.text();
        if (const Table* table = m_current.table(TableId(because)))
            user = table->name;
        m_selection.kept.push_back(m_steps[step].change.path + " stays as it is: " + user +
                                   " was changed by hand and needs it.");
        return true;
    }

    const std::vector<Step>& m_steps;
    const Project& m_current;
    bool m_bringBack;
    std::vector<bool> m_barred;
    std::unordered_map<AnyId, std::size_t> m_definedBy;
    IdSet m_missing;
    IdSet m_keylessBefore;
    Selection m_selection;
};

}  // namespace

Selection complete(const Steps& steps, const Project& current, std::vector<bool> chosen, bool mayBringBack)
{
    return Completion(steps, current, std::move(chosen), mayBringBack).complete();
}

}  // namespace barch
