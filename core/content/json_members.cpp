#include "core/content/json_members.h"

#include <limits>

namespace barch::content {

Members::Members(const Json& json, std::string path) : m_json(json), m_path(std::move(path))
{
    if (!json.is_object())
        throw Fault{m_path, "should be an object ({...})."};
}

std::string Members::pathOf(std::string_view member) const
{
    return m_path.empty() ? std::string(member) : m_path + "." + std::string(member);
}

const Json* Members::optional(std::string_view member)
{
    m_known.emplace(member);
    const auto found = m_json.find(member);
    return found == m_json.end() ? nullptr : &*found;
}

const Json& Members::required(std::string_view member)
{
    const Json* found = optional(member);
    if (!found)
        throw Fault{pathOf(member), "is missing."};
    return *found;
}

bool Members::has(std::string_view member)
{
    return optional(member) != nullptr;
}

std::string Members::text(std::string_view member)
{
    const Json& json = required(member);
    if (!json.is_string() || json.get_ref<const std::string&>().empty())
        throw Fault{pathOf(member), "should be a text that is not empty."};
    return json.get<std::string>();
}

std::string Members::optionalText(std::string_view member)
{
    const Json* json = optional(member);
    if (!json)
        return {};
    if (!json->is_string())
        throw Fault{pathOf(member), "should be a text."};
    return json->get<std::string>();
}

bool Members::flag(std::string_view member)
{
    const Json* json = optional(member);
    if (json && !json->is_boolean())
        throw Fault{pathOf(member), "should be true or false."};
    return json && json->get<bool>();
}

int Members::integer(std::string_view member)
{
    const Json& json = required(member);
    if (json.is_number_integer()) {
        const auto value = json.get<std::int64_t>();
        if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max())
            return static_cast<int>(value);
    }
    throw Fault{pathOf(member), "should be a whole number."};
}

int Members::optionalInteger(std::string_view member, int otherwise)
{
    return has(member) ? integer(member) : otherwise;
}

double Members::number(std::string_view member)
{
    const Json& json = required(member);
    if (!json.is_number())
        throw Fault{pathOf(member), "should be a number."};
    return json.get<double>();
}

const Json* Members::optionalList(std::string_view member)
{
    const Json* json = optional(member);
    if (json && !json->is_array())
        throw Fault{pathOf(member), "should be a list ([...])."};
    return json;
}

std::vector<std::string> Members::texts(std::string_view member)
{
    std::vector<std::string> all;
    each(member, [&](const Json& json, const std::string& path) { all.push_back(textOrNumber(json, path)); });
    return all;
}

void Members::finish() const
{
    for (const auto& entry : m_json.items())
        if (!m_known.contains(entry.key()))
            throw Fault{pathOf(entry.key()), "is a member that nobody reads; is it spelled right?"};
}

std::string textOrNumber(const Json& json, const std::string& path)
{
    if (json.is_number_integer())
        return json.dump();
    if (!json.is_string())
        throw Fault{path, "should be a text."};
    return json.get<std::string>();
}

void expectVersion(Members& members)
{
    if (members.integer("version") != 1)
        throw Fault{members.pathOf("version"), "is one that this program does not know; it reads version 1."};
}

}  // namespace barch::content
