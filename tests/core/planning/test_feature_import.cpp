#include "plan.h"

#include "core/planning/feature_import.h"
#include "core/text/csv.h"
#include "core/text/list_text.h"
#include "exporters/planning/feature_files.h"
#include "exporters/text/csv_text.h"

#include <random>

using namespace barch;
using namespace barch::test;

namespace {

const std::vector<std::string> hostile = {
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1", "'=1", "''=1", "'", "''", "'plain", "\xEF\xBC\x9D" "1", "\xEF\xBC\xA0x",
    "a,b", "a;b", "say \"hi\"", "\"", "\"\"", "a\nb", "a\r\nb", "a|b", "a\\|b", "\\", "\\\\", "<br>", "&lt;", "&#65;", "<script>alert(1)</script>", "# x", "**b**", "`c`",
    "[x](y)", "a  b", " edge ", "tab\tin", "é ü 漢字 🎉", ";", "; ", "\\n", "\\-", "#0d9syqp0mbn4", "1e300", "|", "||", "-", "---", ":--", "\x01", "a\x7f", "C:\\new",
};

/// Hostile texts everywhere; with `newNames`, names are such as a person may give.
Project hostilePlan(bool newNames = false)
{
    TestPlan plan;
    plan.release("1.0", 1, 10);
    plan.project.info = Shared<ProjectInfo>(ProjectInfo{.name = "=Sample|"});
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        Feature feature;
        feature.id = FeatureId::derive("hostile/" + std::to_string(i));
        feature.name = hostile[i];
        if (newNames && hostile[i].find_first_of("\t\r\n\x01\x7f") != std::string::npos)
            feature.name = "name " + std::to_string(i);
        feature.description = hostile[(i + 1) % hostile.size()];
        feature.backendNeeds = {hostile[(i + 2) % hostile.size()], "", hostile[(i + 3) % hostile.size()]};
        feature.moscow = static_cast<Moscow>(i % 5);
        feature.value = static_cast<int>(i % 6);
        feature.effort = static_cast<int>(i % 4);
        feature.reach = static_cast<double>(i) / 3;
        feature.impact = i % 2 ? 0.25 : 0;
        feature.confidence = 33.3;
        if (i % 2)
            feature.release = TestPlan::releaseOf("1.0");
        if (i > 2)
            feature.dependsOn = {FeatureId::derive("hostile/" + std::to_string(i - 1)), FeatureId::derive("hostile/" + std::to_string(i / 2))};
        plan.project.features = plan.project.features.with(feature);
    }
    return plan.project;
}

FeatureImport imported(const Project& project, const std::string& text, FeatureFormat format = FeatureFormat::Csv)
{
    return good(importFeatures(project, text, format));
}

std::string firstFault(const Project& project, const std::string& text)
{
    const FeatureImport result = imported(project, text);
    CHECK(sameAs(result.project, project));
    return result.faults.empty() ? "none" : result.faults.front().text();
}

}  // namespace

TEST_CASE("Every text comes back from CSV as it was, and none begins as a formula")
{
    for (const std::string& text : hostile) {
        const std::string line = csvText(text);
        INFO(text << " as " << line);
        const TextTable table = good(readCsv("a,b\r\n" + line + ",x\r\n"));
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0].cells[0] == text);
        const std::size_t first = line.find_first_not_of("\" \t\r\n");
        if (first != std::string::npos)
            CHECK(std::string("=+-@").find(line[first]) == std::string::npos);
    }
}

TEST_CASE("Random texts come back from lists and from CSV")
{
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    constexpr std::string_view letters = "';=+-@\"\\ ,\t\r\nabn|#";
    const auto text = [&] {
        std::string made;
        for (auto n = random() % 6; n > 0; --n)
            made += letters[random() % letters.size()];
        return made;
    };
    for (int i = 0; i < 3000; ++i) {
        const std::vector<std::string> texts{text(), text(), text()};
        INFO(joinList(texts));
        CHECK(splitList(joinList(texts)) == texts);
        const TextTable table = good(readCsv("a,b,c\n" + csvLine(texts)));
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0].cells == texts);
    }
    CHECK(splitList(" one ;two\nthree;;") == std::vector<std::string>{"one", "two", "three"});
}

