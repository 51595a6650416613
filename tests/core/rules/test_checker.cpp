#include "designs.h"
#include "fixtures.h"

#include "core/rules/checker.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

using namespace barch;
using namespace barch::test;

namespace {

/// Random edits that make and heal faults of all kinds, also between tables.
class Editing {
public:
    explicit Editing(unsigned seed) : m_random(seed) {}

    Project step(const Project& project)
    {
        switch (pick(14)) {
        case 0: return rename(project);
        case 1: return onTable(project, [&](Table& t) { addColumn(t, "extra_" + std::to_string(pick(1000000)), pick(2) ? "timestamp" : "uuid"); });
        case 2: return onTable(project, [&](Table& t) { t.primaryKey.reset(); });
        case 3: return onTable(project, [&](Table& t) { t.rowSecurity = pick(2) == 1; });
        case 4: return onTable(project, [&](Table& t) { t.tenancyClass = static_cast<TenancyClass>(pick(5)); });
        case 5: return onTable(project, [&](Table& t) { if (!t.indexes.empty()) t.indexes.pop_back(); });
        case 6: return onTable(project, [&](Table& t) { if (!t.foreignKeys.empty()) t.foreignKeys.erase(t.foreignKeys.begin()); });
        case 7: return onTable(project, [&](Table& t) { if (!t.columns.empty()) t.columns[pick(t.columns.size())].nullable = true; });
        case 8: return onTable(project, [&](Table& t) { if (!t.policies.empty()) t.policies[pick(t.policies.size())].usingExpression = pick(2) ? "true" : "EXISTS (SELECT 1 FROM tasks WHERE tasks.id = id)"; });
        case 9: return relate(project);
        case 10: return remove(project);
        case 11: return plus(project, makeTable(project, "made_" + std::to_string(pick(1000000)), static_cast<TenancyClass>(pick(4) + 1)));
        case 12: return plusAnswer(project, "infra.compliance", {pick(2) ? "hipaa" : "none"});
        default: return waive(project);
        }
    }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random); }

    const Table& any(const Project& project)
    {
        auto place = project.tables.begin();
        std::advance(place, static_cast<std::ptrdiff_t>(pick(project.tables.size())));
        return *place;
    }
    template <class Change>
    Project onTable(Project project, Change change)
    {
        Table table = any(project);
        change(table);
        project.tables = project.tables.with(std::move(table));
        return project;
    }
    Project rename(const Project& project)
    {
        static const std::vector<std::string> names = {"order", "audit_logs", "users", "sessions", "tasks", "payments", "things", "tenant_databases"};
        return onTable(project, [&](Table& t) { t.name = names[pick(names.size())] + (pick(2) ? "" : std::to_string(pick(99))); });
    }
    Project relate(const Project& project)
    {
        const Table target = any(project);
        return onTable(project, [&](Table& t) {
            if (target.columns.empty() || t.columns.empty())
                return;
            ForeignKey key;
            key.id = ConstraintId::derive("random/" + std::to_string(pick(1000000)));
            key.name = "random";
            key.columns = {t.columns[pick(t.columns.size())].id};
            key.target = target.id;
            key.targetColumns = {target.columns[pick(target.columns.size())].id};
            key.onDelete = static_cast<ReferentialAction>(pick(5));
            t.foreignKeys.push_back(key);
        });
    }
    Project remove(Project project)
    {
        if (project.tables.size() > 5)
            project.tables = project.tables.without(any(project).id);
        return project;
    }
    Project waive(Project project)
    {
        const std::vector<Finding> findings = check(testContent(), project);
        if (findings.empty())
            return project;
        const Finding& finding = findings[pick(findings.size())];
        Waiver waiver;
        waiver.id = WaiverId::derive("waiver/" + std::to_string(pick(1000000)));
        waiver.rule = finding.rule;
        waiver.element = finding.element;
        waiver.reason = "We know.";
        project.waivers = project.waivers.with(waiver);
        return project;
    }

    std::mt19937 m_random;
};

/// One fault and no other: a table without a key, which nothing refers to.
Project withKeylessTable()
{
    const Project sound = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    Table queue = makeTable(sound, "queue", TenancyClass::Owned);
    queue.primaryKey.reset();
    return plus(sound, queue);
}

