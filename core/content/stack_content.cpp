#include "core/content/stack_content.h"

#include "core/content/stack_json.h"

#include <algorithm>

namespace barch {

std::string StackOption::question() const
{
    std::string last;
    for (const StackAnswer& answer : answers)
        if (!answer.take.empty())
            last = answer.question;
    return last;
}

const StackOption* StackTopic::option(std::string_view value) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const StackOption& o) { return o.value == value; });
    return found == options.end() ? nullptr : &*found;
}

const StackOption* StackTopic::labelled(std::string_view label) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const StackOption& o) { return o.label == label; });
    return found == options.end() ? nullptr : &*found;
}

const StackTopic* Stack::topic(std::string_view id) const
{
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const StackTopic& t) { return t.id == id; });
    return found == topics.end() ? nullptr : &*found;
}

const Stack& productStack()
{
    // The tests hold that it can be read.
    static const Stack stack = readStack(content::stackJson()).value();
    return stack;
}

}  // namespace barch
