#include "core/blueprint/steps.h"

#include "core/blueprint/describe.h"
#include "core/blueprint/element_kinds.h"
#include "core/blueprint/reasons.h"
#include "core/blueprint/three_way.h"

#include <algorithm>

namespace barch {
namespace {

/// Makes steps and remembers what was kept.
class StepMaker {
public:
    StepMaker(const Content& content, const Project& base, const Project& target, const Project& current)
        : m_base(base), m_target(target), m_current(current), m_reasons(content, base, target)
    {
    }

    Steps make()
    {
        forEachProposedPart([&](auto member, const char* name, const char* words) { comparePart(member, name, words); });
        forEachProposedMap([&](auto member) { compareMap(member); });
        return std::move(m_steps);
    }

private:
    template <class T>
    using Map = SharedMap<T> Project::*;

    static std::string capital(std::string text)
    {
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 32);
        return text;
    }

    Step& add(ChangeKind kind, std::string_view kindName, ElementRef element, std::string path, std::string summary, std::string reason)
    {
        Step step;
        step.change.kind = kind;
        std::string prefix(kindName);
        std::replace(prefix.begin(), prefix.end(), ' ', '-');
        std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                       [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
        step.change.id = prefix + ":" + (element.id ? element.id.text() : path);
        step.change.element = element;
        step.change.path = std::move(path);
        step.change.summary = std::move(summary);
        step.change.reason = std::move(reason);
        step.id = element.id;
        step.owner = element.owner;
        m_steps.all.push_back(std::move(step));
        return m_steps.all.back();
    }

    void keep(std::string sentence) { m_steps.kept.push_back(std::move(sentence)); }

    template <class T>
    std::vector<std::string> differences(const T& before, const T& after, const std::vector<std::string_view>& fields, const Table* table) const
    {
        std::vector<std::string> lines;
        std::apply(
            [&](const auto&... field) {
                const auto one = [&](const auto& f) {
                    if (std::find(fields.begin(), fields.end(), f.name) != fields.end())
                        lines.push_back(std::string(f.name) + ": " + shown(m_current, table, before.*(f.member)) + " → " +
                                        shown(m_target, table, after.*(f.member)));
                };
                (one(field), ...);
            },
            T::fields());
        return lines;
    }

    static std::string listed(const std::vector<std::string_view>& fields)
    {
        std::string all;
        for (const std::string_view field : fields)
            all += (all.empty() ? "" : ", ") + std::string(field);
        return all;
    }

    // --- parts that exist once

    template <class T>
    void comparePart(Shared<T> Project::*member, const char* name, const char* words)
    {
        T merged = *(m_current.*member);
        const FieldMerge merge = mergeFields(*(m_base.*member), *(m_target.*member), merged);
        if (!merge.kept.empty())
            keep(capital(words) + " was changed by hand and stays (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = add(ChangeKind::Change, "part", {ElementKind::Project, {}, {}, {}, {}}, name, std::string("Set ") + words, m_reasons.ofChange("base"));
        step.change.details = differences(*(m_current.*member), merged, merge.changed, nullptr);
        step.apply = [member, merged](Project& project, const IdSet& missing) {
            T value = merged;
            strip(value, missing);
            project.*member = Shared<T>(std::move(value));
        };
    }

    // --- elements of a collection

    template <class T>
    bool nameIsTaken(const SharedMap<T>& map, const T& wanted) const
    {
        if constexpr (std::is_same_v<T, Table> || std::is_same_v<T, View> || std::is_same_v<T, UserType> || std::is_same_v<T, Sequence>) {
            return std::any_of(map.begin(), map.end(), [&](const T& other) {
                return other.name == wanted.name && spaceName(m_current, other.namespaceId) == spaceName(m_target, wanted.namespaceId);
            });
        } else if constexpr (std::is_same_v<T, Role> || std::is_same_v<T, Namespace> || std::is_same_v<T, Extension> ||
                             std::is_same_v<T, EnvironmentVariable>) {
            return std::any_of(map.begin(), map.end(), [&](const T& other) { return other.name == wanted.name; });
        } else {
            return false;
        }
    }

    static std::string spaceName(const Project& project, NamespaceId id)
    {
        const Namespace* space = project.namespaces.find(id);
        return space ? space->name : std::string();
    }

    template <class T>
    void compareMap(Map<T> member)
    {
        const std::size_t first = m_steps.all.size();
        for (const T& wanted : m_target.*member) {
            const T* now = (m_current.*member).find(wanted.id);
            const T* before = (m_base.*member).find(wanted.id);
            if (!now)
                addElement(member, wanted, before != nullptr);
            else if constexpr (std::is_same_v<T, Table>)
                compareTable(before ? *before : wanted, wanted, *now);
            else if (before)
                changeElement(member, *before, wanted, *now);
        }
        for (const T& old : m_base.*member) {
            const T* now = (m_current.*member).find(old.id);
            if (now && !(m_target.*member).contains(old.id))
                removeElement(member, old, *now);
        }
        std::stable_sort(m_steps.all.begin() + static_cast<std::ptrdiff_t>(first), m_steps.all.end(), [](const Step& a, const Step& b) {
            return std::tie(a.change.path, a.change.kind) < std::tie(b.change.path, b.change.kind);
        });
    }

    template <class T>
    static ElementRef refTo(const T& element)
    {
        return ElementRef::of(KindOf<T>::kind, element.id);
    }

    template <class T>
    void addElement(Map<T> member, const T& wanted, bool declined)
    {
        const std::string kind(KindOf<T>::name);
        const std::string name = nameOfElement(wanted);
        if (nameIsTaken(m_current.*member, wanted)) {
            keep("The design has " + std::string(kind == "environment variable" ? "an " : "a ") + kind + " " + name +
                 " of its own, so the proposed one is not added.");
            return;
        }
        std::string summary = "Add " + kind + " " + name;
        if constexpr (std::is_same_v<T, Table>)
            summary += " (" + std::to_string(wanted.columns.size()) + " columns)";
        Step& step = add(ChangeKind::Add, kind, refTo(wanted), pathOf(m_target, refTo(wanted)), summary, m_reasons.ofOrigin(wanted.origin));
        step.change.declinedBefore = declined;
        collectOwnIds(wanted, step.defines);
        if constexpr (std::is_same_v<T, Table>)
            step.change.details = tableInLines(m_target, wanted);
        const Project& target = m_target;
        step.apply = [member, wanted, placement = placementOf(target, wanted), area = areaOf(target, wanted)](Project& project, const IdSet& missing) {
            T element = wanted;
            strip(element, missing);
            project.*member = (project.*member).with(std::move(element));
            if (placement)
                project.placements = project.placements.with(*placement);
            if (area && !project.areas.contains(area->id))
                project.areas = project.areas.with(*area);
        };
    }

    template <class T>
    static std::optional<Placement> placementOf(const Project& target, const T& element)
    {
        if constexpr (std::is_same_v<T, Table>)
            if (const Placement* placement = target.placements.find(element.id))
                return *placement;
        return std::nullopt;
    }

    template <class T>
    static std::optional<Area> areaOf(const Project& target, const T& element)
    {
        if (const std::optional<Placement> placement = placementOf(target, element))
            if (const Area* area = target.areas.find(placement->area))
                return *area;
        return std::nullopt;
    }

    template <class T>
    void changeElement(Map<T> member, const T& before, const T& wanted, const T& now)
    {
        T merged = now;
        const FieldMerge merge = mergeFields(before, wanted, merged);
        const std::string name = std::string(KindOf<T>::name) + " " + nameOfElement(now);
        if (!merge.kept.empty())
            keep(capital(name) + " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = add(ChangeKind::Change, KindOf<T>::name, refTo(now), pathOf(m_current, refTo(now)), "Change " + name, m_reasons.ofChange(wanted.origin));
        step.change.details = differences(now, merged, merge.changed, nullptr);
        step.apply = [member, merged](Project& project, const IdSet& missing) {
            T element = merged;
            strip(element, missing);
            project.*member = (project.*member).with(std::move(element));
        };
    }

    template <class T>
    void removeElement(Map<T> member, const T& old, const T& now)
    {
        const std::string name = std::string(KindOf<T>::name) + " " + nameOfElement(now);
        if (!(now == old)) {
            keep(capital(name) + " was changed by hand, so it stays although your answers no longer call for it.");
            return;
        }
        Step& step = add(ChangeKind::Remove, KindOf<T>::name, refTo(now), pathOf(m_current, refTo(now)), "Remove " + name, m_reasons.ofChange(old.origin));
        collectOwnIds(now, step.defines);
        step.apply = [member, id = now.id](Project& project, const IdSet&) {
            project.*member = (project.*member).without(id);
            if constexpr (std::is_same_v<T, Table>)
                project.placements = project.placements.without(id);
        };
    }

    // --- inside a table that is there

    void compareTable(const Table& before, const Table& wanted, const Table& now)
    {
        Table merged = now;
        const FieldMerge merge = mergeFields(before, wanted, merged, isTableList);
        if (!merge.kept.empty())
            keep("Table " + now.name + " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (!merge.changed.empty()) {
            Step& step = add(ChangeKind::Change, "table", refTo(now), pathOf(m_current, refTo(now)), "Change table " + now.name, m_reasons.ofChange(wanted.origin));
            step.change.details = differences(now, merged, merge.changed, &wanted);
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

    static void copyTableFields(const Table& from, Table& to)
    {
        std::apply(
            [&](const auto&... field) {
                const auto one = [&](const auto& f) {
                    if (!isTableList(f.name))
                        to.*(f.member) = from.*(f.member);
                };
                (one(field), ...);
            },
            Table::fields());
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
        const std::string path = qualifiedName(m_current.table(table.id) ? m_current : m_target, table) + "." + nameOfElement(part);
        Step& step = add(kind, kindName, element, path, verb + name + joint + table.name,
                         kind == ChangeKind::Add ? m_reasons.ofOrigin(origin) : m_reasons.ofChange(origin));
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
                keep(capital(std::string(KindOf<E>::name)) + " " + now.name + "." + nameOfElement(*current) +
                     " was changed by hand, so it stays although your answers no longer call for it.");
                continue;
            }
            Step& step = addPart(ChangeKind::Remove, now, *current, originOf(old, now));
            step.apply = [list, table = now.id, id = old.id](Project& project, const IdSet&) {
                editTable(project, table, [&](Table& t) { std::erase_if(t.*list, [&](const E& other) { return other.id == id; }); });
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
            keep("Table " + now.name + " has a " + std::string(KindOf<E>::name) + " " + part.name + " of its own, so the proposed one is not added.");
            return;
        }
        Step& step = addPart(ChangeKind::Add, now, part, originOf(part, wanted));
        step.change.declinedBefore = declined;
        if constexpr (std::is_same_v<E, Column>)
            step.change.details = {columnInWords(m_target, part)};
        std::vector<decltype(part.id)> beforeIt;   // what stands before it in the target, last first
        for (const E& other : wanted.*list) {
            if (other.id == part.id)
                break;
            beforeIt.insert(beforeIt.begin(), other.id);
        }
        step.apply = [list, table = now.id, part, beforeIt](Project& project, const IdSet& missing) {
            E element = part;
            strip(element, missing);
            editTable(project, table, [&](Table& t) { (t.*list).insert(placeAfter(t.*list, beforeIt), std::move(element)); });
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
    void changeInList(std::vector<E> Table::*list, const Table& wanted, const Table& now, const E& old, const E& part, const E& current)
    {
        E merged = current;
        const FieldMerge merge = mergeFields(old, part, merged);
        if (!merge.kept.empty())
            keep(capital(std::string(KindOf<E>::name)) + " " + now.name + "." + nameOfElement(current) +
                 " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = addPart(ChangeKind::Change, now, current, originOf(part, wanted));
        step.change.details = differences(current, merged, merge.changed, &wanted);
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
            keep("The primary key of " + now.name + " was changed by hand and stays as it is.");
            return;
        }
        const ChangeKind kind = !wanted.primaryKey ? ChangeKind::Remove : now.primaryKey ? ChangeKind::Change : ChangeKind::Add;
        Step& step = addPart(kind, now, wanted.primaryKey ? *wanted.primaryKey : *now.primaryKey, wanted.origin);
        if (wanted.primaryKey)
            step.change.details = {"columns: " + (now.primaryKey ? shown(m_current, &now, now.primaryKey->columns) : "nothing") + " → " +
                                   shown(m_target, &wanted, wanted.primaryKey->columns)};
        step.apply = [table = now.id, key = wanted.primaryKey](Project& project, const IdSet&) {
            editTable(project, table, [&](Table& t) { t.primaryKey = key; });
        };
    }

    const Project& m_base;
    const Project& m_target;
    const Project& m_current;
    Reasons m_reasons;
    Steps m_steps;
};

}  // namespace

Steps stepsBetween(const Content& content, const Project& base, const Project& target, const Project& current)
{
    return StepMaker(content, base, target, current).make();
}

}  // namespace barch
