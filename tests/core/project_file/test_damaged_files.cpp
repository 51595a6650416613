#include "core/project_file/project_file.h"
#include "core/project_file/utf8.h"
#include "tests/support/filled_project.h"
#include "tests/support/generated_project.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <random>

using namespace barch;
using Json = nlohmann::ordered_json;

namespace {

const std::string head = R"({"format": {"name": "barch", "version": "1.0"})";
const std::string id = "00000000000a";

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// Reads in reasonable time, and if it is refused, says so as a person can use it.
Result<Project> tried(const std::string& bytes)
{
    const auto start = std::chrono::steady_clock::now();
    Result<Project> result = readProject(bytes, "test.barch");
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    CHECK(taken.count() < 20);  // unoptimised, on a busy machine
    if (!result) {
        const Error& error = result.error();
        INFO(error.text());
        CHECK(error.what.ends_with('.'));
        CHECK(error.where.starts_with("test.barch"));
        CHECK_FALSE(error.advice.empty());
        CHECK(error.text().size() < 500);
        CHECK(error.text().find("json.exception") == std::string::npos);
        CHECK(error.text().find('\n') == std::string::npos);
        CHECK(isUtf8(error.text()));
    } else {
        const Result<Project> again = readProject(writeProject(*result), "again.barch");
        REQUIRE(again);
        CHECK(*again == *result);
    }
    return result;
}

void checkRefused(const std::string& bytes, const std::string& words, const std::string& place = "test.barch")
{
    INFO(shown(bytes));
    const Result<Project> result = tried(bytes);
    REQUIRE_FALSE(result);
    INFO(result.error().text());
    CHECK(result.error().text().find(words) != std::string::npos);
    CHECK(result.error().where.find(place) != std::string::npos);
}

/// Paths of every value below `value`, of one element a list and a map.
void collect(const Json& value, const Json::json_pointer& path, std::vector<Json::json_pointer>& paths)
{
    paths.push_back(path);
    if (value.is_array() && !value.empty())
        collect(value[0], path / 0, paths);
    if (!value.is_object())
        return;
    const bool isMap = path.parent_pointer().empty() && !path.empty() && value.begin()->is_object();
    for (const auto& [name, child] : value.items()) {
        collect(child, path / name, paths);
        if (isMap)
            break;
    }
}

Json ofAnotherType(const Json& value)
{
    if (value.is_object())
        return Json::array({1});
    if (value.is_array())
        return "text";
    return value.is_number() ? Json("text") : value.is_string() ? Json(7) : Json::object({{"x", 1}});
}

std::string nested(const std::string& opening, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += opening;
    return text;
}

}  // namespace

TEST_CASE("A file that is cut off anywhere is refused")
{
    const std::string text = writeProject(generatedProject(3));
    const std::size_t content = text.size() - 1;  // without the last line end it is still whole
    for (std::size_t i = 1; i <= 100; ++i)
        checkRefused(text.substr(0, content * i / 101), i == 1 ? "" : "cut off");
    CHECK(tried(text.substr(0, content)));
}

TEST_CASE("A value of the wrong type is refused at every place, with its path")
{
    const Json good = Json::parse(writeProject(filledProject()));
    std::size_t places = 0;
    for (const auto& [name, value] : good.items()) {
        const Json::json_pointer top = Json::json_pointer() / name;
        const Json alone{{"format", good["format"]}, {name, value}};
        std::vector<Json::json_pointer> paths;
        collect(value, top, paths);
        for (const Json::json_pointer& path : paths) {
            Json damaged = alone;
            damaged[path] = ofAnotherType(alone[path]);
            INFO(path.to_string());
            checkRefused(damaged.dump(1), "", name == "format" ? "" : name);
            damaged[path] = nullptr;
            checkRefused(damaged.dump(1), "", name == "format" ? "" : name);
            ++places;
        }
    }
    CHECK(places > 300);
}

TEST_CASE("The error names the line and the path")
{
    std::string text = writeProject(generatedProject(3));
    const std::size_t at = text.find("\"type\": \"uuid\"");
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    text.replace(at, 14, "\"type\": 12345  ");
    checkRefused(text, "Here stands a number, but a text is needed.", "line " + std::to_string(line) + ", tables.");
    checkRefused(text, "", ".columns[0].type");
}

