#pragma once

#include <set>
#include <string>
#include <string_view>

namespace barch {

/// Names for code from names of a design: ASCII letters, digits and _ only, never starting with a digit,
/// never empty. "order_items", "order items" and "OrderItems" are the same name here: see `UniqueNames`.

std::string pascalCase(std::string_view name);  ///< OrderItems
std::string camelCase(std::string_view name);   ///< orderItems
std::string snakeCase(std::string_view name);   ///< order_items

/// Gives every name once, without regard to case: the second "a" becomes "a2".
class UniqueNames {
public:
    /// A name that nothing may take.
    void reserve(std::string_view name);
    bool has(std::string_view name) const;
    /// `name`, or `name` with the first number from 2 on that is free.
    std::string take(const std::string& name);

private:
    std::set<std::string> m_taken;
};

}  // namespace barch
