#pragma once

#include "core/blueprint/describe.h"
#include "core/blueprint/reasons.h"
#include "core/blueprint/steps.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// "primaryKey" in words: "primary key".
std::string spelled(std::string_view field);

/// Where steps are collected, with what their words are made of.
struct StepSink {
    const Project& target;
    const Project& current;
    const Reasons& reasons;
    Steps steps;

    Step& add(ChangeKind kind, std::string_view kindName, const ElementRef& element, std::string path,
              std::string summary, std::string reason);
    void keep(std::string sentence) { steps.kept.push_back(std::move(sentence)); }

    /// "comment: nothing → Ours", one line for each of these fields.
    template <class T>
    std::vector<std::string> differences(const T& before, const T& after, const std::vector<std::string_view>& fields,
                                         const Table* table) const
    {
        std::vector<std::string> lines;
        const auto one = [&](const auto& f) {
            if (std::find(fields.begin(), fields.end(), f.name) != fields.end())
                lines.push_back(spelled(f.name) + ": " + shown(current, table, before.*(f.member)) + " → " +
                                shown(target, table, after.*(f.member)));
        };
        T::withFields([&](const auto&... field) { (one(field), ...); });
        return lines;
    }
};

std::string capital(std::string text);
std::string listed(const std::vector<std::string_view>& fields);

/// Steps inside a table that is there: its own fields, then columns, keys, indexes, policies one by one.
void compareTable(StepSink& sink, const Table& before, const Table& wanted, const Table& now);

}  // namespace barch