TEST_CASE("Members and ids that stand twice are refused")
{
    checkRefused(head + R"(, "info": {}, "info": {}})", "stands twice", "info");
    checkRefused(head + R"(, "info": {"name": "a", "name": "b"}})", "stands twice", "info.name");
    checkRefused(head + R"(, "format": {"name": "barch", "version": "1.0"}})", "stands twice", "format");
    checkRefused(head + R"(, "later": {}, "later": {}})", "stands twice", "later");
    checkRefused(head + R"(, "later": {"a": 1, "b": {"c": 1, "c": 2}}})", "stands twice", "later");
    checkRefused(head + R"(, "tables": {"00000000000a": {}, "00000000000a": {}}})", "Two elements have the id", id);
    checkRefused(head + R"(, "tables": {"00000000000b": {}, "00000000000a": {}, "00000000000b": {}}})", "Two elements", "000b");
    checkRefused(head + R"(, "answers": {"data.tenancy": {}, "data.tenancy": {}}})", "Two elements", "data.tenancy");
    checkRefused(head + R"(, "tables": {"00000000000a": {"id": "00000000000a"}}})", "repeats its id", id);
}

TEST_CASE("Ids and enum values that are none are refused")
{
    for (const char* bad : {"", "x", "00000000000A", "00000000000u", "0000000000000", "../../../etc", "00000000000\\u0000"}) {
        checkRefused(head + R"(, "tables": {")" + bad + R"(": {}}})", "is not an id", "tables");
        checkRefused(head + R"(, "tables": {"00000000000a": {"tenantKey": ")" + bad + "\"}}}", "is not an id", "tenantKey");
    }
    checkRefused(head + R"(, "info": {"dialect": "oracle"}})", "Use one of \"any\", \"postgresql\"", "info.dialect");
    checkRefused(R"({"format": {"name": "barch", "version": "1.9"}, "info": {"dialect": "oracle"}})", "A newer version");
}

TEST_CASE("Numbers out of range are refused")
{
    for (const char* bad : {"2147483648", "-2147483649", "99999999999999999999", "1.5", "1e3", "true", "\"3\""})
        checkRefused(head + R"(, "releases": {"00000000000a": {"position": )" + bad + "}}}", "", "position");
    checkRefused(head + R"(, "placements": {"00000000000a": {"x": 1e999}}})", "too large", "placements");
    for (const char* bad : {"NaN", "Infinity", "-", "01", "+1", ".5", "1.", "0x10", "1e"})
        checkRefused(head + R"(, "placements": {"00000000000a": {"x": )" + bad + "}}}", "not valid JSON");
}

TEST_CASE("Nesting without end is refused at once")
{
    for (const std::string& opening : {std::string("["), std::string("{\"a\":")}) {
        const std::string deep = nested(opening, 1000000);
        for (const std::string& before : {std::string(), head + ", \"later\": ", head + ", \"info\": ", head + ", \"tables\": ",
                                          head + R"(, "tables": {"00000000000a": {"columns": [{"later": )"})
            CHECK_FALSE(tried(before + deep));
    }
    checkRefused(head + ", \"later\": " + nested("[", 64) + nested("]", 64) + "}", "64 levels");
    CHECK(tried(head + ", \"later\": " + nested("[", 63) + nested("]", 63) + "}"));
}

TEST_CASE("Huge texts open, or are refused where they don't belong")
{
    const std::string huge(50'000'000, 'x');
    const Result<Project> project = readProject(head + R"(, "info": {"name": ")" + huge + "\"}}", "test.barch");
    REQUIRE(project);
    CHECK(project->info->name.size() == huge.size());
    const std::string large = huge.substr(0, 1'000'000);
    checkRefused(head + R"(, "tables": {")" + large + R"(": {}}})", "is not an id");
    checkRefused(head + R"(, "info": {"dialect": ")" + large + "\"}}", "not one of");
    checkRefused(head + R"(, "placements": {"00000000000a": {"x": )" + std::string(100000, '9') + "}}}", "");
    CHECK(tried(head + ", \"" + large + "\": 1}"));
    std::string many = head;
    for (int i = 0; i < 50000; ++i)
        many += ", \"later" + std::to_string(i) + "\": 1";
    CHECK(tried(many + "}"));
}

