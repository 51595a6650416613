#include "core/access/permission_policies.h"
#include "core/blueprint/element_kinds.h"
#include "core/blueprint/step_sink.h"
#include "core/blueprint/three_way.h"
#include "core/compare/table_words.h"

namespace barch {
namespace {

class TableSteps {
public:
    explicit TableSteps(StepSink& sink) : m_sink(sink) {}

    void compare(const Table& before, const Table& wanted, const Table& now)
    {
        Table merged = now;
        const FieldMerge merge = mergeFields(before, wanted, merged, isTableList);
        if (!merge.kept.empty())
            m_sink.keep("Table " + now.name + " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (!merge.changed.empty()) {
            Step& step = m_sink.add(ChangeKind::Change, "table", ElementRef::table(now.id),
                                    pathOf(m_sink.current, ElementRef::table(now.id)), "Change table " + now.name,
                                    m_sink.reasons.ofChange(wanted.origin));
            step.change.details = m_sink.differences(now, merged, merge.changed, &wanted);
            step.apply = [merged](Project& project, const IdSet&) {
                const Table* current = project.table(merged.id);
                Table table = current ? *current : merged;
                copyTableFields(merged, table);
                project.tables = project.tables.with(std::move(table));
            };
        }
        forEachTableList([&](auto list) { compareList(list, before, wanted, now); });
        comparePrimaryKey(before, wanted, now);
    }

private:
    static void copyTableFields(const Table& from, Table& to)
    {
        Table::withFields([&](const auto&... field) {
                const auto one = [&](const auto& f) {
                    if (!isTableList(f.name))
                        to.*(f.member) = from.*(f.member);
                };
                (one(field), ...);
            });
    }

