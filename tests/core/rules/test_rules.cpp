#include "designs.h"
#include "fixtures.h"

#include "core/rules/checker.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

std::vector<Finding> findingsOf(const Project& project, std::string_view rule = {})
{
    std::vector<Finding> findings = check(testContent(), project);
    if (!rule.empty())
        std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
    return findings;
}

std::set<std::string> fingerprints(const std::vector<Finding>& findings, bool withInfo)
{
    std::set<std::string> all;
    for (const Finding& finding : findings)
        if (withInfo || finding.severity != Severity::Info)
            all.insert(finding.fingerprint());
    return all;
}

std::string shown(const Project& project, const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
        text += finding.rule + " " + pathOf(project, finding.element) + ": " + finding.message + "\n";
    return text;
}

/// Applies one option and holds what a fix promises: this finding is gone and no new error or warning came.
void holdFix(const Project& before, const Finding& finding, const FixOption& option)
{
    INFO("fix: " << option.title);
    CHECK_FALSE(option.title.empty());
    CHECK_FALSE(option.edit.label.empty());
    const Result<Project> after = option.edit.apply(before);
    INFO((after ? std::string() : after.error().text()));
    REQUIRE(after);
    const std::vector<Finding> now = findingsOf(*after);
    CHECK(fingerprints(now, true).count(finding.fingerprint()) == 0);
    const std::set<std::string> known = fingerprints(findingsOf(before), true);
    std::vector<Finding> fresh = now;
    std::erase_if(fresh, [&](const Finding& each) { return each.severity == Severity::Info || known.count(each.fingerprint()) > 0; });
    // A table that a fix gave to tenants wants its test next.
    if (!finding.rule.starts_with("TST"))
        std::erase_if(fresh, [](const Finding& each) { return each.rule == "TST001" || each.rule == "TST003"; });
    // An answer brings up questions that were hidden until now, and what it asks for is still to be designed.
    if (finding.rule.starts_with("QST") || !before.answers.sameAs(after->answers))
        std::erase_if(fresh, [](const Finding& each) { return each.element.kind == ElementKind::Answer; });
    INFO("new findings:\n" << shown(*after, fresh));
    CHECK(fresh.empty());
}

}  // namespace

TEST_CASE("Sound designs have no findings on any engine with any tenancy")
{
    for (const Dialect dialect : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite})
        for (const TenancyModel model : {TenancyModel::None, TenancyModel::Shared, TenancyModel::Isolated, TenancyModel::Hybrid}) {
            if (dialect == Dialect::Sqlite && model == TenancyModel::Hybrid)
                continue;
            const Project project = soundDesign(dialect, model);
            const std::vector<Finding> findings = findingsOf(project);
            INFO(nameOf(dialect) << " " << nameOf(model) << "\n" << shown(project, findings));
            CHECK(findings.empty());
        }
}

TEST_CASE("Rules are listed in order, each code and name once, with words that a person reads")
{
    std::set<std::string_view> names;
    std::string_view last;
    for (const Rule& rule : allRules()) {
        INFO(rule.code);
        CHECK(last < rule.code);
        last = rule.code;
        CHECK(names.insert(rule.name).second);
        CHECK_FALSE(rule.title.empty());
        CHECK((rule.checkTable || rule.checkProject));
        CHECK((rule.checkProject != nullptr) == (rule.reads != 0));
        CHECK((rule.fix != FixKind::None) == (rule.fixes != nullptr));
        CHECK(findRule(rule.code) == &rule);
        CHECK(subjectOf(rule.code) != "Other");
    }
    CHECK(findRule("XXX999") == nullptr);
}

TEST_CASE("Every rule has its page with problem, reason, fix and example")
{
    for (const Rule& rule : allRules()) {
        INFO(rule.code);
        std::ifstream file(std::string(BARCH_SOURCE_DIR) + "/resources/rules/" + std::string(rule.code) + ".md");
        REQUIRE(file);
        std::stringstream text;
        text << file.rdbuf();
        CHECK(text.str().rfind("# " + std::string(rule.title) + "\n", 0) == 0);
        for (const char* section : {"\n## Problem\n", "\n## Why it matters\n", "\n## Fix\n", "\n## Example\n"})
            CHECK(text.str().find(section) != std::string::npos);
    }
}

TEST_CASE("Every rule fires on a faulty design, is silent on a sound one, and its fix heals")
{
    std::set<std::string> seen;
    for (const Fixture& fixture : allFixtures()) {
        seen.insert(fixture.code);
        INFO(fixture.code << ": " << fixture.what);
        const Rule* rule = findRule(fixture.code);
        REQUIRE(rule);
        const std::vector<Finding> silent = findingsOf(fixture.silent, fixture.code);
        INFO("on the sound design:\n" << shown(fixture.silent, silent));
        CHECK(silent.empty());
        const std::vector<Finding> findings = findingsOf(fixture.fires, fixture.code);
        CHECK_FALSE(findings.empty());
        CHECK(fingerprints(findings, true).size() == findings.size());
        for (const Finding& finding : findings) {
            INFO(finding.message);
            CHECK(finding.message.size() > 20);
            CHECK(finding.message.ends_with("."));
            const std::vector<FixOption> options = fixesFor(testContent(), fixture.fires, finding);
            switch (finding.fix) {
            case FixKind::None: CHECK(options.empty()); break;
            case FixKind::Automatic: CHECK(options.size() == 1); break;
            case FixKind::Choice: CHECK(options.size() >= 1); break;
            }
            for (const FixOption& option : options)
                holdFix(fixture.fires, finding, option);
        }
    }
    for (const Rule& rule : allRules()) {
        INFO(rule.code << " has no fixture");
        CHECK(seen.count(std::string(rule.code)) == 1);
    }
}