TEST_CASE("What is not UTF-8 text is refused")
{
    for (const std::string bad : {"\xff", "\xc3(", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xe2\x82\"", "\x80"}) {
        checkRefused(head + R"(, "info": {"name": ")" + bad + "\"}}", "not UTF-8", "line 1");
        checkRefused(head + ", \"" + bad + "\": 1}", "not UTF-8");
        CHECK_FALSE(tried(head + ", " + bad + "}"));
    }
    checkRefused(std::string("\xff\xfe{\0}\0", 6), "UTF-16");
    checkRefused(head + ",\n\"info\": {\"name\": \"a" + std::string(1, '\0') + "b\"}}", "NUL byte", "line 2");
    checkRefused(head + "}" + std::string(1, '\0') + "garbage", "NUL byte");
    checkRefused(head + R"(, "info": {"name": "\ud800"}})", "");
    for (const char control : {'\x01', '\n', '\t', '\x1f'})
        checkRefused(head + R"(, "info": {"name": ")" + control + "\"}}", "control character");
}

TEST_CASE("What is no project is refused")
{
    checkRefused("", "empty");
    checkRefused(" \n\t ", "empty");
    checkRefused("\xef\xbb\xbf", "empty");
    for (const char* other : {"{}", "[]", "5", "\"text\"", "null", "true", R"({"name": "package", "version": "1.0"})",
                              R"({"format": "barch"})", R"({"format": {"name": "other", "version": "1.0"}})", R"({"format": []})"})
        checkRefused(other, "not a Backend Architect project");
    for (const char* version : {"", "1", "1.", ".1", "0.1", "-1.0", "1.0.0", "one", "1.99999999999999999999", "1.-1"})
        checkRefused(R"({"format": {"name": "barch", "version": ")" + std::string(version) + "\"}}", "which version");
    for (const char* text : {"hello", "{", "{\"a\"}", "{\"a\": }", "{\"a\": 1,}", "{'a': 1}", "// comment\n{}", "<xml/>", "--- yaml", "%PDF-1.4",
                             "CREATE TABLE t (id int);", "{\"a\": 1} {\"b\": 2}", "\x7f""ELF", "}", "{\"a\": \"\\x\"}", "{\"a\": tru}"})
        CHECK_FALSE(tried(text));
    checkRefused(head + ",\n  \"x\": 1,}", "goes wrong at the end of ‘  \"x\": 1,}", "line 2");
    checkRefused(head + "} x", "not valid JSON");
    checkRefused(head + ",\n<<<<<<< HEAD\n\"info\": {},\n=======\n\"info\": {}\n>>>>>>> theirs\n}", "conflict markers", "line 2");
}

TEST_CASE("A later major version is refused with what is needed, wherever it says so")
{
    for (const char* text : {R"({"format": {"name": "barch", "version": "2.0"}, "tables": 5})",
                             R"({"format": {"version": "2.1", "name": "barch", "x": [{}]}})",
                             R"({"tables": [[1], {"format": {}}], "format": {"name": "barch", "version": "17.3"}})"}) {
        checkRefused(text, "saved by a newer version of Backend Architect");
        checkRefused(text, "Update Backend Architect");
    }
}

TEST_CASE("Hostile names are names")
{
    for (const std::string name : {"\"; drop table x; --", "../../etc/passwd", "'); DELETE FROM users; --", "${HOME}", "<script>",
                                   "\xe2\x80\xae" "txt", "%s%n", "a\nb", "\\", "\"", " ", "\x7f", "\xf0\x9f\x98\x80", "CON", "null"}) {
        Project project;
        Table table;
        table.id = TableId::derive("t");
        table.name = name;
        table.columns.emplace_back().name = name;
        project.tables = project.tables.with(table);
        Answer answer;
        answer.id = name;
        project.answers = project.answers.with(answer);
        const Result<Project> back = tried(writeProject(project));
        REQUIRE(back);
        CHECK(*back == project);
    }
}

TEST_CASE("Ids that lead nowhere open")
{
    const Result<Project> project = tried(head + R"(, "tables": {"00000000000a": {"tenantKey": "0000000000zz", "foreignKeys": [)"
                                          R"({"id": "0000000000zy", "target": "0000000000zx", "columns": ["0000000000zw"]}]}}})");
    REQUIRE(project);
    CHECK(project->tables.begin()->foreignKeys[0].target.text() == "0000000000zx");
}

TEST_CASE("Bytes changed at random never do harm")
{
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string good = writeProject(generatedProject(2));
    const std::string special = "{}[]\",:0-9.eE\\\n\x00\xff";
    for (int round = 0; round < 400; ++round) {
        std::string text = good;
        for (int i = 0; i <= round % 4; ++i) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0)
                text.erase(at, random() % 30);
            else
                text[at] = random() % 2 == 0 ? special[random() % special.size()] : static_cast<char>(random());
        }
        (void)tried(text);
    }
}
