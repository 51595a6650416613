#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// The words of a name, in lower case: "teamMemberID", "team_member-id" are team, member, id.
std::vector<std::string> nameWords(std::string_view name);
/// Words run together with the last one in the singular, so that "TeamMembers" and "team_member" are the same.
std::string wordsKey(const std::vector<std::string>& words, std::size_t from = 0);

}  // namespace barch
