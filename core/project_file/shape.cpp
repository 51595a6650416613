#include "core/project_file/shape.h"

#include "core/model/project.h"
#include "core/project_file/id_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <type_traits>

namespace barch {
namespace {

template <class T>
constexpr bool isVector = false;
template <class T>
constexpr bool isVector<std::vector<T>> = true;
template <class T>
constexpr bool isOptional = false;
template <class T>
constexpr bool isOptional<std::optional<T>> = true;
template <class T>
constexpr bool isShared = false;
template <class T>
constexpr bool isShared<Shared<T>> = true;
template <class T>
constexpr bool isSharedMap = false;
template <class T>
constexpr bool isSharedMap<SharedMap<T>> = true;

template <class T>
class MapBuilder final : public Builder {
public:
    void* add(std::string_view keyText, Outcome& outcome) override
    {
        using Key = typename SharedMap<T>::Key;
        m_key = keyText;
        auto element = std::make_shared<T>();
        if constexpr (std::is_same_v<Key, std::string>) {
            element->id = m_key;
        } else {
            const std::optional<AnyId> id = idFromText(keyText);
            if (!id) {
                outcome = Outcome::NoId;
                return nullptr;
            }
            element->id = Key(*id);
        }
        if (!isNew(element->id)) {
            outcome = Outcome::Duplicate;
            return nullptr;
        }
        T* const place = element.get();
        m_elements.push_back(std::move(element));
        outcome = Outcome::Added;
        return place;
    }

    void finish(void* target) override
    {
        *static_cast<SharedMap<T>*>(target) = SharedMap<T>::of(std::move(m_elements));
    }

private:
    /// Files are sorted as a rule: the set is made only for one that is not.
    bool isNew(const typename SharedMap<T>::Key& key)
    {
        if (m_ids.empty()) {
            if (m_elements.empty() || m_elements.back()->id < key)
                return true;
            for (const auto& element : m_elements)
                m_ids.insert(element->id);
        }
        return m_ids.insert(key).second;
    }

