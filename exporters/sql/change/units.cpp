#include "exporters/sql/change/units.h"

namespace barch::sql {

std::string elementKey(const ElementRef& element)
{
    std::string key;
    key.reserve(1 + 2 * sizeof(std::uint64_t) + element.key.size());
    key += static_cast<char>(element.kind);
    for (const AnyId id : {element.owner, element.id}) {
        const std::uint64_t number = id.number();
        for (int shift = 56; shift >= 0; shift -= 8)
            key += static_cast<char>((number >> shift) & 0xff);
    }
    return key += element.key;
}

std::string unitKey(const ElementRef& element, const std::string& part)
{
    return elementKey(element) + "|" + part;
}

std::string Unit::text() const
{
    std::string joined;
    for (const Step* step : steps)
        joined += (joined.empty() ? "" : ";\n") + step->statement;
    return joined;
}

std::string Unit::key() const
{
    return unitKey(element, part);
}

Units::Units(const Draft& draft)
{
    for (const Step& step : draft.steps()) {
        put(step, false);
        for (const Step& inside : step.inside)
            put(inside, true);
    }
}

void Units::put(const Step& step, bool isInside)
{
    const auto [place, isNew] = m_places.try_emplace(unitKey(step.element, step.part), m_all.size());
    if (isNew)
        m_all.push_back({step.element, step.part, {}, isInside});
    m_all[place->second].steps.push_back(&step);
}

const Unit* Units::find(const std::string& key) const
{
    const auto found = m_places.find(key);
    return found == m_places.end() ? nullptr : &m_all[found->second];
}

const Unit* Units::find(const ElementRef& element, const std::string& part) const
{
    return find(unitKey(element, part));
}

}  // namespace barch::sql
