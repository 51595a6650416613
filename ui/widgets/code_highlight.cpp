#include "ui/widgets/code_highlight.h"

#include <QSet>

namespace barch::ui {
namespace {

const QSet<QString>& sqlKeywords()
{
    static const QSet<QString> words = [] {
        const QString all = QStringLiteral(
            "ADD AFTER ALL ALTER ALWAYS AND ANY AS ASC AUTHORIZATION AUTO_INCREMENT BEFORE BEGIN BETWEEN BY BYPASSRLS CASCADE CASE "
            "CHARACTER CHARSET CHECK COLLATE COLUMN COMMENT COMMIT CONCURRENTLY CONSTRAINT CREATE CREATEDB CREATEROLE CROSS CURRENT "
            "CURRENT_DATE CURRENT_TIMESTAMP CURRENT_USER DATABASE DECLARE DEFAULT DEFERRABLE DEFERRED DEFINER DELETE DESC DISABLE "
            "DISTINCT DO DOMAIN DROP EACH ELSE ELSIF ENABLE END ENGINE ENUM EXCEPTION EXCLUDE EXECUTE EXISTS EXTENSION FALSE FIRST "
            "FOLLOWING FOR FORCE FOREIGN FROM FULL FUNCTION GENERATED GRANT GROUP HAVING IDENTITY IF IMMEDIATE IMMUTABLE IN INCLUDE "
            "INCREMENT INDEX INHERIT INHERITS INITIALLY INNER INSERT INSTEAD INTO INVOKER IS JOIN KEY LANGUAGE LAST LATERAL LEAKPROOF LEFT "
            "LIKE LIMIT LIST LOCAL LOCK LOGIN MATCH MATERIALIZED MODIFY NEW NO NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT NOLOGIN "
            "NOSUPERUSER NOT NOWAIT NULL NULLS OF OFFSET OLD ON ONLY OPTION OPTIONS OR ORDER OUTER OVER OWNED OWNER PARALLEL PARTITION "
            "PERFORM PERMISSIVE POLICY PRAGMA PRIMARY PRIVILEGES PROCEDURE PUBLIC RAISE RANGE REFERENCES REFERENCING RENAME REPLACE "
            "RESET RESTRICT RESTRICTIVE RETURN RETURNING RETURNS REVOKE RIGHT ROLE ROLLBACK ROW ROWS SAFE SCHEMA SECURITY SELECT "
            "SEQUENCE SET SIGNAL SQLSTATE STABLE START STATEMENT STORED STRICT SUPERUSER TABLE TABLESPACE TEMPORARY THEN TO "
            "TRANSACTION TRIGGER TRUE TRUNCATE TYPE UNIQUE UNLOGGED UPDATE USAGE USING VALIDATE VALUE VALUES VIEW VIRTUAL VOLATILE "
            "WHEN WHERE WHILE WINDOW WITH WITHOUT");
        QSet<QString> set;
        for (const QString& word : all.split(QLatin1Char(' ')))
            set.insert(word);
        return set;
    }();
    return words;
}

const QSet<QString>& sqlTypes()
{
    static const QSet<QString> words = {
        QStringLiteral("BIGINT"), QStringLiteral("BIGSERIAL"), QStringLiteral("BINARY"), QStringLiteral("BIT"), QStringLiteral("BLOB"),
        QStringLiteral("BOOL"), QStringLiteral("BOOLEAN"), QStringLiteral("BYTEA"), QStringLiteral("CHAR"), QStringLiteral("CIDR"),
        QStringLiteral("CITEXT"), QStringLiteral("DATE"), QStringLiteral("DATETIME"), QStringLiteral("DECIMAL"), QStringLiteral("DOUBLE"),
        QStringLiteral("FLOAT"), QStringLiteral("INET"), QStringLiteral("INT"), QStringLiteral("INTEGER"), QStringLiteral("INTERVAL"),
        QStringLiteral("JSON"), QStringLiteral("JSONB"), QStringLiteral("LONGTEXT"), QStringLiteral("MEDIUMTEXT"), QStringLiteral("NUMERIC"),
        QStringLiteral("REAL"), QStringLiteral("SERIAL"), QStringLiteral("SMALLINT"), QStringLiteral("TEXT"), QStringLiteral("TIME"),
        QStringLiteral("TIMESTAMP"), QStringLiteral("TIMESTAMPTZ"), QStringLiteral("TINYINT"), QStringLiteral("TSVECTOR"),
        QStringLiteral("UUID"), QStringLiteral("VARBINARY"), QStringLiteral("VARCHAR")};
    return words;
}

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

/// Walks over one line.
struct Walk {
    QStringView line;
    QList<CodeSpan> spans;
    qsizetype at = 0;

