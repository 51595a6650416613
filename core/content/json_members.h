#pragma once

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace barch::content {

using Json = nlohmann::json;

/// What is wrong with a file of resources/, and where ("questions[3].options[0].value"). Thrown
/// inside core/content only; readContent turns it into an Error.
struct Fault {
    std::string member;
    std::string what;
};

/// Reads the members of one JSON object and knows which were asked for, so that a member nobody
/// knows is found by `finish`.
class Members {
public:
    /// Throws a Fault unless `json` is an object. `path` names it in messages.
    Members(const Json& json, std::string path);

    const std::string& path() const { return m_path; }
    std::string pathOf(std::string_view member) const;
    bool has(std::string_view member);

    std::string text(std::string_view member);         ///< required, not empty
    std::string optionalText(std::string_view member); ///< "" where missing
    bool flag(std::string_view member);                ///< false where missing
    int integer(std::string_view member);              ///< required
    int optionalInteger(std::string_view member, int otherwise);
    double number(std::string_view member);                  ///< required
    std::vector<std::string> texts(std::string_view member); ///< empty where missing
    /// The member's JSON, or nullptr.
    const Json* optional(std::string_view member);
    const Json& required(std::string_view member);
    /// Calls `read(element, path)` for each element of the array; a missing member is an empty one.
    template <class Read>
    void each(std::string_view member, Read read)
    {
        const Json* list = optionalList(member);
        for (std::size_t i = 0; list && i < list->size(); ++i)
            read((*list)[i], pathOf(member) + "[" + std::to_string(i) + "]");
    }
    /// Throws a Fault that names the first member that was never asked for.
    void finish() const;

private:
    const Json* optionalList(std::string_view member);
    const Json& m_json;
    std::string m_path;
    std::set<std::string, std::less<>> m_known;
};

/// A text, or a number written without quotation marks.
std::string textOrNumber(const Json& json, const std::string& path);
/// Throws a Fault where `version` is not 1.
void expectVersion(Members& members);

}  // namespace barch::content
