#include "core/model/sql_tokens.h"
#include "core/rules/sql_tokens.h"
#include "core/text/sql_scanner.h"

#include <catch2/catch.hpp>

#include <random>

using namespace barch;

namespace {

/// The pieces but for white space, each with "|" behind it.
std::string pieces(std::string_view text, const SqlLexis& lexis)
{
    std::string line;
    SqlScanner scanner(text, lexis);
    for (SqlPiece piece; scanner.next(piece);)
        if (piece.kind != SqlPieceKind::Space)
            line += std::string(piece.text) + "|";
    return line;
}

/// "w:name s:text" for the tokens of the rules: Word, quoted Word, String, Number, Symbol.
std::string ruleTokens(std::string_view text)
{
    std::string line;
    for (const rules::Token& token : rules::tokenize(text)) {
        const char kind = token.kind == rules::TokenKind::Word ? (token.quoted ? 'q' : 'w')
                          : token.kind == rules::TokenKind::String ? 's'
                          : token.kind == rules::TokenKind::Number ? 'n' : '.';
        line += (line.empty() ? "" : " ") + std::string(1, kind) + ":" + token.text;
        CHECK(token.offset + token.length <= text.size());
    }
    return line;
}

}  // namespace

TEST_CASE("Pieces of SQL put together are the text, whatever it holds")
{
    std::mt19937 random(7);
    const std::string alphabet = "aE1'\"$`[]().,;:-/*\\ \n#e{@";
    const SqlLexis everything{true, true, true, true, true, true, true};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (auto length = random() % 20; length > 0; --length)
            text += alphabet[random() % alphabet.size()];
        std::string together;
        SqlScanner scanner(text, round % 2 ? everything : postgresqlLexis);
        for (SqlPiece piece; scanner.next(piece);) {
            REQUIRE_FALSE(piece.text.empty());
            together += piece.text;
        }
        REQUIRE(together == text);
        std::size_t end = 0;
        for (const SqlToken& token : sqlTokens(text)) {
            REQUIRE(token.begin >= end);
            REQUIRE(token.end > token.begin);
            REQUIRE(token.text == std::string_view(text).substr(token.begin, token.end - token.begin));
            end = token.end;
        }
        end = 0;
        for (const rules::Token& token : rules::tokenize(text)) {
            REQUIRE(token.offset >= end);
            end = token.offset + token.length;
            REQUIRE(end <= text.size());
        }
    }
}

TEST_CASE("Each dialect has its own strings, names and comments")
{
    CHECK(pieces("'a\\' b'", mysqlLexis) == "'a\\' b'|");
    CHECK(pieces("'a\\' b", postgresqlLexis) == "'a\\'|b|");
    CHECK(pieces("E'a\\' b' c", postgresqlLexis) == "E'a\\' b'|c|");
    CHECK(pieces("`a b` # c", mysqlLexis) == "`a b`|# c|");
    CHECK(pieces("a # b", postgresqlLexis) == "a|#|b|");
    CHECK(pieces("[a b] x", sqliteLexis) == "[a b]|x|");
    CHECK(pieces("a[1]", postgresqlLexis) == "a|[|1|]|");
    CHECK(pieces("$t$ ; $t$ x", postgresqlLexis) == "$t$ ; $t$|x|");
    CHECK(pieces("/* a /* b */ c */ d", postgresqlLexis) == "/* a /* b */ c */|d|");
    CHECK(pieces("/* a /* b */ d", mysqlLexis) == "/* a /* b */|d|");
    CHECK(unquotedSql("\"b\"\"c\"") == "b\"c");
    CHECK(unquotedSql("[a b]") == "a b");
    CHECK(unquotedSql("'open") == "open");
}

TEST_CASE("SQL is cut into tokens without reading strings and comments")
{
    const std::string sql = "a.\"b\"\"c\" = 'it''s a' || E'\\'a' || $x$ a $x$ -- a\n /* a /* a */ a */ + `d` :: text 1.5";
    std::string line;
    for (const SqlToken& token : sqlTokens(sql))
        line += std::string(token.text) + "|";
    CHECK(line == "a|.|\"b\"\"c\"|=|'it''s a'|||||E'\\'a'|||||$x$ a $x$|+|`d`|::|text|1.5|");
    CHECK(sqlTokens("\"b\"\"c\"")[0].name() == "b\"c");
    CHECK(sqlTokens("'open").size() == 1);
    CHECK(sqlTokens("/* open").empty());
    CHECK(sqlTokens("$1 $a").size() == 4);
    CHECK(mentionsIdentifier("x = Status", "status"));
    CHECK_FALSE(mentionsIdentifier("x = 'status' -- status", "status"));
    CHECK_FALSE(mentionsIdentifier("x = \"Status\"", "status"));
    CHECK(sqlIdentifier("order", Dialect::PostgreSql) == "\"order\"");
    CHECK(sqlIdentifier("a\"b", Dialect::PostgreSql) == "\"a\"\"b\"");
    CHECK(sqlIdentifier("Order", Dialect::MySql) == "`Order`");
    CHECK(sqlIdentifier("orders", Dialect::PostgreSql) == "orders");
}

TEST_CASE("The rules' tokens have words in lower case and strings without their quotes")
{
    CHECK(ruleTokens("a -- b\n/* c */ 'it''s' \"X\"\"y\" `z` $q$ $b$ $q$ 1.5 ::") == "w:a s:it's q:X\"y q:z s: $b$  n:1.5 .:::");
    CHECK(ruleTokens("SELECT @Tenant, a@b, x <@ y, z->>'k', $1") == "w:select w:@tenant .:, w:a@b .:, w:x .:<@ w:y .:, w:z .:->> s:k .:, .:$ n:1");
    CHECK(ruleTokens("n'a' x'b' E'c' 'open") == "s:a s:b s:c s:open");
    CHECK(ruleTokens("a !~ b AND NOT c<>-1") == "w:a .:!~ w:b w:and w:not w:c .:<> .:- n:1");
    CHECK(ruleTokens("\"open") == "q:open");
    CHECK(ruleTokens("/* open").empty());
}