    std::vector<std::shared_ptr<const T>> m_elements;
    std::set<typename SharedMap<T>::Key> m_ids;
};

template <class T>
class SharedBuilder final : public Builder {
public:
    void* add(std::string_view, Outcome& outcome) override
    {
        outcome = Outcome::Added;
        return &m_value;
    }
    void finish(void* target) override { *static_cast<Shared<T>*>(target) = Shared<T>(std::move(m_value)); }

private:
    T m_value;
};

template <class T>
const Shape& shapeOf();

template <class T>
const T& defaultOf()
{
    static const T defaults{};
    return defaults;
}

/// Where each field of T stands when they are sorted by name.
template <class T>
constexpr auto ranksOf()
{
    return T::withFields(
        [](const auto&... field) {
            const auto names = std::to_array<std::string_view>({field.name...});
            std::array<std::size_t, sizeof...(field)> ranks{};
            for (std::size_t i = 0; i < names.size(); ++i)
                for (const std::string_view other : names)
                    ranks[i] += other < names[i];
            return ranks;
        });
}

/// Nothing is called for what is as short as its default: a save asks this some million times.
template <class V>
bool differs(const V& value, const V& standard)
{
    if constexpr (std::is_same_v<V, std::string>)
        return value.size() != standard.size() || (!value.empty() && value != standard);
    else if constexpr (isVector<V>)
        return (!value.empty() || !standard.empty()) && value != standard;
    else
        return !(value == standard);
}

template <class T>
std::uint64_t presentIn(const void* block)
{
    static const T& defaults = defaultOf<T>();
    static constexpr auto ranks = ranksOf<T>();
    const T& value = *static_cast<const T*>(block);
    return T::withFields(
        [&](const auto&... field) {
            std::uint64_t present = 0;
            std::size_t i = 0;
            ((present |= std::uint64_t{differs(value.*(field.member), defaults.*(field.member))} << ranks[i++]), ...);
            return present;
        });
}

template <class T>
const BlockShape& blockOf()
{
    static const BlockShape block = [] {
        static const T& defaults = defaultOf<T>();
        const auto offsetIn = [](const auto& member) {
            return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&member) -
                                            reinterpret_cast<const std::byte*>(&defaults));
        };
        BlockShape made;
        made.name = T::structName();
        made.defaults = &defaults;
        made.present = presentIn<T>;
        made.unknownOffset = offsetIn(defaults.unknown);
        T::withFields(
            [&]<class... Value>(const Field<T, Value>&... field) {
                (made.members.push_back({field.name, '"' + std::string(field.name) + "\": ",
                                         offsetIn(defaults.*(field.member)), &shapeOf<Value>()}),
                 ...);
                static_assert(sizeof...(field) <= 64);
            });
        std::sort(made.members.begin(), made.members.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        for (const MemberShape& member : made.members)
            if (member.name == "id")
                made.id = &member;
        return made;
    }();
    return block;
}

template <class T>
std::span<const std::string_view> namesOf()
{
    static constexpr auto names = enumNames(T{});
    return names;
}

template <class List>
ElementRange rangeOf(const void* list)
{
    const List& elements = *static_cast<const List*>(list);
    return {reinterpret_cast<const std::byte*>(elements.data()), elements.size(), sizeof(typename List::value_type)};
}

template <class Map>
std::vector<const void*> elementsOf(const void* map)
{
    std::vector<const void*> elements;
    elements.reserve(static_cast<const Map*>(map)->size());
    for (const auto& element : *static_cast<const Map*>(map))
        elements.push_back(&element);
    return elements;
}

template <class List>
void* appendTo(void* list)
{
    return &static_cast<List*>(list)->emplace_back();
}

template <class Holder>
const void* heldBy(const void* holder)
{
    const Holder& value = *static_cast<const Holder*>(holder);
    if constexpr (isOptional<Holder>)
        return value ? &*value : nullptr;
    else
        return &*value;
}

template <class T>
Shape makeShape()
{
    Shape shape;
    if constexpr (std::is_same_v<T, std::string>) {
        shape.kind = ShapeKind::Text;
    } else if constexpr (std::is_same_v<T, bool>) {
        shape.kind = ShapeKind::Flag;
    } else if constexpr (std::is_same_v<T, int>) {
        shape.kind = ShapeKind::Whole;
    } else if constexpr (std::is_same_v<T, double>) {
        shape.kind = ShapeKind::Number;
    } else if constexpr (std::is_enum_v<T>) {
        static_assert(sizeof(T) == 1);
        shape.kind = ShapeKind::Choice;
        shape.names = namesOf<T>();
    } else if constexpr (std::is_base_of_v<AnyId, T>) {
        static_assert(sizeof(T) == sizeof(AnyId));
        shape.kind = ShapeKind::Reference;
    } else if constexpr (isVector<T>) {
        shape.kind = ShapeKind::List;
        shape.element = &shapeOf<typename T::value_type>();
        shape.append = appendTo<T>;
        shape.range = rangeOf<T>;
    } else if constexpr (isSharedMap<T>) {
        using Element = typename T::Pointer::element_type;
        shape.kind = ShapeKind::Map;
        shape.element = &shapeOf<std::remove_const_t<Element>>();
        shape.elements = elementsOf<T>;
        shape.builder = [] { return std::unique_ptr<Builder>(new MapBuilder<std::remove_const_t<Element>>); };
    } else if constexpr (isOptional<T>) {
        shape.kind = ShapeKind::Optional;
        shape.element = &shapeOf<typename T::value_type>();
        shape.emplace = [](void* optional) -> void* { return &static_cast<T*>(optional)->emplace(); };
        shape.held = heldBy<T>;
    } else if constexpr (isShared<T>) {
        using Value = std::remove_cvref_t<decltype(*std::declval<T>())>;
        shape.kind = ShapeKind::Shared;
        shape.element = &shapeOf<Value>();
        shape.held = heldBy<T>;
        shape.builder = [] { return std::unique_ptr<Builder>(new SharedBuilder<Value>); };
    } else {
        shape.kind = ShapeKind::Block;
        shape.block = &blockOf<T>();
    }
    return shape;
}

template <class T>
const Shape& shapeOf()
{
    static const Shape shape = makeShape<T>();
    return shape;
}

}  // namespace

const Shape& projectShape()
{
    return shapeOf<Project>();
}

}  // namespace barch
