#include "exporters/text/document.h"

#include <catch2/catch.hpp>

using namespace barch;

TEST_CASE("JSON and YAML of one document")
{
    Document document = Document::object();
    document.set("name", "Tickets").set("count", 3).set("open", true).set("none", Document());
    document.set("list", Document::strings({"a", "b c"})).set("empty", Document::object());
    Document rows = Document::array();
    rows.add(Document::object().set("id", 1).set("tags", Document::array()));
    rows.add(Document::object().set("id", 2));
    document.set("rows", std::move(rows));
    CHECK(writeJson(document) == R"({
  "name": "Tickets",
  "count": 3,
  "open": true,
  "none": null,
  "list": [
    "a",
    "b c"
  ],
  "empty": {},
  "rows": [
    {
      "id": 1,
      "tags": []
    },
    {
      "id": 2
    }
  ]
}
)");
    CHECK(writeYaml(document) == R"(name: Tickets
count: 3
open: true
none: null
list: [a, b c]
empty: {}
rows:
  - id: 1
    tags: []
  - id: 2
)");
}

TEST_CASE("YAML quotes whatever a reader could take for something else")
{
    for (const char* text : {"true", "No", "null", "~", "1", "1.5", "0x1F", "2026-01-01", "", " a", "a ", "- a", "a: b", "a #b", "*a", "&a", "!a", "|", ">", "'", "\"", "{", "[", "@", "`", "%", "a,b", "y", "ON"})
        CHECK(writeYaml(Document(text)).front() == '"');
    CHECK(writeYaml(Document("plain words (here)")) == "plain words (here)\n");
    CHECK(writeYaml(Document("/tickets")) == "/tickets\n");
}

TEST_CASE("Control characters, separators and broken UTF-8 never leave as they are")
{
    CHECK(quotedText("a\"b\\c") == R"("a\"b\\c")");
    CHECK(quotedText(std::string_view("\n\r\t\0\x1f\x7f", 6)) == R"("\n\r\t\u0000\u001f\u007f")");
    CHECK(quotedText("\xe2\x80\xa8") == R"("\u2028")");
    CHECK(quotedText("\xc2\x85") == R"("\u0085")");
    CHECK(quotedText("\xff\xc3(") == "\"\xef\xbf\xbd\xef\xbf\xbd(\"");
    CHECK(quotedText("\xed\xa0\x80").find("\xef\xbf\xbd") != std::string::npos);
    CHECK(quotedText("日本 🎫") == "\"日本 🎫\"");
}

TEST_CASE("Long lists stand on lines of their own")
{
    const Document list = Document::object().set("a", Document::strings({std::string(60, 'x'), std::string(60, 'y')}));
    CHECK(writeYaml(list) == "a:\n  - " + std::string(60, 'x') + "\n  - " + std::string(60, 'y') + "\n");
}
