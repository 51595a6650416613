#include "core/edits/decision_edits.h"

#include "core/blueprint/proposal.h"
#include "core/edits/history.h"
#include "core/stack/comparison.h"
#include "tests/core/stack/given.h"

using namespace barch;
using namespace barch::test;

namespace {

Project decided(const Result<Project>& project)
{
    INFO((project ? std::string() : project.error().text()));
    REQUIRE(project);
    return *project;
}

Project decide(const Project& project, const std::string& topic, const std::vector<std::string>& names)
{
    return decided(decideTopic(shippedContent(), project, topic, names));
}

const Decision& recordOf(const Project& project, const std::string& topic)
{
    const Decision* record = project.decisions.find(decisionIdOf(topic));
    INFO(topic);
    REQUIRE(record);
    return *record;
}

std::vector<std::string> valuesOf(const Project& project, const std::string& key)
{
    const Answer* answer = project.answer(key);
    return answer ? answer->values : std::vector<std::string>();
}

}  // namespace

TEST_CASE("Deciding writes record and answer in one step, and undo takes back both")
{
    const Project before = given({"data.tenancy=shared"});
    History history(before);
    REQUIRE(history.apply({"Decide", [](const Project& project) { return decideTopic(shippedContent(), project, "framework", {"Go"}); }, {}}));
    CHECK(recordOf(history.current(), "framework").choice == "Go");
    CHECK(recordOf(history.current(), "framework").status == DecisionStatus::Accepted);
    CHECK(valuesOf(history.current(), "infra.framework") == std::vector<std::string>{"go"});
    history.undo();
    CHECK(sameAs(history.current(), before));
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("Every option of every topic can be decided, and the answers then say the same")
{
    for (const StackTopic& topic : StackView::stack().topics)
        for (const StackOption& option : topic.options) {
            INFO(topic.id << ": " << option.label);
            const Project before = given({"logic.background=email", "ai.use=yes", "data.file_uploads=small"});
            const Project after = decide(before, topic.id, {option.label});
            const StackView view(shippedContent(), after);
            CHECK(view.recorded(topic).words() == option.label);
            CHECK_FALSE(view.disagrees(topic));
            if (!topic.questions.empty())
                CHECK(view.answered(topic).words() == option.label);
            CHECK(sameAs(decide(after, topic.id, {option.label}), after));
        }
}

TEST_CASE("A rented login takes the login questions along, and one's own gives them back")
{
    const Project own = decide(given({"auth.method=managed,social", "auth.provider=clerk", "services.managed=clerk"}), "login", {"Sessions in the database"});
    CHECK(valuesOf(own, "auth.method") == std::vector<std::string>{"social"});
    CHECK(valuesOf(own, "auth.session_style") == std::vector<std::string>{"session_database"});
    CHECK(valuesOf(own, "services.managed") == std::vector<std::string>{"none"});
    const Project rented = decide(own, "login", {"Auth0"});
    CHECK(valuesOf(rented, "auth.method") == std::vector<std::string>{"social", "managed"});
    CHECK(valuesOf(rented, "services.managed") == std::vector<std::string>{"auth0"});
    CHECK(contradictions(shippedContent(), rented).empty());
}

TEST_CASE("Several ways to pay are one decision")
{
    const Project project = decide(given({}), "payments", {"PayPal", "Stripe"});
    CHECK(recordOf(project, "payments").choice == "Stripe, PayPal");
    CHECK(valuesOf(project, "services.payments") == std::vector<std::string>{"stripe", "paypal"});
    CHECK_FALSE(decideTopic(shippedContent(), project, "email", {"Postmark", "Amazon SES"}));
}

TEST_CASE("What clashes with an earlier decision is refused, and nothing changes")
{
    const Project project = decide(given({}), "orm", {"Prisma"});
    const Result<Project> refused = decideTopic(shippedContent(), project, "framework", {"Go"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "“Go” (Framework) does not go with “Prisma” (Database access): Prisma is made for Node.js.");
    CHECK(refused.error().advice == "Decide Database access again first, or put it off.");
    const Project later = decided(decideTopicLater(shippedContent(), project, "orm"));
    CHECK(decideTopic(shippedContent(), later, "framework", {"Go"}));
}

TEST_CASE("Deciding later opens the question, and the record with it")
{
    const Project project = decided(decideTopicLater(shippedContent(), decide(given({}), "framework", {"Go"}), "framework"));
    CHECK(recordOf(project, "framework").status == DecisionStatus::Proposed);
    REQUIRE(project.answer("infra.framework"));
    CHECK(project.answer("infra.framework")->state == AnswerState::Open);
    const Project cache = decided(decideTopicLater(shippedContent(), project, "cache"));
    CHECK(recordOf(cache, "cache").status == DecisionStatus::Proposed);
}

TEST_CASE("A replaced decision keeps its record, and the new one names it")
{
    const Project first = decide(given({}), "framework", {"Go"});
    const DecisionId archive = DecisionId::derive("archive");
    const Project second = decided(supersedeTopic(shippedContent(), first, "framework", {"Rust"}, archive));
    CHECK(second.decisions.find(archive)->status == DecisionStatus::Superseded);
    CHECK(second.decisions.find(archive)->choice == "Go");
    CHECK(recordOf(second, "framework").choice == "Rust");
    CHECK(recordOf(second, "framework").replaces == archive);
    CHECK_FALSE(supersedeTopic(shippedContent(), second, "framework", {"Rust"}, DecisionId::derive("other")));
    CHECK_FALSE(supersedeTopic(shippedContent(), second, "framework", {"Go"}, archive));
    CHECK_FALSE(supersedeTopic(shippedContent(), given({}), "framework", {"Go"}, archive));
}

TEST_CASE("An option of one's own is compared by its ratings, can be decided, and leaves the question open")
{
    DecisionOption laravel;
    laravel.name = "PHP with Laravel";
    laravel.speaksFor = "The team knows it.";
    const Project with = decided(addTopicOption(shippedContent(), given({}), "framework", laravel, {{"start", 4}, {"hire", 3}}));
    const StackView view(shippedContent(), with);
    const Comparison comparison = compare(view, *StackView::stack().topic("framework"));
    const ComparedOption* own = comparison.named("PHP with Laravel");
    REQUIRE(own);
    CHECK(own->together > 75);
    CHECK_FALSE(addTopicOption(shippedContent(), with, "framework", laravel));
    CHECK_FALSE(addTopicOption(shippedContent(), with, "framework", DecisionOption()));
    DecisionOption taken;
    taken.name = "Go";
    CHECK_FALSE(addTopicOption(shippedContent(), with, "framework", taken));
    taken.name = "Ada";
    CHECK_FALSE(addTopicOption(shippedContent(), with, "framework", taken, {{"start", 5}}));
    CHECK_FALSE(addTopicOption(shippedContent(), with, "framework", taken, {{"beauty", 1}}));

    const Project chosen = decide(with, "framework", {"PHP with Laravel"});
    CHECK(recordOf(chosen, "framework").choice == "PHP with Laravel");
    CHECK(chosen.answer("infra.framework")->state == AnswerState::Open);
    CHECK_FALSE(StackView(shippedContent(), chosen).disagrees(*StackView::stack().topic("framework")));
    CHECK_FALSE(removeTopicOption(shippedContent(), chosen, "framework", "PHP with Laravel"));
    const Project without = decided(removeTopicOption(shippedContent(), with, "framework", "PHP with Laravel"));
    CHECK_FALSE(decideTopic(shippedContent(), without, "framework", {"PHP with Laravel"}));
}

TEST_CASE("Weights of one's own change the points, stay when one decides, and go with the usual ones")
{
    const std::vector<CriterionMark> weights{{"answers", 0}, {"start", 0}, {"order", 0}, {"types", 0}, {"hire", 0}, {"load", 3}};
    const Project weighed = decided(setTopicWeights(shippedContent(), given({}), "framework", weights));
    const StackView view(shippedContent(), weighed);
    const Comparison comparison = compare(view, *StackView::stack().topic("framework"));
    CHECK(comparison.ownWeights);
    REQUIRE(comparison.suggested());
    CHECK((comparison.suggested()->name == "Go" || comparison.suggested()->name == "Rust"));
    const Project after = decide(weighed, "framework", {"Go"});
    CHECK(compare(StackView(shippedContent(), after), *StackView::stack().topic("framework")).ownWeights);
    CHECK_FALSE(setTopicWeights(shippedContent(), weighed, "framework", {{"load", 4}}));
    CHECK_FALSE(setTopicWeights(shippedContent(), weighed, "framework", {{"load", 1}, {"load", 2}}));
    const Project usual = decided(setTopicWeights(shippedContent(), weighed, "framework", {}));
    CHECK_FALSE(compare(StackView(shippedContent(), usual), *StackView::stack().topic("framework")).ownWeights);
}

TEST_CASE("A decision of one's own is open until it is decided, and can be replaced")
{
    Decision release;
    release.title = "How often do we publish?";
    release.options.emplace_back().name = "Every week";
    const Project open = decided(addDecision(given({}), release));
    REQUIRE(open.decisions.size() == 1);
    const DecisionId id = open.decisions.begin()->id;
    CHECK(open.decisions.begin()->status == DecisionStatus::Proposed);
    CHECK_FALSE(addDecision(open, Decision()));
    DecisionOption option;
    option.name = "Every day";
    const Project more = decided(addOwnOption(open, id, option));
    CHECK_FALSE(addOwnOption(more, id, option));
    const Project weekly = decided(decideRecord(more, id, "Every week"));
    CHECK(weekly.decisions.find(id)->status == DecisionStatus::Accepted);
    const Project daily = decided(supersedeRecord(weekly, id, "Every day", DecisionId::derive("archive")));
    CHECK(daily.decisions.size() == 2);
    CHECK_FALSE(decideRecord(daily, DecisionId::derive("archive"), "Every week"));
    CHECK(decided(decideRecord(daily, id, "")).decisions.find(id)->status == DecisionStatus::Proposed);
    CHECK_FALSE(decideRecord(daily, DecisionId::derive("nowhere"), "x"));
}

TEST_CASE("An option is taken from a decision of one's own unless it was decided")
{
    Decision release;
    release.title = "How often do we publish?";
    for (const char* name : {"Every week", "Every day"})
        release.options.emplace_back().name = name;
    const Project open = decided(addDecision(given({}), release));
    const DecisionId id = open.decisions.begin()->id;
    CHECK(decided(removeOwnOption(open, id, "Every day")).decisions.find(id)->options.size() == 1);
    CHECK_FALSE(removeOwnOption(open, id, "Never"));
    CHECK_FALSE(removeOwnOption(decided(decideRecord(open, id, "Every day")), id, "Every day"));
    CHECK_FALSE(removeOwnOption(open, DecisionId::derive("nowhere"), "Every day"));
}

TEST_CASE("The text of a record is edited, weights set by hand stay, and the proposal doesn't take it back")
{
    const Content& content = shippedContent();
    const Result<Project> design = acceptAll(content, given({"data.tenancy=shared", "infra.framework=nestjs", "infra.orm=none"}));
    REQUIRE(design);
    const DecisionId id = decisionIdOf("framework");
    const Project weighed = decided(setTopicWeights(content, *design, "framework", {{"load", 3}}));
    DecisionTexts texts = textsOf(*weighed.decisions.find(id));
    CHECK(weighed.decisions.find(id)->context.find(texts.context) == 0);
    CHECK(weighed.decisions.find(id)->context != texts.context);
    texts.context = "Two people know it.";
    texts.reason = "They will be here next year.";
    texts.consequences = "We train two more.\nWe revisit it in a year.";
    const Project edited = decided(setDecisionTexts(weighed, id, texts));
    CHECK(textsOf(*edited.decisions.find(id)) == texts);
    CHECK(compare(StackView(content, edited), *StackView::stack().topic("framework")).ownWeights);
    CHECK(decided(setDecisionTexts(edited, id, texts)).decisions.find(id)->context == edited.decisions.find(id)->context);
    const Result<Project> again = acceptAll(content, edited);
    REQUIRE(again);
    CHECK(textsOf(*again->decisions.find(id)) == texts);
    const Project later = decided(supersedeTopic(content, edited, "framework", {"Go"}, DecisionId::derive("archive")));
    CHECK_FALSE(setDecisionTexts(later, DecisionId::derive("archive"), texts));
    CHECK(textsOf(*later.decisions.find(DecisionId::derive("archive"))) == texts);
}

TEST_CASE("The proposal has nothing to say against a decision")
{
    const Content& content = shippedContent();
    const Result<Project> design = acceptAll(content, given({"data.tenancy=shared", "infra.framework=nestjs", "infra.orm=none"}));
    REQUIRE(design);
    const Project after = decided(supersedeTopic(content, *design, "framework", {"Go"}, DecisionId::derive("archive")));
    for (const Change& change : propose(content, after).changes) {
        INFO(change.id);
        CHECK_FALSE((change.element.kind == ElementKind::Decision && change.element.id == decisionIdOf("framework")));
    }
}
