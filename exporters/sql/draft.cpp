#include "exporters/sql/draft.h"

#include "core/text/short_name.h"
#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"

namespace barch::sql {

Draft::Draft(const Project& project, const Lexis& lexis, Detail detail)
    : m_project(project), m_lexis(lexis), m_tables(tableOrder(project)), m_detail(detail)
{
}

const std::optional<TypeName>& Draft::type(const std::string& text)
{
    const auto [place, isNew] = m_types.try_emplace(text);
    if (isNew)
        place->second = parseType(text);
    return place->second;
}

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

void Draft::often(const ElementRef& element, std::string_view feature, std::string_view result, bool replaced)
{
    if (const auto place = m_often.find(std::pair(feature, result)); place != m_often.end()) {
        ++place->second.more;
        return;
    }
    Often& first = m_often[{std::string(feature), std::string(result)}];
    first.warning = {element, pathOf(m_project, element), std::string(feature), std::string(result), replaced};
}

void Draft::replacedOften(const ElementRef& element, std::string_view feature, std::string_view with)
{
    often(element, feature, with, true);
}

void Draft::leftOutOften(const ElementRef& element, std::string_view feature, std::string_view why)
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
    std::string name = shortName(wanted, limit);
    for (int number = 2; !taken.try_emplace(nameKey(name)).second; ++number)
        name = shortName(wanted + "_" + std::to_string(number), limit);
    return name;
}

void Draft::reserveName(const std::string& scope, const std::string& name, AnyId element)
{
    m_names[scope].try_emplace(nameKey(name), element);
}

std::string Draft::ownName(const std::string& scope, const ElementRef& element, const std::string& own, const std::string& owner, std::size_t limit)
{
    if (m_names[scope].try_emplace(nameKey(own), element.id).first->second == element.id)
        return own;
    const auto [place, isNew] = m_renamed.try_emplace({element.owner, element.id});
    if (isNew) {
        place->second = freshName(scope, owner + "_" + own, limit);
        replaced(element, element.kind == ElementKind::Index ? "Name of an index" : "Name of a constraint",
                 "Written as " + place->second + ": another element of the database has its name.");
    }
    return place->second;
}

void Draft::wroteName(const ElementRef& element, const std::string& name)
{
    if (isDetailed())
        m_written[{element.owner, element.id}] = name;
}

std::string Draft::writtenName(const ElementRef& element) const
{
    const auto found = m_written.find({element.owner, element.id});
    return found == m_written.end() ? std::string() : found->second;
}

bool Draft::isTaken(const std::string& scope, const std::string& name) const
{
    const auto found = m_names.find(scope);
    return found != m_names.end() && found->second.contains(nameKey(name));
}

}  // namespace barch::sql