    bool more() const { return at < line.size(); }
    QChar now() const { return line[at]; }
    bool comes(QLatin1String text) const { return line.mid(at).startsWith(text); }
    void mark(qsizetype from, qsizetype to, CodeKind kind)
    {
        if (to > from)
            spans.append({static_cast<int>(from), static_cast<int>(to - from), kind});
    }
    /// Takes everything up to and with `end`; false where the line ends first.
    bool takeTo(QLatin1String end, CodeKind kind, qsizetype skip)
    {
        const qsizetype from = at;
        const qsizetype found = line.indexOf(end, at + skip);
        at = found < 0 ? line.size() : found + end.size();
        mark(from, at, kind);
        return found >= 0;
    }
};

/// "$$" or "$body$" at this place, or nothing.
QString dollarTag(const Walk& walk)
{
    qsizetype end = walk.at + 1;
    while (end < walk.line.size() && isWordChar(walk.line[end]))
        ++end;
    return end < walk.line.size() && walk.line[end] == QLatin1Char('$') ? walk.line.mid(walk.at, end + 1 - walk.at).toString() : QString();
}

void takeSqlWord(Walk& walk)
{
    const qsizetype from = walk.at;
    while (walk.more() && isWordChar(walk.now()))
        ++walk.at;
    const QString word = walk.line.mid(from, walk.at - from).toString().toUpper();
    if (word.at(0).isDigit())
        walk.mark(from, walk.at, CodeKind::Number);
    else if (sqlTypes().contains(word))
        walk.mark(from, walk.at, CodeKind::Type);
    else if (sqlKeywords().contains(word))
        walk.mark(from, walk.at, CodeKind::Keyword);
}

void sqlLine(Walk& walk, CodeState& state)
{
    const auto outside = [&] { return state.tag.isEmpty() ? CodeState::Code : CodeState::Body; };
    while (walk.more()) {
        if (state.where == CodeState::Comment) {
            if (walk.takeTo(QLatin1String("*/"), CodeKind::Comment, 0))
                state.where = outside();
        } else if (state.where == CodeState::Quoted) {
            if (walk.takeTo(QLatin1String("'"), CodeKind::String, 0))
                state.where = outside();
        } else if (walk.comes(QLatin1String("--")) || walk.now() == QLatin1Char('#')) {
            walk.mark(walk.at, walk.line.size(), CodeKind::Comment);
            walk.at = walk.line.size();
        } else if (walk.comes(QLatin1String("/*"))) {
            if (!walk.takeTo(QLatin1String("*/"), CodeKind::Comment, 2))
                state.where = CodeState::Comment;
        } else if (walk.now() == QLatin1Char('\'')) {
            if (!walk.takeTo(QLatin1String("'"), CodeKind::String, 1))
                state.where = CodeState::Quoted;
        } else if (walk.now() == QLatin1Char('"') || walk.now() == QLatin1Char('`')) {
            const qsizetype end = walk.line.indexOf(walk.now(), walk.at + 1);  // a name, in the plain colour
            walk.at = end < 0 ? walk.line.size() : end + 1;
        } else if (walk.now() == QLatin1Char('$')) {
            const QString tag = dollarTag(walk);
            if (tag.isEmpty() || (!state.tag.isEmpty() && tag != state.tag)) {
                ++walk.at;
                continue;
            }
            walk.mark(walk.at, walk.at + tag.size(), CodeKind::String);
            walk.at += tag.size();
            state.tag = state.tag.isEmpty() ? tag : QString();
            state.where = outside();
        } else if (isWordChar(walk.now())) {
            takeSqlWord(walk);
        } else {
            ++walk.at;
        }
    }
}

void jsonLine(Walk& walk)
{
    while (walk.more()) {
        if (walk.now() == QLatin1Char('"')) {
            const qsizetype from = walk.at++;
            while (walk.more() && walk.now() != QLatin1Char('"'))
                walk.at += walk.now() == QLatin1Char('\\') ? 2 : 1;
            walk.at = std::min(walk.at + 1, walk.line.size());
            const bool key = walk.line.mid(walk.at).trimmed().startsWith(QLatin1Char(':'));
            walk.mark(from, walk.at, key ? CodeKind::Type : CodeKind::String);
        } else if (isWordChar(walk.now()) || walk.now() == QLatin1Char('-')) {
            const qsizetype from = walk.at;
            const bool digits = walk.now().isDigit() || walk.now() == QLatin1Char('-');
            ++walk.at;
            while (walk.more() && (isWordChar(walk.now()) || walk.now() == QLatin1Char('.')))
                ++walk.at;
            walk.mark(from, walk.at, digits ? CodeKind::Number : CodeKind::Keyword);
        } else {
            ++walk.at;
        }
    }
}

void yamlLine(Walk& walk)
{
    const QStringView trimmed = walk.line.trimmed();
    if (trimmed.startsWith(QLatin1Char('#')))
        return walk.mark(0, walk.line.size(), CodeKind::Comment);
    const qsizetype colon = walk.line.indexOf(QLatin1Char(':'));
    qsizetype start = 0;
    while (start < walk.line.size() && (walk.line[start].isSpace() || walk.line[start] == QLatin1Char('-')))
        ++start;
    if (colon > start && (colon + 1 == walk.line.size() || walk.line[colon + 1].isSpace())) {
        walk.mark(start, colon, CodeKind::Type);
        start = colon + 1;
    }
    const QStringView value = walk.line.mid(start).trimmed();
    if (value.startsWith(QLatin1Char('"')) || value.startsWith(QLatin1Char('\'')))
        walk.mark(value.data() - walk.line.data(), value.data() - walk.line.data() + value.size(), CodeKind::String);
}

void markdownLine(Walk& walk)
{
    if (walk.line.startsWith(QLatin1Char('#')))
        walk.mark(0, walk.line.size(), CodeKind::Keyword);
    qsizetype from = walk.line.indexOf(QLatin1Char('`'));
    while (from >= 0) {
        const qsizetype to = walk.line.indexOf(QLatin1Char('`'), from + 1);
        if (to < 0)
            break;
        walk.mark(from, to + 1, CodeKind::String);
        from = walk.line.indexOf(QLatin1Char('`'), to + 1);
    }
}

}  // namespace

QList<CodeSpan> spansOf(CodeLanguage language, QStringView line, CodeState& state)
{
    Walk walk{line, {}, 0};
    switch (language) {
    case CodeLanguage::Plain: break;
    case CodeLanguage::Sql: sqlLine(walk, state); break;
    case CodeLanguage::Json: jsonLine(walk); break;
    case CodeLanguage::Yaml: yamlLine(walk); break;
    case CodeLanguage::Markdown: markdownLine(walk); break;
    }
    return walk.spans;
}

}  // namespace barch::ui
