#include "core/stack/clashes.h"

#include "given.h"

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

std::vector<std::string> sentences(const std::vector<std::string>& answers)
{
    std::vector<std::string> all;
    for (const StackRefusal& refusal : clashes(viewOf(answers)))
        all.push_back(refusal.sentence());
    return all;
}

}  // namespace

TEST_CASE("Choices that don't go together are named, both of them, with the reason")
{
    CHECK(sentences({"infra.framework=go", "infra.orm=prisma"}) ==
          std::vector<std::string>{"“Go” (Framework) does not go with “Prisma” (Database access): Prisma is made for Node.js."});
    CHECK(sentences({"infra.framework=nestjs", "infra.orm=sqlalchemy"}).size() == 1);
    CHECK(sentences({"infra.framework=go", "logic.background=email", "logic.job_runner=celery"}).size() == 1);
    CHECK(sentences({"infra.framework=django", "logic.background=email", "logic.job_runner=bullmq"}).size() == 1);
    CHECK(sentences({"infra.framework=nestjs", "data.engine=mongodb", "infra.orm=drizzle"}).size() == 1);
    CHECK(sentences({"logic.background=email", "logic.job_runner=database_queue", "infra.platform=vercel"}).size() == 1);
    CHECK(sentences({"data.engine=managed", "data.managed_service=firebase", "services.managed=firebase", "services.search=database"}).size() == 1);
}

TEST_CASE("Choices that go together are left alone, and defaults refuse nothing")
{
    CHECK(sentences({"infra.framework=nestjs", "infra.orm=prisma", "data.engine=postgresql"}).empty());
    CHECK(sentences({"infra.framework=fastapi", "infra.orm=sqlalchemy", "logic.background=email", "logic.job_runner=celery"}).empty());
    // The default of the other question would be Prisma; nobody chose it.
    CHECK(sentences({"infra.framework=go"}).empty());
}

TEST_CASE("Whatever the questionnaire says contradicts itself between two topics, the stack refuses, too")
{
    const Content& content = shippedContent();
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"infra.framework", "infra.orm"}, {"infra.framework", "logic.job_runner"}, {"data.engine", "infra.orm"},
        {"infra.framework", "data.engine"}, {"infra.platform", "logic.job_runner"}, {"infra.platform", "infra.logging"},
    };
    for (const auto& [one, other] : pairs)
        for (const QuestionOption& a : content.questionnaire.question(one)->options)
            for (const QuestionOption& b : content.questionnaire.question(other)->options) {
                if (a.value == "managed" || b.value == "managed")
                    continue;
                const Project project = given({one + "=" + a.value, other + "=" + b.value, "logic.background=email"});
                const auto found = contradictions(content, project);
                const bool contradicted = std::any_of(found.begin(), found.end(), [&, first = one, second = other](const Clash& clash) {
                    return clash.question == first || clash.question == second;
                });
                // What is only one question's business (SQLite and many copies) is no clash of two topics.
                if (contradicted && a.value != "sqlite" && b.value != "sqlite" && a.value != "vps" && b.value != "vps") {
                    INFO(one << "=" << a.value << " " << other << "=" << b.value << ": " << found.front().message);
                    CHECK_FALSE(clashes(StackView(content, project)).empty());
                }
            }
}
