#include "core/healing/healing.h"

#include "core/content/content.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

using namespace barch;

namespace {

Column column(const std::string& name, const std::string& type)
{
    Column c;
    c.id = ColumnId::derive(name);
    c.name = name;
    c.type = type;
    return c;
}

/// Orders and two tables that refer to it without an index, for PostgreSQL.
Project unindexed()
{
    ProjectInfo info;
    info.name = "Shop";
    info.dialect = Dialect::PostgreSql;
    Project project;
    project.info = info;
    for (const std::string name : {"orders", "lines", "notes"}) {
        Table t;
        t.id = TableId::derive(name);
        t.name = name;
        t.tenancyClass = TenancyClass::Global;
        t.columns = {column("id", "uuid"), column("created_at", "timestamptz"), column("updated_at", "timestamptz")};
        t.primaryKey = PrimaryKey{ConstraintId::derive(name + "/key"), {}, {ColumnId::derive("id")}, {}, {}};
        if (name != "orders") {
            t.columns.push_back(column("order_id", "uuid"));
            ForeignKey key;
            key.id = ConstraintId::derive(name + "/order");
            key.columns = {ColumnId::derive("order_id")};
            key.target = TableId::derive("orders");
            key.targetColumns = {ColumnId::derive("id")};
            t.foreignKeys.push_back(key);
        }
        project.tables = project.tables.with(std::make_shared<const Table>(t));
    }
    return project;
}

std::vector<Finding> ofRule(const std::vector<Finding>& findings, const std::string& rule)
{
    std::vector<Finding> out;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(out), [&](const Finding& f) { return f.rule == rule; });
    return out;
}

}  // namespace

TEST_CASE("a fix tried on a copy says what it heals and leaves the design alone", "[healing]")
{
    const Content content;
    const Project project = unindexed();
    Checker checker(content);
    const auto findings = ofRule(checker.check(project), "SCH002");
    REQUIRE(findings.size() == 2);
    const auto options = fixesFor(content, project, findings[0]);
    REQUIRE(!options.empty());
    const Result<Trial> trial = tryFix(checker, project, findings[0], options[0].edit.apply);
    REQUIRE(trial);
    CHECK(trial->healed);
    CHECK(trial->fresh.empty());
    CHECK(trial->gone.empty());
    CHECK(ofRule(check(content, trial->project), "SCH002") == std::vector<Finding>{findings[1]});
}

TEST_CASE("a fix that brings another finding says so", "[healing]")
{
    const Content content;
    const Project project = unindexed();
    Checker checker(content);
    const auto findings = ofRule(checker.check(project), "SCH002");
    REQUIRE(!findings.empty());
    // Heals the reference by taking it away, and the primary key with it.
    const Edit edit = [&](const Project& p) -> Result<Project> {
        Table t = *p.table(TableId(findings[0].element.owner));
        t.foreignKeys.clear();
        t.primaryKey.reset();
        Project after = p;
        after.tables = p.tables.with(std::make_shared<const Table>(t));
        return after;
    };
    const Result<Trial> trial = tryFix(checker, project, findings[0], edit);
    REQUIRE(trial);
    CHECK(trial->healed);
    REQUIRE(ofRule(trial->fresh, "SCH001").size() == 1);
}

TEST_CASE("many findings are healed in one go", "[healing]")
{
    const Content content;
    const Project project = unindexed();
    std::set<std::string> prints;
    for (const Finding& finding : ofRule(check(content, project), "SCH002"))
        prints.insert(finding.fingerprint());
    REQUIRE(prints.size() == 2);
    double last = -1;
    const Healing healing = heal(content, project, prints, [&](double part) { last = part; });
    CHECK(healing.healed.size() == 2);
    CHECK(healing.left.empty());
    CHECK(last >= 0);
    CHECK(ofRule(check(content, healing.project), "SCH002").empty());

    const Healing none = heal(content, project, {});
    CHECK(sameAs(none.project, project));

    std::stop_source stop;
    stop.request_stop();
    const Healing stopped = heal(content, project, prints, {}, stop.get_token());
    CHECK(stopped.healed.empty());
    CHECK(sameAs(stopped.project, project));
}
