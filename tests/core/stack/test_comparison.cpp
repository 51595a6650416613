#include "core/stack/comparison.h"

#include "core/stack/decision_record.h"
#include "given.h"

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

std::string suggestedFor(const std::string& topic, const std::vector<std::string>& answers)
{
    const StackView view = viewOf(answers);
    const Comparison comparison = compare(view, topicOf(topic));
    return comparison.suggested() ? comparison.suggested()->name : "";
}

const ComparisonRow& rowOf(const Comparison& comparison, const std::string& criterion)
{
    const auto found = std::find_if(comparison.rows.begin(), comparison.rows.end(), [&](const auto& row) { return row.criterion == criterion; });
    INFO(criterion);
    REQUIRE(found != comparison.rows.end());
    return *found;
}

bool mentions(const std::vector<StackReason>& reasons, const std::string& words)
{
    return std::any_of(reasons.begin(), reasons.end(), [&](const StackReason& reason) { return reason.text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("Points are the weighted mean of the ratings, of 100")
{
    const StackView view = viewOf({"infra.traffic=large"});
    const Comparison comparison = compare(view, topicOf("search"));
    for (const ComparedOption& option : comparison.options) {
        REQUIRE(option.cells.size() == comparison.rows.size());
        double points = 0;
        double most = 0;
        for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
            points += comparison.rows[i].weight * option.cells[i].rating;
            most += comparison.rows[i].weight * 4;
        }
        INFO(option.name);
        CHECK(option.together == static_cast<int>(100 * points / most + 0.5));
        CHECK(option.together >= 0);
        CHECK(option.together <= 100);
    }
}

TEST_CASE("Answers raise and lower what a criterion weighs, and are named for it")
{
    const StackView shared = viewOf({"data.tenancy=shared"});
    const StackView none = viewOf({"data.tenancy=none"});
    const Comparison many = compare(shared, topicOf("database"));
    const Comparison one = compare(none, topicOf("database"));
    CHECK(rowOf(many, "tenants").weight == 3);
    CHECK(rowOf(one, "tenants").weight == 0);
    REQUIRE(rowOf(many, "tenants").because.size() == 1);
    CHECK(rowOf(many, "tenants").because.front().question == "data.tenancy");
}

TEST_CASE("The suggestion agrees with what the questionnaire recommends")
{
    const std::vector<std::vector<std::string>> cases = {
        {},
        {"infra.traffic=small"},
        {"infra.traffic=large"},
        {"data.tenancy=none"},
        {"data.tenancy=isolated"},
        {"data.engine=mysql"},
        {"data.engine=mongodb"},
        {"data.engine=managed", "data.managed_service=supabase", "services.managed=supabase"},
        {"data.engine=managed", "data.managed_service=firebase", "services.managed=firebase"},
        {"infra.compliance=hipaa"},
        {"infra.compliance=gdpr", "infra.data_region=eu"},
        {"infra.platform=vercel"},
        {"infra.platform=aws"},
        {"infra.framework=fastapi"},
        {"infra.framework=django"},
        {"infra.framework=go"},
        {"ai.use=yes"},
        {"auth.method=email_password"},
        {"auth.method=sso,managed"},
        {"logic.domain=shop", "infra.traffic=medium"},
        {"logic.domain=clinic"},
    };
    for (const auto& answers : cases) {
        const StackView view = viewOf(answers);
        for (const StackTopic& topic : StackView::stack().topics) {
            // What a person answered is a choice, and may be another than the suggested one.
            if (!view.matters(topic) || view.wasAnswered(topic))
                continue;
            const Comparison comparison = compare(view, topic);
            std::string shown;
            for (const ComparedOption& option : comparison.options)
                shown += option.name + " " + std::to_string(option.together) + (option.recommended ? " recommended" : "") +
                         (option.refused.empty() ? "" : " refused: " + option.refused.front()) + "\n";
            INFO(topic.id << " with " << (answers.empty() ? "no answer" : answers.front()) << "\n" << shown);
            REQUIRE(comparison.suggested());
            const bool offered = std::any_of(comparison.options.begin(), comparison.options.end(),
                                             [](const ComparedOption& option) { return option.recommended && option.refused.empty(); });
            CHECK((comparison.suggested()->recommended || !offered));
        }
    }
}

TEST_CASE("What would change the suggestion does change it")
{
    const StackView view = viewOf({"infra.traffic=medium", "data.tenancy=shared"});
    std::size_t seen = 0;
    for (const StackTopic& topic : StackView::stack().topics) {
        if (!view.matters(topic))
            continue;
        const Comparison comparison = compare(view, topic);
        REQUIRE(comparison.suggested());
        for (const WouldChange& change : wouldChange(view, comparison)) {
            INFO(topic.id << ": " << change.when << " -> " << change.then);
            CHECK(comparison.named(change.then));
            CHECK(change.then != comparison.suggested()->name);
            ++seen;
        }
    }
    CHECK(seen > 15);
    const auto changes = wouldChange(view, compare(view, topicOf("cache")));
    CHECK(std::any_of(changes.begin(), changes.end(), [](const WouldChange& c) { return c.question == "infra.traffic" && c.then == "Redis or Valkey"; }));
    CHECK(suggestedFor("cache", {"infra.traffic=large"}) == "Redis or Valkey");
}

TEST_CASE("The suggestion says what speaks for it and against it")
{
    const StackView view = viewOf({"data.tenancy=shared"});
    const Comparison comparison = compare(view, topicOf("database"));
    REQUIRE(comparison.suggested());
    CHECK(comparison.suggested()->name == "PostgreSQL");
    CHECK(mentions(speaksFor(view, comparison, *comparison.suggested()), "row-level security"));
    const ComparedOption* sqlite = comparison.named("SQLite");
    REQUIRE(sqlite);
    CHECK(mentions(speaksAgainst(comparison, *sqlite), "one write at a time"));
    for (const StackReason& reason : speaksFor(view, comparison, *comparison.suggested()))
        CHECK(reason.text.find("[[") == std::string::npos);
}

TEST_CASE("A record tells context, options, reason and consequences of the choice, and where it comes from")
{
    const StackView view = viewOf({"data.tenancy=shared", "data.engine=postgresql"});
    const StackTopic& topic = topicOf("database");
    const Decision record = decisionRecord(view, topic, view.answered(topic), DecisionStatus::Accepted);
    CHECK(record.choice == "PostgreSQL");
    CHECK(record.topic == "database");
    CHECK(record.origin == "answer:data.engine");
    CHECK(record.context.find("Several customers share the tables.") != std::string::npos);
    CHECK(record.options.size() == topic.options.size());
    CHECK(record.reason.find("row-level security") != std::string::npos);
    CHECK(record.consequences.find("connection pool") != std::string::npos);
    CHECK(numberOf(record) == 2);
}
