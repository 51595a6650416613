#include "ui/theme/appearance.h"
#include "ui/widgets/code_view.h"

#include <catch2/catch.hpp>

#include <QElapsedTimer>
#include <QTest>

using namespace barch;
using namespace barch::ui;

namespace {

QStringList words(CodeLanguage language, const QString& line, CodeKind kind, CodeState state = {})
{
    QStringList out;
    for (const CodeSpan& span : spansOf(language, line, state))
        if (span.kind == kind)
            out.append(line.mid(span.start, span.length));
    return out;
}

}  // namespace

TEST_CASE("SQL is coloured by what it is", "[code]")
{
    const QString line = QStringLiteral("CREATE TABLE \"select\" (id uuid, note text DEFAULT 'it''s', n int CHECK (n > 10)); -- why");
    CHECK(words(CodeLanguage::Sql, line, CodeKind::Keyword) == QStringList{"CREATE", "TABLE", "DEFAULT", "CHECK"});
    CHECK(words(CodeLanguage::Sql, line, CodeKind::Type) == QStringList{"uuid", "text", "int"});
    CHECK(words(CodeLanguage::Sql, line, CodeKind::String).join("") == "'it''s'");
    CHECK(words(CodeLanguage::Sql, line, CodeKind::Number) == QStringList{"10"});
    CHECK(words(CodeLanguage::Sql, line, CodeKind::Comment) == QStringList{"-- why"});
}

TEST_CASE("comments, texts and bodies go on over lines", "[code]")
{
    CodeState state;
    spansOf(CodeLanguage::Sql, u"/* one", state);
    CHECK(words(CodeLanguage::Sql, "two */ SELECT", CodeKind::Comment, state) == QStringList{"two */"});
    state = {};
    spansOf(CodeLanguage::Sql, u"SELECT 'one", state);
    CHECK(words(CodeLanguage::Sql, "TABLE' FROM", CodeKind::Keyword, state) == QStringList{"FROM"});
    state = {};
    spansOf(CodeLanguage::Sql, u"AS $body$", state);
    CHECK(state.where == CodeState::Body);
    CHECK(words(CodeLanguage::Sql, "  RETURN 'x'; -- y", CodeKind::Keyword, state) == QStringList{"RETURN"});
    spansOf(CodeLanguage::Sql, u"END $body$ LANGUAGE sql;", state);
    CHECK(state == CodeState{});
}

TEST_CASE("keys of JSON differ from its texts", "[code]")
{
    const QString line = QStringLiteral("{\"name\": \"a \\\" b\", \"n\": -1.5, \"on\": true}");
    CHECK(words(CodeLanguage::Json, line, CodeKind::Type) == QStringList{"\"name\"", "\"n\"", "\"on\""});
    CHECK(words(CodeLanguage::Json, line, CodeKind::String) == QStringList{"\"a \\\" b\""});
    CHECK(words(CodeLanguage::Json, line, CodeKind::Number) == QStringList{"-1.5"});
    CHECK(words(CodeLanguage::Json, line, CodeKind::Keyword) == QStringList{"true"});
}

TEST_CASE("a comparison counts what it leaves out", "[code]")
{
    std::string before;
    std::string after;
    for (int i = 1; i <= 30; ++i) {
        before += "line " + std::to_string(i) + "\n";
        after += i == 3 ? "line three\n" : i == 20 ? "" : "line " + std::to_string(i) + "\n";
    }
    const CodeLines lines = changedLines(before, after, 2);
    CHECK(countOf(lines).added == 1);
    CHECK(countOf(lines).removed == 2);
    std::vector<QString> headings;
    for (const CodeLine& line : lines)
        if (line.heading)
            headings.push_back(line.text);
    CHECK(headings == std::vector<QString>{"12 lines without changes"});  // 6 to 17
    CHECK(changedLines(before, before, 2).empty());
    CHECK(changedLines(before, after, -1).size() == 31);
}

TEST_CASE("a hundred thousand lines open at once and can be read to the end", "[code]")
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "CREATE INDEX idx_" + std::to_string(i) + " ON orders (tenant_id, id);\n";
    Appearance appearance;
    CodeView view(QStringLiteral("code"), QStringLiteral("Code"));
    view.resize(800, 600);
    view.QWidget::show();
    QElapsedTimer clock;
    clock.start();
    view.setCode(wholeText(text), CodeLanguage::Sql);
    view.grab();
    CHECK(clock.elapsed() < 8000);  // far less on a machine of its own
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    CHECK(view.textCursor().blockNumber() == 99'999);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    CHECK(view.textCursor().selectedText().size() == static_cast<qsizetype>(text.size()) - 1);
    CHECK(view.isReadOnly());
}

TEST_CASE("the square between the scroll bars of a code view has the ground of the page", "[code]")
{
    CodeView view(QStringLiteral("code"), QStringLiteral("Code"));
    REQUIRE(view.cornerWidget());
    CHECK(view.cornerWidget()->property("ground").toString() == "page");
}
