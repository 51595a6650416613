#include "core/edits/forget.h"

#include "core/edits/table_summary.h"

#include <algorithm>
#include <type_traits>

namespace barch {
namespace {

template <class T>
concept Struct = requires { T::structName(); };
template <class T>
struct ListTraits : std::false_type {};
template <class T>
struct ListTraits<std::vector<T>> : std::true_type {
    using Item = T;
};
template <class T>
struct OptionalTraits : std::false_type {};
template <class T>
struct OptionalTraits<std::optional<T>> : std::true_type {
    using Item = T;
};

template <class T>
constexpr bool isId = std::is_base_of_v<AnyId, T>;

/// Whether a T can mention any element anywhere but in its own `id`.
template <class T>
constexpr bool canMention()
{
    if constexpr (isId<T> || std::is_same_v<T, ElementRef>)
        return true;
    else if constexpr (ListTraits<T>::value)
        return canMention<typename ListTraits<T>::Item>();
    else if constexpr (OptionalTraits<T>::value)
        return canMention<typename OptionalTraits<T>::Item>();
    else if constexpr (Struct<T>)
        return T::withFields([](const auto&... field) {
                return ((field.name != "id" && canMention<std::remove_cvref_t<decltype(std::declval<T>().*(field.member))>>()) || ...);
            });
    else
        return false;
}

bool has(const std::vector<ColumnId>& columns, AnyId id)
{
    return std::find(columns.begin(), columns.end(), id) != columns.end();
}

/// Takes one element out of everything. Ids of different kinds never meet (they are random, or derived
/// from paths that begin with the kind), so kinds need no telling apart.
class Forgetter {
public:
    explicit Forgetter(AnyId id) : m_id(id) {}

    template <class T>
    void cleanPart(SharedMap<T>& elements) const
    {
        if constexpr (canMention<T>()) {
            const SharedMap<T> before = elements;
            for (const T& element : before)
                cleanElement(elements, element);
        }
    }

    template <class T>
    void cleanPart(Shared<T>& part) const
    {
        if constexpr (canMention<T>())
            if (mentions(*part)) {
                T copy = *part;
                clean(copy);
                part = Shared<T>(std::move(copy));
            }
    }

    /// Tables that refer to a table by a key, as a parent or as what they inherit from.
    void forgetTableIn(Project& project) const
    {
        changeTables(
            project,
            [&](const Table& table) {
                return table.partitionOf == m_id || mentions(table.inherits) || anyDies(table.foreignKeys);
            },
            [&](Table& table) {
                clean(table.partitionOf);
                clean(table.inherits);
                clean(table.foreignKeys);
            });
    }
    /// Tables that refer to a column of another one.
    void forgetColumnIn(Project& project) const
    {
        changeTables(
            project, [&](const Table& table) { return anyDies(table.foreignKeys) && !table.column(ColumnId(m_id)); },
            [&](Table& table) { clean(table.foreignKeys); });
    }
    /// Whatever tables say about an element that is no table and no column.
    void forgetIn(Project& project) const
    {
        const Project before = project;
        forEachTableWhere(before, [&](const TableSummary& tables) { return tables.mayName(m_id); },
                          [&](const Table& table) { cleanElement(project.tables, table); });
    }

private:
    template <class T>
    void cleanElement(SharedMap<T>& elements, const T& element) const
    {
        if (dies(element)) {
            elements = elements.without(element.id);
        } else if (mentions(element)) {
            T copy = element;
            clean(copy);
            elements = elements.with(std::move(copy));
        }
    }

    template <class Concerns, class Change>
    void changeTables(Project& project, Concerns concerns, Change change) const
    {
        const Project before = project;
        forEachTableWhere(before, [&](const TableSummary& tables) { return tables.mayName(m_id); }, [&](const Table& table) {
            if (!concerns(table))
                return;
            Table copy = table;
            change(copy);
            project.tables = project.tables.with(std::move(copy));
        });
    }

