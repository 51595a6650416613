#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace barch::cli {

using Json = nlohmann::ordered_json;

/// JSON as every verb prints it: members in the documented order, two spaces, always valid UTF-8.
inline std::string print(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace barch::cli