TEST_CASE("A design's features are the same after they were exported and imported again")
{
    const Project project = hostilePlan();
    for (const FeatureFormat format : {FeatureFormat::Csv, FeatureFormat::Markdown}) {
        const std::string text = format == FeatureFormat::Csv ? featuresCsv(project) : featuresMarkdown(project);
        const FeatureImport again = imported(project, text, format);
        for (const Error& fault : again.faults)
            FAIL(fault.text());
        CHECK(again.same == hostile.size());
        CHECK(again.changed == 0);
        CHECK(again.project.features == project.features);
    }
    // Into a design that knows none of them: everything but where they belong.
    const Project named = hostilePlan(true);
    Project empty;
    empty.releases = named.releases;
    for (const FeatureFormat format : {FeatureFormat::Csv, FeatureFormat::Markdown}) {
        const FeatureImport fresh = imported(empty, format == FeatureFormat::Csv ? featuresCsv(named) : featuresMarkdown(named), format);
        for (const Error& fault : fresh.faults)
            FAIL(fault.text());
        CHECK(fresh.added == hostile.size());
        CHECK(fresh.project.features == named.features);
    }
}

TEST_CASE("The tables of a spreadsheet are read: other separators, other line ends, a byte order mark, headings as people write them")
{
    const std::string text = "\xEF\xBB\xBF" "Feature;Priority;Effort;Sure;Mood\nInbox;must have;3;80 %;good\n\nReports;Won’t;;;\n";
    const FeatureImport result = imported({}, text);
    for (const Error& fault : result.faults)
        FAIL(fault.text());
    CHECK(result.added == 2);
    CHECK(result.passedOver == std::vector<std::string>{"Mood"});
    CHECK(summaryOf(result) == "2 features added, 0 changed, 0 the same; columns passed over: Mood.");
    const Project& project = result.project;
    const auto named = [&](const std::string& name) {
        for (const Feature& feature : project.features)
            if (feature.name == name)
                return feature;
        FAIL(name);
        return Feature();
    };
    CHECK(named("Inbox").moscow == Moscow::Must);
    CHECK(named("Inbox").confidence == 80);
    CHECK(named("Reports").moscow == Moscow::Wont);
    CHECK(imported({}, text).project.features == project.features);  // the same ids again
}

TEST_CASE("Rows know features by id or name; missing columns stay; new releases are made")
{
    TestPlan plan;
    plan.feature("Inbox", Moscow::Must, 5, 3).feature("Reports", Moscow::Should, 4, 2, {"Inbox"});
    const FeatureImport result = imported(plan.project, "name,effort,release,depends_on\nReports,4,2.0,\nInbox,3,2.0,New one\nNew one,,,\n");
    for (const Error& fault : result.faults)
        FAIL(fault.text());
    CHECK(result.added == 1);
    CHECK(result.changed == 2);
    CHECK(result.newReleases == std::vector<std::string>{"2.0"});
    const Feature& reports = *result.project.features.find(TestPlan::idOf("Reports"));
    CHECK(reports.value == 4);
    CHECK(reports.moscow == Moscow::Should);
    CHECK(reports.effort == 4);
    CHECK(reports.dependsOn.empty());
    CHECK(result.project.features.find(TestPlan::idOf("Inbox"))->dependsOn.size() == 1);
    REQUIRE(result.project.releases.size() == 1);
    CHECK(reports.release == result.project.releases.begin()->id);
}