    template <class E>
    static const E* in(const std::vector<E>& list, const E& like)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const E& other) { return other.id == like.id; });
        return found == list.end() ? nullptr : &*found;
    }

    template <class E>
    Step& addPart(ChangeKind kind, const Table& table, const E& part, const std::string& origin)
    {
        const ElementRef element = ElementRef::inTable(KindOf<E>::kind, table.id, part.id);
        const std::string kindName(KindOf<E>::name);
        const std::string name = kindName == nameOfElement(part) ? kindName : kindName + " " + nameOfElement(part);
        const char* verb = kind == ChangeKind::Add ? "Add " : kind == ChangeKind::Change ? "Change " : "Remove ";
        const char* joint = kind == ChangeKind::Add ? " to " : kind == ChangeKind::Change ? " of " : " from ";
        const std::string path = qualifiedName(m_sink.current.table(table.id) ? m_sink.current : m_sink.target, table) +
                                 "." + nameOfElement(part);
        Step& step =
            m_sink.add(kind, kindName, element, path, verb + name + joint + table.name,
                       kind == ChangeKind::Add ? m_sink.reasons.ofOrigin(origin) : m_sink.reasons.ofChange(origin));
        if (kind != ChangeKind::Change)
            step.defines.insert(part.id);
        return step;
    }

    template <class E>
    static std::string originOf(const E& part, const Table& table)
    {
        if constexpr (requires { part.origin; })
            return part.origin.empty() ? table.origin : part.origin;
        else
            return table.origin;
    }

    template <class E>
    void compareList(std::vector<E> Table::*list, const Table& before, const Table& wanted, const Table& now)
    {
        for (const E& part : wanted.*list) {
            const E* current = in(now.*list, part);
            const E* old = in(before.*list, part);
            if (!current)
                addToList(list, wanted, now, part, old != nullptr);
            else if (old)
                changeInList(list, wanted, now, *old, part, *current);
        }
        for (const E& old : before.*list) {
            const E* current = in(now.*list, old);
            if (!current || in(wanted.*list, old))
                continue;
            if (!(*current == old)) {
                m_sink.keep(capital(std::string(KindOf<E>::name)) + " " + now.name + "." + nameOfElement(*current) +
                            " was changed by hand, so it stays although your answers no longer call for it.");
                continue;
            }
            Step& step = addPart(ChangeKind::Remove, now, *current, originOf(old, now));
            step.apply = [list, table = now.id, id = old.id](Project& project, const IdSet&) {
                editTable(project, table,
                          [&](Table& t) { std::erase_if(t.*list, [&](const E& other) { return other.id == id; }); });
            };
        }
    }

    template <class Change>
    static void editTable(Project& project, TableId id, Change change)
    {
        const Table* table = project.table(id);
        if (!table)
            return;
        Table copy = *table;
        change(copy);
        project.tables = project.tables.with(std::move(copy));
    }

    template <class E>
    void addToList(std::vector<E> Table::*list, const Table& wanted, const Table& now, const E& part, bool declined)
    {
        const bool taken = std::any_of((now.*list).begin(), (now.*list).end(),
                                       [&](const E& other) { return !other.name.empty() && other.name == part.name; });
        if (taken) {
            m_sink.keep("Table " + now.name + " has a " + std::string(KindOf<E>::name) + " " + part.name +
                        " of its own, so the proposed one is not added.");
            return;
        }
        if constexpr (std::is_same_v<E, Policy>)
            if (!part.restrictive && hasPermissionPolicies(now)) {
                // Policies are joined by OR: an open one beside them would let everybody do everything.
                m_sink.keep("Table " + now.name + " has policies that ask the permissions, so the open policy " + part.name + " is not added.");
                return;
            }
        Step& step = addPart(ChangeKind::Add, now, part, originOf(part, wanted));
        step.change.declinedBefore = declined;
        if constexpr (std::is_same_v<E, Column>)
            step.change.details = {partWords(m_sink.target, part).factsText()};
        std::vector<decltype(part.id)> beforeIt; // what stands before it in the target, last first
        for (const E& other : wanted.*list) {
            if (other.id == part.id)
                break;
            beforeIt.insert(beforeIt.begin(), other.id);
        }
        step.apply = [list, table = now.id, part, beforeIt](Project& project, const IdSet& missing) {
            E element = part;
            strip(element, missing);
            editTable(project, table,
                      [&](Table& t) { (t.*list).insert(placeAfter(t.*list, beforeIt), std::move(element)); });
        };
    }

    template <class E, class IdType>
    static typename std::vector<E>::iterator placeAfter(std::vector<E>& list, const std::vector<IdType>& beforeIt)
    {
        for (const IdType& id : beforeIt) {
            const auto found = std::find_if(list.begin(), list.end(), [&](const E& other) { return other.id == id; });
            if (found != list.end())
                return found + 1;
        }
        return list.begin();
    }

    template <class E>
    void changeInList(std::vector<E> Table::*list, const Table& wanted, const Table& now, const E& old, const E& part,
                      const E& current)
    {
        E merged = current;
        const FieldMerge merge = mergeFields(old, part, merged);
        if (!merge.kept.empty())
            m_sink.keep(capital(std::string(KindOf<E>::name)) + " " + now.name + "." + nameOfElement(current) +
                        " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = addPart(ChangeKind::Change, now, current, originOf(part, wanted));
        step.change.details = m_sink.differences(current, merged, merge.changed, &wanted);
        step.apply = [list, table = now.id, merged](Project& project, const IdSet& missing) {
            E element = merged;
            strip(element, missing);
            editTable(project, table, [&](Table& t) {
                for (E& other : t.*list)
                    if (other.id == element.id)
                        other = element;
            });
        };
    }

    void comparePrimaryKey(const Table& before, const Table& wanted, const Table& now)
    {
        if (wanted.primaryKey == before.primaryKey || now.primaryKey == wanted.primaryKey)
            return;
        if (!(now.primaryKey == before.primaryKey)) {
            m_sink.keep("The primary key of " + now.name + " was changed by hand and stays as it is.");
            return;
        }
        const ChangeKind kind = !wanted.primaryKey ? ChangeKind::Remove
                                : now.primaryKey   ? ChangeKind::Change
                                                   : ChangeKind::Add;
        Step& step = addPart(kind, now, wanted.primaryKey ? *wanted.primaryKey : *now.primaryKey, wanted.origin);
        if (wanted.primaryKey)
            step.change.details = {
                "columns: " + (now.primaryKey ? shown(m_sink.current, &now, now.primaryKey->columns) : "nothing") +
                " → " + shown(m_sink.target, &wanted, wanted.primaryKey->columns)};
        step.apply = [table = now.id, key = wanted.primaryKey](Project& project, const IdSet&) {
            editTable(project, table, [&](Table& t) { t.primaryKey = key; });
        };
    }

    StepSink& m_sink;
};

}  // namespace

void compareTable(StepSink& sink, const Table& before, const Table& wanted, const Table& now)
{
    TableSteps(sink).compare(before, wanted, now);
}

}  // namespace barch
