#include "core/compare/replace_ids.h"

#include <optional>
#include <type_traits>

namespace barch {
namespace {

class Replacer {
public:
    explicit Replacer(const std::unordered_map<AnyId, AnyId>& to) : m_to(to) {}

    template <class T>
    void replace(T& value) const
    {
        if constexpr (std::is_base_of_v<AnyId, T>) {
            if (const auto found = m_to.find(value); found != m_to.end())
                value = T(found->second);
        } else if constexpr (requires { T::structName(); }) {
            T::withFields([&](const auto&... field) { (replace(value.*(field.member)), ...); });
        } else if constexpr (requires { value.begin(); value.emplace_back(); }) {
            for (auto& item : value)
                replace(item);
        } else if constexpr (requires { value.has_value(); }) {
            if (value)
                replace(*value);
        }
    }

    template <class T>
    void replace(SharedMap<T>& elements) const
    {
        std::vector<std::shared_ptr<const T>> all;
        all.reserve(elements.size());
        for (auto element = elements.begin(); element != elements.end(); ++element) {
            T copy = *element;
            replace(copy);
            all.push_back(copy == *element ? element.pointer() : std::make_shared<const T>(std::move(copy)));
        }
        elements = SharedMap<T>::of(std::move(all));
    }

    template <class T>
    void replace(Shared<T>& element) const
    {
        T copy = *element;
        replace(copy);
        if (!(copy == *element))
            element = Shared<T>(std::move(copy));
    }

private:
    const std::unordered_map<AnyId, AnyId>& m_to;
};

}  // namespace

Project replacedIds(const Project& project, const std::unordered_map<AnyId, AnyId>& to)
{
    if (to.empty())
        return project;
    Project replaced = project;
    Replacer(to).replace(replaced);
    return replaced;
}

}  // namespace barch
