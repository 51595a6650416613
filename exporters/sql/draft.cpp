#include "exporters/sql/draft.h"

#include "exporters/sql/names.h"

namespace barch::sql {

void Draft::headline(std::size_t step, const std::string& comment)
{
    if (step < m_steps.size() && m_steps[step].comment.empty())
        m_steps[step].comment = comment;
}

void Draft::leftOut(const ElementRef& element, std::string feature, std::string why)
{
    m_warnings.push_back({element, pathOf(m_project, element), std::move(feature), std::move(why), false});
}

void Draft::replaced(const ElementRef& element, std::string feature, std::string with)
{
    m_warnings.push_back({element, pathOf(m_project, element), std::move(feature), std::move(with), true});
}

void Draft::often(const ElementRef& element, const std::string& feature, const std::string& result, bool replaced)
{
    auto [place, fresh] = m_often.try_emplace({feature, result});
    if (fresh)
        place->second.warning = {element, pathOf(m_project, element), feature, result, replaced};
    else
        ++place->second.more;
}

void Draft::replacedOften(const ElementRef& element, const std::string& feature, const std::string& with)
{
    often(element, feature, with, true);
}

void Draft::leftOutOften(const ElementRef& element, const std::string& feature, const std::string& why)
{
    often(element, feature, why, false);
}

std::vector<ExportWarning> Draft::warnings() const
{
    auto all = m_warnings;
    for (const auto& [key, often] : m_often) {
        all.push_back(often.warning);
        if (often.more > 0)
            all.back().result += " The same goes for " + std::to_string(often.more) +
                                 (often.more == 1 ? " other element." : " other elements.");
    }
    return all;
}

void Draft::refuse(const ElementRef& element, std::string what, std::string advice)
{
    if (!m_error)
        m_error = Error{std::move(what), oneLine(pathOf(m_project, element)), std::move(advice)};
}

std::string Draft::expression(std::string_view text, const ElementRef& element, std::string_view what)
{
    const auto plain = trimmed(text);
    if (const auto fault = notOneExpression(text, m_lexis)) {
        refuse(element, std::string(what) + " is not one SQL expression: " + *fault + ".", "Correct it and export again.");
        return "NULL";
    }
    return std::string(plain);
}

std::string Draft::query(std::string_view text, const ElementRef& element, std::string_view what)
{
    if (const auto fault = notOneStatement(text, m_lexis)) {
        refuse(element, std::string(what) + " is not one SQL statement: " + *fault + ".", "Correct it and export again.");
        return "SELECT NULL";
    }
    return std::string(trimmed(text));
}

std::string Draft::freshName(const std::string& scope, const std::string& wanted, std::size_t limit)
{
    auto& taken = m_names[scope];
    std::string name = shortened(wanted, limit);
    for (int number = 2; !taken.insert(lowerCase(name)).second; ++number)
        name = shortened(wanted + "_" + std::to_string(number), limit);
    return name;
}

void Draft::reserveName(const std::string& scope, const std::string& name)
{
    m_names[scope].insert(lowerCase(name));
}

bool Draft::isTaken(const std::string& scope, const std::string& name) const
{
    const auto found = m_names.find(scope);
    return found != m_names.end() && found->second.contains(lowerCase(name));
}

}  // namespace barch::sql
