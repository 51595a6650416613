#include "core/access/permission_words.h"

#include "core/rules/words.h"

#include <algorithm>

namespace barch {
namespace {

struct Verb {
    std::string_view word;
    Operations operations;
};

constexpr Operations reading = bitOf(RowOperation::Read);
constexpr Operations adding = bitOf(RowOperation::Add);
constexpr Operations changing = bitOf(RowOperation::Change);
constexpr Operations removing = bitOf(RowOperation::Remove);

constexpr std::array<Verb, 13> verbs = {{{"read", reading},
                                         {"view", reading},
                                         {"list", reading},
                                         {"see", reading},
                                         {"add", adding},
                                         {"create", adding},
                                         {"change", changing},
                                         {"update", changing},
                                         {"edit", changing},
                                         {"remove", removing},
                                         {"delete", removing},
                                         {"write", adding | changing | removing},
                                         {"manage", everyOperation}}};

constexpr std::array<std::pair<std::string_view, Reach>, 4> reaches = {
    {{"own", Reach::Own}, {"all", Reach::All}, {"any", Reach::All}, {"scoped", Reach::Scoped}}};

bool isSeparator(char c)
{
    return c == ':' || c == '.' || c == '/';
}

std::vector<std::string> partsOf(std::string_view name)
{
    std::vector<std::string> parts(1);
    for (const char c : name)
        if (isSeparator(c))
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

char separatorOf(std::string_view name)
{
    const auto found = std::find_if(name.begin(), name.end(), isSeparator);
    return found == name.end() ? ':' : *found;
}

std::string joined(const std::vector<std::string>& parts, char separator)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(1, separator)) + part;
    return text;
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string verbWord(Operations operations)
{
    switch (operations) {
    case reading: return "See";
    case adding: return "Add";
    case changing: return "Change";
    case removing: return "Delete";
    case adding | changing | removing: return "Add, change and delete";
    default: return "Manage";
    }
}

}  // namespace

PermissionMeaning meaningOf(std::string_view permission)
{
    PermissionMeaning meaning;
    std::vector<std::string> parts = partsOf(permission);
    for (std::size_t i = parts.size(); i-- > 0 && parts.size() > 1;) {
        const auto found = std::find_if(reaches.begin(), reaches.end(), [&](const auto& each) { return each.first == rules::lowerCase(parts[i]); });
        if (found == reaches.end())
            continue;
        meaning.reach = found->second;
        meaning.saysReach = true;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    const char separator = separatorOf(permission);
    meaning.base = joined(parts, separator);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& each) { return each.word == rules::lowerCase(parts[i]); });
        if (verb == verbs.end())
            continue;
        meaning.verb = verb->word;
        meaning.operations = verb->operations;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    if (meaning.verb.empty()) {  // an action: "reports:export" is to export reports
        meaning.verb = parts.back();
        parts.pop_back();
    }
    meaning.subject = rules::lowerCase(joined(parts, separator));
    return meaning;
}

std::string permissionName(const std::string& base, Reach reach)
{
    return reach == Reach::None ? base : base + separatorOf(base) + std::string(nameOf(reach));
}

std::string titleOf(const Project& project, const PermissionMeaning& meaning, TableId table)
{
    const Table* named = project.table(table);
    const std::string subject = named ? spoken(named->name) : spoken(meaning.subject);
    if (meaning.operations == 0)
        return capital(spoken(meaning.verb)) + (subject.empty() ? "" : " " + subject);
    return verbWord(meaning.operations) + " " + (subject.empty() ? "rows" : subject);
}

std::string inWords(const Project& project, const Permission& permission)
{
    if (!permission.description.empty())
        return permission.description;
    const PermissionMeaning meaning = meaningOf(permission.name);
    const std::string title = titleOf(project, meaning, permission.table);
    if (meaning.operations == 0)
        return title + ".";
    switch (meaning.reach) {
    case Reach::Own: return title + ": only one's own.";
    case Reach::Scoped: return title + ": as far as the scope of the key allows.";
    default: return title + ".";
    }
}

std::string spoken(std::string_view name)
{
    std::string words(name);
    for (char& c : words)
        c = c == '_' || isSeparator(c) ? ' ' : c;
    return words;
}

}  // namespace barch
