#include "core/rules/tenancy/copies.h"

#include "core/rules/words.h"

#include <array>

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 12> endings = {"_history", "_archive", "_archived", "_audit",   "_copy", "_backup",
                                                      "_bak",     "_old",     "_versions", "_log",     "_deleted", "_snapshot"};
constexpr std::array<std::string_view, 4> beginnings = {"archived_", "old_", "deleted_", "backup_"};

}  // namespace

std::vector<std::string> namesOfOriginals(std::string_view tableName)
{
    const std::string name = lowerCase(tableName);
    std::vector<std::string> originals;
    auto add = [&](const std::string& base) {
        for (const char* plural : {"", "s", "es"})
            originals.push_back(base + plural);
    };
    for (const std::string_view ending : endings)
        if (name.size() > ending.size() && name.ends_with(ending))
            add(name.substr(0, name.size() - ending.size()));
    for (const std::string_view beginning : beginnings)
        if (name.starts_with(beginning))
            add(name.substr(beginning.size()));
    return originals;
}

std::vector<std::string> namesOfCopies(std::string_view tableName)
{
    const std::string name = lowerCase(tableName);
    std::vector<std::string> copies;
    for (const std::string_view plural : {std::string_view(), std::string_view("s"), std::string_view("es")}) {
        if (!name.ends_with(plural) || name.size() == plural.size())
            continue;
        const std::string base = name.substr(0, name.size() - plural.size());
        for (const std::string_view ending : endings)
            copies.push_back(base + std::string(ending));
        for (const std::string_view beginning : beginnings)
            copies.push_back(std::string(beginning) + base);
    }
    return copies;
}

}  // namespace barch::rules
