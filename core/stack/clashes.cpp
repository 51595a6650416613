#include "core/stack/clashes.h"

#include <algorithm>

namespace barch {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return all;
}

/// Why `option` can't be used beside `other`, seen from the option's own needs; empty where it can.
std::string needUnmet(const StackTopic& database, const StackOption& option, const StackTopic& otherTopic, const StackOption& other)
{
    if (!option.languages.empty() && !other.language.empty() && !contains(option.languages, other.language))
        return option.label + " is made for " + joined(option.languages) + ".";
    if (!option.databases.empty() && otherTopic.id == database.id && !contains(option.databases, other.value)) {
        std::vector<std::string> names;
        for (const std::string& value : option.databases)
            if (const StackOption* works = database.option(value))
                names.push_back(works->label);
        return option.label + " works with " + joined(names) + ".";
    }
    return {};
}

std::string reasonFor(const Stack& stack, const StackTopic& topic, const StackOption& option, const StackTopic& otherTopic,
                      const StackOption& other)
{
    for (const StackClash& clash : stack.clashes) {
        const bool one = clash.topic == topic.id && contains(clash.values, option.value) && clash.otherTopic == otherTopic.id &&
                         contains(clash.otherValues, other.value);
        const bool two = clash.topic == otherTopic.id && contains(clash.values, other.value) && clash.otherTopic == topic.id &&
                         contains(clash.otherValues, option.value);
        if (one || two)
            return clash.reason;
    }
    const StackTopic* database = stack.topic("database");
    if (!database)
        return {};
    const std::string need = needUnmet(*database, option, otherTopic, other);
    return need.empty() ? needUnmet(*database, other, topic, option) : need;
}

}  // namespace

std::string StackRefusal::sentence() const
{
    return "“" + option->label + "” (" + topic->name + ") does not go with “" + other->label + "” (" + otherTopic->name + "): " + reason;
}

std::vector<StackRefusal> clashesOf(const StackView& view, const StackTopic& topic, const StackOption& option)
{
    std::vector<StackRefusal> all;
    const Stack& stack = view.stack();
    for (const StackTopic& otherTopic : stack.topics) {
        if (otherTopic.id == topic.id || !view.matters(otherTopic))
            continue;
        for (const StackOption* other : view.decided(otherTopic).options)
            if (std::string reason = reasonFor(stack, topic, option, otherTopic, *other); !reason.empty())
                all.push_back({&topic, &option, &otherTopic, other, std::move(reason)});
    }
    return all;
}

std::vector<StackRefusal> clashes(const StackView& view)
{
    std::vector<StackRefusal> all;
    const auto& topics = view.stack().topics;
    for (const StackTopic& topic : topics) {
        if (!view.matters(topic))
            continue;
        for (const StackOption* option : view.decided(topic).options)
            for (StackRefusal& refusal : clashesOf(view, topic, *option))
                if (refusal.otherTopic > &topic)
                    all.push_back(std::move(refusal));
    }
    return all;
}

}  // namespace barch
