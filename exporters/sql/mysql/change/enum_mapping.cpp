#include "exporters/sql/mysql/change/enum_mapping.h"

#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/sql_scan.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

bool holds(const std::vector<std::string>& values, const std::string& value)
{
    return std::any_of(values.begin(), values.end(), [&](const std::string& other) { return lowerCase(other) == lowerCase(value); });
}

}  // namespace

EnumMapping::EnumMapping(std::vector<std::string> had, std::vector<std::string> has, const UserType* before, const UserType* after, std::string instead)
    : m_had(std::move(had)), m_has(std::move(has)), m_instead(std::move(instead))
{
    if (m_had.empty() || m_has.empty())
        return;
    for (const std::string& value : m_had) {
        std::string later;
        if (before && after && before->id == after->id)
            for (const EnumValue& old : before->values)
                if (old.name == value)
                    for (const EnumValue& next : after->values)
                        if (next.id == old.id)
                            later = next.name;
        // Words that differ in case only are one to MySQL.
        if (!later.empty() && lowerCase(later) != lowerCase(value))
            m_renames.emplace_back(value, later);
        else if (later.empty() && !holds(m_has, value))
            m_gone.push_back(value);
    }
}

std::vector<std::string> EnumMapping::bothValues() const
{
    auto values = m_had;
    for (const std::string& value : m_has)
        if (!holds(values, value))
            values.push_back(value);
    return values;
}

std::string EnumMapping::assignment(const std::string& column) const
{
    std::string text = column + " = CASE " + column;
    for (const auto& [from, to] : m_renames)
        text += " WHEN " + literal(from) + " THEN " + literal(to);
    if (!m_instead.empty())
        for (const std::string& value : m_gone)
            text += " WHEN " + literal(value) + " THEN (" + m_instead + ")";
    return text + " ELSE " + column + " END";
}

std::string EnumMapping::condition(const std::string& column) const
{
    std::string list;
    auto add = [&](const std::string& value) { list += (list.empty() ? "" : ", ") + literal(value); };
    for (const auto& [from, to] : m_renames)
        add(from);
    if (!m_instead.empty())
        for (const std::string& value : m_gone)
            add(value);
    return " WHERE " + column + " IN (" + list + ")";
}

std::pair<std::string, std::string> EnumMapping::takenBack(const std::string& column) const
{
    if (m_renames.empty())
        return {};
    std::string text = column + " = CASE " + column;
    std::string list;
    for (const auto& [from, to] : m_renames) {
        text += " WHEN " + literal(to) + " THEN " + literal(from);
        list += (list.empty() ? "" : ", ") + literal(to);
    }
    return {text + " ELSE " + column + " END", " WHERE " + column + " IN (" + list + ")"};
}

}  // namespace barch::sql::mysql
