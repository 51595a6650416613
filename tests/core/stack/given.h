#pragma once

#include "core/questionnaire/interview.h"
#include "core/stack/stack_view.h"
#include "tests/core/blueprint/shipped_content.h"

#include <catch2/catch.hpp>

namespace barch::test {

/// A project with these answers, each "data.engine=postgresql".
inline Project given(const std::vector<std::string>& answers)
{
    Project project;
    for (const std::string& each : answers) {
        const Result<Answer> answer = parseAnswer(shippedContent().questionnaire, project, each);
        INFO(each << (answer ? std::string() : answer.error().text()));
        REQUIRE(answer);
        project.answers = project.answers.with(*answer);
    }
    return project;
}

inline StackView viewOf(const std::vector<std::string>& answers)
{
    return {shippedContent(), given(answers)};
}

inline const StackTopic& topicOf(const std::string& id)
{
    const StackTopic* topic = StackView::stack().topic(id);
    INFO(id);
    REQUIRE(topic);
    return *topic;
}

}  // namespace barch::test