TEST_CASE("Faults have a line and a column, all are told, and nothing is half imported")
{
    TestPlan plan;
    plan.feature("Inbox", Moscow::Must, 5, 3);
    const Project& project = plan.project;
    CHECK(firstFault(project, "name,effort\nInbox,x\n") == "line 2, column effort: \"x\" is not a number. Numbers are written like 0.5, without separators for thousands.");
    CHECK(firstFault(project, "name,effort\nInbox,9\n") == "line 2, column effort: The effort is 9. It goes from 1 to 5; 0 means that it is not set.");
    CHECK(firstFault(project, "name,reach\n\nInbox,1e300\n").find("line 3, column reach: The reach is 1e+300") == 0);
    CHECK(firstFault(project, "name,reach\nInbox,nan\n").find("is not a number") != std::string::npos);
    CHECK(firstFault(project, "name,priority\nInbox,Perhaps\n").find("\"Perhaps\" is no priority") != std::string::npos);
    CHECK(firstFault(project, "name\nInbox\nInbox\n") == "line 3, column name: \"Inbox\" stands in the table twice.");
    CHECK(firstFault(project, "name,depends_on\nInbox,Nothing\n").find("There is no feature \"Nothing\"") != std::string::npos);
    CHECK(firstFault(project, "name,depends_on\nInbox,Inbox\n").find("can't wait for itself") != std::string::npos);
    CHECK(firstFault(project, "name,id\nInbox,!\n").find("\"!\" is no id") != std::string::npos);
    CHECK(firstFault(project, "name,effort\n,3\n") == "line 2, column name: This feature has no name.");
    CHECK(firstFault(project, "effort\n3\n").find("There is no column with the names") != std::string::npos);
    CHECK(firstFault(project, "name,Feature\na,b\n").find("two columns for the same thing") != std::string::npos);
    const FeatureImport many = imported(project, "name,effort,value\nA,x,y\nB,3,3\nC,z,\n");
    CHECK(many.faults.size() == 3);
    CHECK(sameAs(many.project, project));

    const auto refused = [&](const std::string& text, FeatureFormat format = FeatureFormat::Csv) {
        const auto result = importFeatures(project, text, format);
        return result ? std::string("read") : result.error().text();
    };
    CHECK(refused("name\n\"open\n") == "line 2, cell 1: A quote is opened and never closed. The file may be cut off.");
    CHECK(refused("name,b\n\"a\"x,c\n") == "line 2, cell 1: Something stands behind the closing quote. A quote inside a text is written twice: \"\".");
    CHECK(refused("name,b\na\n").find("line 2: This row has 1 cell,") == 0);
    CHECK(refused("name\n\xFF\n") == "line 2: The file is not UTF-8. Save it as \"CSV UTF-8\".");
    CHECK(refused("") == "The file is empty. It begins with the headings of its columns.");
    CHECK(refused("no table\n", FeatureFormat::Markdown).find("There is no such table") == 0);
    CHECK(refused("| Feature | Effort |\n| --- | --- |\n| a |\n", FeatureFormat::Markdown).find("line 3: This row has 1 cell,") == 0);
}

TEST_CASE("Names that are not unique, or look like ids, are told apart by id")
{
    TestPlan plan;
    plan.feature("Same", Moscow::Must, 1, 1);
    Feature other = *plan.project.features.find(TestPlan::idOf("Same"));
    other.id = TestPlan::idOf("other");
    Feature third = other;
    third.id = TestPlan::idOf("third");
    third.name = "Third";
    third.dependsOn = {other.id};
    plan.project.features = plan.project.features.with(other).with(third);
    const FeatureImport again = imported(plan.project, featuresCsv(plan.project));
    CHECK(again.faults.empty());
    CHECK(again.project.features == plan.project.features);
    CHECK(firstFault(plan.project, "name\nSame\n").find("Several features are called \"Same\"") != std::string::npos);
    CHECK(firstFault(plan.project, "name,depends_on\nThird,Same\n").find("Several features are called") != std::string::npos);
}
