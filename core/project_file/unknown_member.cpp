#include "core/project_file/unknown_member.h"

#include "core/project_file/json_text.h"

namespace barch {

std::string quotedJson(std::string_view text)
{
    JsonText json(text.size() + 16);
    json.quoted(text);
    return std::string(json.text());
}

void UnknownMember::start(std::string name)
{
    m_name = std::move(name);
    m_text.clear();
    m_levels.clear();
}

void UnknownMember::line()
{
    m_text += '\n';
    m_text.append(2 * m_levels.size(), ' ');
}

/// Members stand behind their key, elements of an array on a line of their own.
void UnknownMember::place()
{
    if (m_levels.empty() || m_levels.back().isObject)
        return;
    if (!m_levels.back().isEmpty)
        m_text += ',';
    m_levels.back().isEmpty = false;
    line();
}

void UnknownMember::value(std::string_view json)
{
    place();
    m_text += json;
}

void UnknownMember::open(char bracket)
{
    place();
    m_text += bracket;
    m_levels.emplace_back().isObject = bracket == '{';
}

void UnknownMember::close()
{
    const bool isObject = m_levels.back().isObject;
    const bool isEmpty = m_levels.back().isEmpty;
    m_levels.pop_back();
    if (!isEmpty)
        line();
    m_text += isObject ? '}' : ']';
}

bool UnknownMember::key(std::string_view name)
{
    Level& level = m_levels.back();
    if (!level.names.emplace(name).second)
        return false;
    if (!level.isEmpty)
        m_text += ',';
    level.isEmpty = false;
    line();
    m_text += quotedJson(name);
    m_text += ": ";
    return true;
}

}  // namespace barch
