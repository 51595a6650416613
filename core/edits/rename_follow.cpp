#include "core/edits/rename_follow.h"

#include "core/edits/lookups.h"

namespace barch {
namespace {

/// The name of one element where it is the pattern's, or the pattern's with a number behind it.
void follow(const std::string& patternBefore, const std::string& patternAfter, std::string& name)
{
    if (patternBefore.empty() || name.rfind(patternBefore, 0) != 0)
        return;
    const std::string rest = name.substr(patternBefore.size());
    const bool numbered = rest.size() > 1 && rest[0] == '_' && rest.find_first_not_of("0123456789", 1) == std::string::npos;
    if (rest.empty() || numbered)
        name = numbered ? derivedName(patternAfter, rest.substr(1)) : patternAfter;
}

/// Names of triggers and policies that begin with the table's name.
void followPrefix(const std::string& before, const std::string& after, std::string& name)
{
    if (name.size() > before.size() && name.compare(0, before.size(), before) == 0 && name[before.size()] == '_')
        name = derivedName(after, name.substr(before.size() + 1));
}

template <class List, class Pattern>
void followIn(const Table& before, Table& after, const List& old, List& now, Pattern pattern)
{
    for (auto& element : now) {
        const auto was = findById(old, element.id);
        if (was == old.end())
            continue;
        std::string name = element.name;
        follow(pattern(before, *was), pattern(after, element), name);
        // Long names are cut, and what is left of two may be the same.
        if (name != element.name)
            element.name = freeNameIn(after, name);
    }
}

}  // namespace

void followNames(const Table& before, Table& after)
{
    if (before.primaryKey && after.primaryKey)
        follow(primaryKeyName(before), primaryKeyName(after), after.primaryKey->name);
    followIn(before, after, before.uniques, after.uniques,
             [](const Table& table, const UniqueConstraint& unique) { return uniqueName(table, unique.columns); });
    followIn(before, after, before.foreignKeys, after.foreignKeys,
             [](const Table& table, const ForeignKey& key) { return foreignKeyName(table, key.columns); });
    followIn(before, after, before.checks, after.checks,
             [](const Table& table, const Check& check) { return checkName(table, check); });
    followIn(before, after, before.exclusions, after.exclusions,
             [](const Table& table, const Exclusion& exclusion) { return exclusionName(table, exclusion); });
    followIn(before, after, before.indexes, after.indexes,
             [](const Table& table, const Index& index) { return indexName(table, index); });
    if (before.name == after.name)
        return;
    for (Check& check : after.checks)
        followPrefix(before.name, after.name, check.name);
    for (Trigger& trigger : after.triggers)
        followPrefix(before.name, after.name, trigger.name);
    for (Policy& policy : after.policies)
        followPrefix(before.name, after.name, policy.name);
}

}  // namespace barch
