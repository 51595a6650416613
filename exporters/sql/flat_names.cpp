#include "exporters/sql/flat_names.h"

#include "exporters/sql/names.h"

#include <map>

namespace barch::sql {
namespace {

bool isName(const Token& token)
{
    return token.kind == TokenKind::Word || token.kind == TokenKind::QuotedName;
}

std::string nameOf(const Token& token)
{
    return token.kind == TokenKind::Word ? std::string(token.text) : unquoted(token.text);
}

template <class T>
bool holds(const SharedMap<T>& map, NamespaceId space, const std::string& name)
{
    for (const T& element : map)
        if (element.namespaceId == space && lowerCase(element.name) == name)
            return true;
    return false;
}

}  // namespace

std::string withFlatNames(std::string_view text, const Lexis& lexis, const Project& project, std::string (*quoted)(std::string_view))
{
    std::map<std::string, NamespaceId> spaces;
    for (const Namespace& space : project.namespaces)
        spaces.emplace(lowerCase(space.name), space.id);
    const auto tokens = scan(text, lexis);
    std::string result;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool pair = isName(tokens[i]) && i + 2 < tokens.size() && tokens[i + 1].kind == TokenKind::Dot && isName(tokens[i + 2]);
        const auto space = pair ? spaces.find(lowerCase(nameOf(tokens[i]))) : spaces.end();
        const std::string name = pair ? lowerCase(nameOf(tokens[i + 2])) : std::string();
        if (space != spaces.end() && (holds(project.tables, space->second, name) || holds(project.views, space->second, name) ||
                                      holds(project.functions, space->second, name))) {
            result += quoted(flatName(project, space->second, nameOf(tokens[i + 2])));
            i += 2;
        } else {
            result += tokens[i].text;
        }
    }
    return result;
}

}  // namespace barch::sql