std::string difference(const Project& project, const std::vector<Finding>& here, const std::vector<Finding>& there)
{
    std::string text;
    for (const Finding& finding : here)
        if (std::find(there.begin(), there.end(), finding) == there.end())
            text += finding.rule + " " + pathOf(project, finding.element) + ": " + finding.message + "\n";
    return text;
}

void holdRandomEdits(unsigned seed, const Project& start, int steps)
{
    INFO("seed " << seed);
    Editing editing(seed);
    Checker checker(testContent());
    Project project = start;
    std::vector<Project> past{project};
    for (int step = 0; step < steps; ++step) {
        const std::vector<Finding>& again = checker.check(project);
        const std::vector<Finding> whole = check(testContent(), project);
        INFO("step " << step << "\nonly after the edit:\n" << difference(project, again, whole) << "only in full:\n" << difference(project, whole, again));
        REQUIRE(again == whole);
        const auto shuffle = static_cast<std::size_t>(seed) + static_cast<std::size_t>(step) * 7;
        project = step % 9 == 8 ? past[shuffle % past.size()] : editing.step(project);
        past.push_back(project);
    }
}

}  // namespace

TEST_CASE("Checking again after each edit gives what a full check gives")
{
    const char* wanted = std::getenv("BARCH_SEED");
    const unsigned seed = wanted ? static_cast<unsigned>(std::stoul(wanted)) : std::random_device{}();
    std::cout << "seed of random edits: " << seed << "\n";
    for (unsigned round = 0; round < 4; ++round) {
        holdRandomEdits(seed + round, soundDesign(Dialect::PostgreSql, TenancyModel::Shared), 60);
        holdRandomEdits(seed + round, soundDesign(Dialect::MySql, TenancyModel::Hybrid), 40);
        holdRandomEdits(seed + round, soundDesign(Dialect::Sqlite, TenancyModel::Isolated), 40);
    }
}

TEST_CASE("Findings are ordered by severity, then rule, then path")
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    for (const char* name : {"projects", "tasks", "tags"})
        project = changed(project, name, [](Table& t) {
            t.primaryKey.reset();
            t.rowSecurity = false;
            addColumn(t, "seen", "timestamp");
        });
    const std::vector<Finding> findings = check(testContent(), project);
    REQUIRE(findings.size() >= 6);
    CHECK(std::is_sorted(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
        return std::tuple(a.severity, a.rule, pathOf(project, a.element)) < std::tuple(b.severity, b.rule, pathOf(project, b.element));
    }));
}

TEST_CASE("A waiver holds until its date, and only where a date is given")
{
    Project project = withKeylessTable();
    const std::vector<Finding> before = check(testContent(), project);
    REQUIRE(before.size() == 1);
    CHECK(countOf(before).errors == 1);
    Waiver waiver;
    waiver.id = WaiverId::derive("waiver");
    waiver.rule = before[0].rule;
    waiver.element = before[0].element;
    waiver.reason = "A queue without identity.";
    waiver.until = "2030-03-01";
    project.waivers = project.waivers.with(waiver);

    Checker checker(testContent());
    CHECK(checker.check(project)[0].waived);
    CHECK(checker.check(project)[0].waiverReason == waiver.reason);
    CHECK(countOf(checker.check(project)).errors == 0);
    CHECK(checker.check(project, {}, "2030-03-01")[0].waived);
    CHECK_FALSE(checker.check(project, {}, "2030-03-02")[0].waived);
    CHECK(checker.check(project)[0].waived);
    project.waivers = {};
    CHECK_FALSE(checker.check(project)[0].waived);
}

TEST_CASE("A finding keeps its fingerprint when its element is renamed")
{
    const Project project = withKeylessTable();
    const Finding before = check(testContent(), project).at(0);
    const Project renamed = changed(project, "queue", [](Table& t) { t.name = "jobs"; });
    const Finding after = check(testContent(), renamed).at(0);
    CHECK(before.fingerprint() == after.fingerprint());
    CHECK(before.message != after.message);
}

TEST_CASE("A check that was stopped is made in full the next time")
{
    const Project project = changed(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), "tasks", [](Table& t) { t.primaryKey.reset(); });
    Checker checker(testContent());
    std::stop_source stop;
    stop.request_stop();
    CHECK(checker.check(project, stop.get_token()).size() < check(testContent(), project).size());
    CHECK(checker.check(project) == check(testContent(), project));
}
