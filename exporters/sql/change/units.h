#pragma once

#include "exporters/sql/draft.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace barch::sql {

/// The steps of one element, or of one part of it, that belong together.
struct Unit {
    ElementRef element;
    std::string part;               ///< empty: the element itself
    std::vector<const Step*> steps;
    bool isInside = false;          ///< its table's CREATE TABLE makes it

    std::string text() const;       ///< all statements
    std::string key() const;        ///< the same for the same part of two versions
};

/// What a detailed draft writes, in its order, and where to find each.
class Units {
public:
    explicit Units(const Draft& draft);

    const std::vector<Unit>& all() const { return m_all; }
    /// nullptr: not written.
    const Unit* find(const std::string& key) const;
    const Unit* find(const ElementRef& element, const std::string& part = {}) const;

private:
    void put(const Step& step, bool isInside);
    std::vector<Unit> m_all;
    std::unordered_map<std::string, std::size_t> m_places;
};

/// Kind, owner, id and key as bytes: the same for the same element of two versions.
std::string elementKey(const ElementRef& element);
/// The element's key with the part behind it.
std::string unitKey(const ElementRef& element, const std::string& part = {});

}  // namespace barch::sql
