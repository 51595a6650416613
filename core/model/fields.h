#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace barch {

/// What a file of a later minor version said about an element and this program does not know:
/// member name and its JSON text, sorted by name. Kept, so that nothing is lost by a round trip.
using UnknownMembers = std::vector<std::pair<std::string, std::string>>;

/// One member of a model struct: its name (also in the project file) and where it lies.
template <class Owner, class Value>
struct Field {
    std::string_view name;
    Value Owner::* member;
};
template <class Owner, class Value>
Field(const char*, Value Owner::*) -> Field<Owner, Value>;

}  // namespace barch

// Lists the members of a struct once, for reading, writing, comparing and describing it.
// The list is a template, so that it costs nothing where it is not used.
// A member that equals its default is not written. `unknown` is added to every struct.
// `withFields(visit)` calls visit(field...) with all of them, without making a tuple of them.
#define BARCH_EXPAND(...) BARCH_EXPAND3(BARCH_EXPAND3(BARCH_EXPAND3(BARCH_EXPAND3(__VA_ARGS__))))
#define BARCH_EXPAND3(...) BARCH_EXPAND2(BARCH_EXPAND2(BARCH_EXPAND2(BARCH_EXPAND2(__VA_ARGS__))))
#define BARCH_EXPAND2(...) BARCH_EXPAND1(BARCH_EXPAND1(BARCH_EXPAND1(BARCH_EXPAND1(__VA_ARGS__))))
#define BARCH_EXPAND1(...) __VA_ARGS__
#define BARCH_PARENS ()
#define BARCH_EACH(type, member, ...) \
    ::barch::Field{#member, &type::member} __VA_OPT__(, BARCH_EACH_AGAIN BARCH_PARENS(type, __VA_ARGS__))
#define BARCH_EACH_AGAIN() BARCH_EACH
#define BARCH_FIELDS(type, ...) \
    ::barch::UnknownMembers unknown; \
    bool operator==(const type&) const = default; \
    static constexpr std::string_view structName() { return #type; } \
    template <class Visit, class Self = type> \
    static constexpr decltype(auto) withFields(Visit&& visit) { return visit(BARCH_EXPAND(BARCH_EACH(Self, __VA_ARGS__))); }

// The names of an enumeration's values in the project file, in order. The first is the default.
#define BARCH_NAMES(type, ...) \
    constexpr auto enumNames(type) { return std::to_array<std::string_view>({__VA_ARGS__}); }

namespace barch {

/// The name of an enumerator in files and messages.
template <class E>
constexpr std::string_view nameOf(E value)
{
    return enumNames(E{})[static_cast<std::size_t>(value)];
}

}  // namespace barch