    /// What goes with the element.
    template <class T>
    bool dies(const T& value) const
    {
        if constexpr (isId<T>)
            return value == m_id;
        else if constexpr (std::is_same_v<T, ElementRef>)
            return value.id == m_id || value.owner == m_id;
        else if constexpr (std::is_same_v<T, Waiver> || std::is_same_v<T, Comment>)
            return dies(value.element);
        else if constexpr (std::is_same_v<T, ForeignKey>)
            return value.target == m_id || has(value.columns, m_id) || has(value.targetColumns, m_id);
        else if constexpr (std::is_same_v<T, EndpointField>)
            return value.column == m_id;
        else if constexpr (std::is_same_v<T, Grant>)
            return value.role == m_id;
        else if constexpr (std::is_same_v<T, Policy>)
            return value.roles.size() == 1 && value.roles[0] == m_id;
        else if constexpr (std::is_same_v<T, DefaultPrivilege>)
            return value.forRole == m_id || value.grant.role == m_id;
        else if constexpr (std::is_same_v<T, Trigger>)
            return value.function == m_id;
        else if constexpr (std::is_same_v<T, Sequence>)
            return value.ownedBy == m_id || value.ownedByTable == m_id;
        else
            return false;
    }

    template <class List>
    bool anyDies(const List& list) const
    {
        return std::any_of(list.begin(), list.end(), [&](const auto& item) { return dies(item); });
    }

    template <class T>
    bool mentions(const T& value) const
    {
        if constexpr (!canMention<T>())
            return false;
        else if constexpr (isId<T> || std::is_same_v<T, ElementRef>)
            return dies(value);
        else if constexpr (ListTraits<T>::value)
            return std::any_of(value.begin(), value.end(), [&](const auto& item) { return mentions(item); });
        else if constexpr (OptionalTraits<T>::value)
            return value && mentions(*value);
        else
            return dies(value) || T::withFields([&](const auto&... field) {
                                          return ((field.name != "id" && mentions(value.*(field.member))) || ...);
                                      });
    }

    template <class T>
    void clean(T& value) const
    {
        if constexpr (!canMention<T>()) {
        } else if constexpr (isId<T> || std::is_same_v<T, ElementRef>) {
            if (dies(value))
                value = {};
        } else if constexpr (ListTraits<T>::value) {
            std::erase_if(value, [&](const auto& item) { return dies(item); });
            for (auto& item : value)
                clean(item);
        } else if constexpr (OptionalTraits<T>::value) {
            if (value)
                clean(*value);
        } else {
            const auto cleanField = [&](const auto& field) {
                if (field.name != "id")
                    clean(value.*(field.member));
            };
            T::withFields([&](const auto&... field) { (cleanField(field), ...); });
        }
    }

    AnyId m_id;
};

}  // namespace

Project forget(const Project& project, AnyId id, ElementKind kind)
{
    Project without = project;
    const Forgetter forgetter(id);
    const auto cleanField = [&](const auto& field) {
        auto& part = without.*(field.member);
        using Part = std::remove_cvref_t<decltype(part)>;
        if constexpr (!std::is_same_v<Part, SharedMap<Table>> && !std::is_same_v<Part, SharedMap<Placement>>)
            forgetter.cleanPart(part);
    };
    Project::withFields([&](const auto&... field) { (cleanField(field), ...); });
    // Tables are many and large, and so are their places; most kinds are never named in them.
    if (kind == ElementKind::Table) {
        forgetter.forgetTableIn(without);
        without.placements = without.placements.without(TableId(id));
    } else if (kind == ElementKind::Column) {
        forgetter.forgetColumnIn(without);
    } else if (kind == ElementKind::Role || kind == ElementKind::Function) {
        forgetter.forgetIn(without);
    } else if (project.areas.contains(AreaId(id))) {
        forgetter.cleanPart(without.placements);
    }
    return without;
}

}  // namespace barch
