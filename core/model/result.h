#pragma once

#include <string>
#include <utility>
#include <variant>

namespace barch {

/// Why something that a person or a file asked for could not be done, in words for that person.
struct Error {
    std::string what;    ///< what failed, one sentence without a full stop missing: "The file is cut off."
    std::string where;   ///< file, line or element; empty where it goes without saying
    std::string advice;  ///< what to do now; may be empty

    /// "where: what advice", on one line.
    std::string text() const
    {
        std::string line = where.empty() ? what : where + ": " + what;
        return advice.empty() ? line : line + " " + advice;
    }
    bool operator==(const Error&) const = default;
};

/// A value, or the reason why there is none. Programmers' errors are asserts, not Results.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T operator*() && { return std::get<0>(std::move(m_state)); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// For work that gives nothing back but may fail.
struct Done {
    bool operator==(const Done&) const = default;
};

}  // namespace barch
