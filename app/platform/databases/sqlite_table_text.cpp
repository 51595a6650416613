#include "app/platform/databases/sqlite_table_text.h"

#include "app/platform/databases/sql_words.h"

#include <algorithm>
#include <utility>

namespace barch {
namespace {

std::vector<std::string> nameList(const SqlWords& words, std::size_t open)
{
    std::vector<std::string> names;
    const std::size_t close = words.closing(open);
    for (std::size_t i = open + 1; i < close; ++i)
        if (words.isName(i))
            names.push_back(words.name(i));
    return names;
}

/// Keys between the brackets at `open`: names or expressions, each with COLLATE and a direction.
std::vector<SqliteKeyColumn> keyList(const SqlWords& words, std::size_t open)
{
    std::vector<SqliteKeyColumn> keys;
    const std::size_t close = words.closing(open);
    for (std::size_t begin = open + 1; begin < close;) {
        std::size_t end = begin;
        for (; end < close && !words.is(end, SqlPieceKind::Comma); ++end)
            if (words.is(end, SqlPieceKind::Open))
                end = words.closing(end);
        SqliteKeyColumn key;
        std::size_t last = end;
        if (words.is(last - 1, "desc") || words.is(last - 1, "asc"))
            key.descending = words.is(--last, "desc");
        if (last >= begin + 3 && words.is(last - 2, "collate")) {
            key.collation = words.name(last - 1);
            last -= 2;
        }
        if (last == begin + 1 && words.isName(begin))
            key.name = words.name(begin);
        else
            key.expression = words.slice(begin, last);
        keys.push_back(std::move(key));
        begin = end + 1;
    }
    return keys;
}

ReferentialAction actionAt(const SqlWords& words, std::size_t& at)
{
    if (words.is(at, "set", "null") || words.is(at, "set", "default")) {
        at += 2;
        return words.is(at - 1, "null") ? ReferentialAction::SetNull : ReferentialAction::SetDefault;
    }
    if (words.is(at, "no", "action")) {
        at += 2;
        return ReferentialAction::NoAction;
    }
    return words.is(at++, "cascade") ? ReferentialAction::Cascade : ReferentialAction::Restrict;
}

class TableParser {
public:
    explicit TableParser(std::string_view sql) : m_words(sql, sqliteLexis) {}

    std::optional<SqliteTableText> all()
    {
        while (!m_words.isEnd(m_at) && !m_words.is(m_at, SqlPieceKind::Open))
            ++m_at;
        m_end = m_words.closing(m_at++);
        if (m_words.isEnd(m_end))
            return std::nullopt;
        while (m_at < m_end && m_understood) {
            if (isTableConstraint())
                tableConstraint();
            else
                column();
            if (m_words.is(m_at, SqlPieceKind::Comma))
                ++m_at;
        }
        for (std::size_t i = m_end + 1; i < m_words.size(); ++i) {
            m_table.strict = m_table.strict || m_words.is(i, "strict");
            m_table.withoutRowid = m_table.withoutRowid || m_words.is(i, "without");
        }
        return m_understood ? std::optional(std::move(m_table)) : std::nullopt;
    }

private:
    bool isTableConstraint() const
    {
        static constexpr std::string_view words[] = {"constraint", "primary", "unique", "check", "foreign"};
        return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return m_words.is(m_at, word); });
    }
    bool takes(std::string_view word)
    {
        const bool found = m_at < m_end && m_words.is(m_at, word);
        m_at += found ? 1 : 0;
        return found;
    }
    bool takes(std::string_view word, std::string_view next)
    {
        const bool found = m_at + 1 < m_end && m_words.is(m_at, word, next);
        m_at += found ? 2 : 0;
        return found;
    }
    /// What stands between the brackets here.
    std::string bracketed()
    {
        const std::size_t close = m_words.closing(m_at);
        const std::string text = m_words.slice(m_at + 1, close);
        m_at = close + 1;
        return text;
    }
    std::string conflict()
    {
        if (!takes("on", "conflict"))
            return {};
        return lowerWord(m_words.text(m_at++));
    }

    void column()
    {
        SqliteColumnText column;
        column.name = m_words.name(m_at++);
        while (m_at < m_end && !m_words.is(m_at, SqlPieceKind::Comma) && !isColumnConstraint()) {
            const bool isOpen = m_words.is(m_at, SqlPieceKind::Open);
            const std::size_t next = isOpen ? m_words.closing(m_at) + 1 : m_at + 1;
            column.type += (column.type.empty() || isOpen ? "" : " ") + (isOpen ? m_words.slice(m_at, next) : m_words.name(m_at));
            m_at = next;
        }
        std::string name;
        while (m_at < m_end && !m_words.is(m_at, SqlPieceKind::Comma) && m_understood) {
            if (takes("constraint"))
                name = m_words.name(m_at++);
            else
                columnConstraint(column, std::exchange(name, {}));
        }
        m_table.columns.push_back(std::move(column));
    }

    bool isColumnConstraint() const
    {
        static constexpr std::string_view words[] = {"constraint", "primary", "not", "null", "unique", "check", "default",
                                                     "collate", "references", "generated", "as"};
        return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return m_words.is(m_at, word); });
    }

    void columnConstraint(SqliteColumnText& column, const std::string& name)
    {
        if (takes("primary", "key")) {
            SqliteKeyText key{name, {{column.name, {}, {}, m_words.is(m_at, "desc")}}, {}};
            if (!takes("asc"))
                takes("desc");
            key.conflict = conflict();
            column.autoincrement = takes("autoincrement");
            m_table.primaryKey = std::move(key);
        } else if (takes("not", "null")) {
            column.notNull = true;
            column.notNullConflict = conflict();
        } else if (takes("null")) {
            conflict();
        } else if (takes("unique")) {
            m_table.uniques.push_back({name, {{column.name, {}, {}, false}}, {}});
            m_table.uniques.back().conflict = conflict();
        } else if (takes("check")) {
            m_table.checks.push_back({name, bracketed()});
        } else if (takes("default")) {
            column.defaultText = defaultText();
        } else if (takes("collate")) {
            column.collation = m_words.name(m_at++);
        } else if (m_words.is(m_at, "references")) {
            reference(name, {column.name});
        } else if (takes("generated", "always") || m_words.is(m_at, "as")) {
            takes("as");
            column.generated = bracketed();
            column.stored = takes("stored");
            takes("virtual");
        } else if (!deferral()) {
            m_understood = false;
        }
    }

    std::string defaultText()
    {
        if (m_words.is(m_at, SqlPieceKind::Open))
            return bracketed();
        const std::size_t begin = m_at;
        if (m_words.is(m_at, SqlPieceKind::Operator))
            ++m_at;
        ++m_at;
        if (m_words.is(m_at - 1, SqlPieceKind::Word) && m_words.is(m_at, SqlPieceKind::String) &&
            m_words.offset(m_at) == m_words.offset(m_at - 1) + 1)
            ++m_at;  // x'00'
        const std::string text = m_words.slice(begin, m_at);
        static constexpr std::string_view values[] = {"null", "true", "false", "current_time", "current_date", "current_timestamp"};
        const bool isValue = std::any_of(std::begin(values), std::end(values), [&](std::string_view word) { return m_words.is(begin, word); });
        const bool isLoneName = m_at == begin + 1 && !isValue && (m_words.is(begin, SqlPieceKind::Word) || m_words.is(begin, SqlPieceKind::QuotedName));
        if (!isLoneName)
            return text;
        std::string quoted = "'";  // SQLite takes a name here for a string
        for (const char c : m_words.name(begin))
            quoted += c == '\'' ? std::string("''") : std::string(1, c);
        return quoted + "'";
    }

    void tableConstraint()
    {
        std::string name;
        if (takes("constraint"))
            name = m_words.name(m_at++);
        if (takes("primary", "key") || takes("unique")) {
            const bool isPrimary = m_words.is(m_at - 1, "key");
            SqliteKeyText key{name, keyList(m_words, m_at), {}};
            // "PRIMARY KEY (id AUTOINCREMENT)" is taken too.
            for (SqliteKeyColumn& column : key.columns)
                if (lowerWord(column.expression).ends_with(" autoincrement")) {
                    column.name = SqlWords(column.expression, sqliteLexis).name(0);
                    column.expression.clear();
                    for (SqliteColumnText& found : m_table.columns)
                        found.autoincrement = found.autoincrement || lowerWord(found.name) == lowerWord(column.name);
                }
            m_at = m_words.closing(m_at) + 1;
            key.conflict = conflict();
            if (isPrimary)
                m_table.primaryKey = std::move(key);
            else
                m_table.uniques.push_back(std::move(key));
        } else if (takes("check")) {
            m_table.checks.push_back({name, bracketed()});
            conflict();
        } else if (takes("foreign", "key")) {
            const auto columns = nameList(m_words, m_at);
            m_at = m_words.closing(m_at) + 1;
            reference(name, columns);
        } else if (!name.empty() && (m_words.is(m_at, SqlPieceKind::Comma) || m_at >= m_end)) {
            return;  // a name of nothing
        } else {
            m_understood = false;
        }
    }

    void reference(const std::string& name, std::vector<std::string> columns)
    {
        SqliteReferenceText key;
        key.name = name;
        key.columns = std::move(columns);
        m_understood = takes("references") && m_understood;
        key.table = m_words.name(m_at++);
        if (m_words.is(m_at, SqlPieceKind::Open)) {
            key.targets = nameList(m_words, m_at);
            m_at = m_words.closing(m_at) + 1;
        }
        for (;;) {
            if (takes("on", "delete"))
                key.onDelete = actionAt(m_words, m_at);
            else if (takes("on", "update"))
                key.onUpdate = actionAt(m_words, m_at);
            else if (takes("match"))
                ++m_at;
            else
                break;
        }
        m_table.references.push_back(std::move(key));
        deferral();
    }

    /// Of the key before it.
    bool deferral()
    {
        const bool isNot = takes("not", "deferrable");
        if (!isNot && !takes("deferrable"))
            return false;
        Deferral when = isNot ? Deferral::NotDeferrable : Deferral::InitiallyImmediate;
        if (takes("initially", "deferred"))
            when = isNot ? Deferral::NotDeferrable : Deferral::InitiallyDeferred;
        else
            takes("initially", "immediate");
        if (!m_table.references.empty())
            m_table.references.back().deferral = when;
        return true;
    }

    SqlWords m_words;
    SqliteTableText m_table;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    bool m_understood = true;
};

}  // namespace

std::optional<SqliteTableText> parseSqliteTable(std::string_view sql)
{
    return TableParser(sql).all();
}

std::optional<SqliteIndexText> parseSqliteIndex(std::string_view sql)
{
    const SqlWords words(sql, sqliteLexis);
    std::size_t open = 0;
    while (!words.isEnd(open) && !words.is(open, SqlPieceKind::Open))
        ++open;
    const std::size_t close = words.closing(open);
    if (words.isEnd(close))
        return std::nullopt;
    SqliteIndexText index{words.is(1, "unique"), keyList(words, open), {}};
    if (words.is(close + 1, "where"))
        index.predicate = words.slice(close + 2, words.size());
    return index;
}

std::optional<SqliteTriggerText> parseSqliteTrigger(std::string_view sql)
{
    const SqlWords words(sql, sqliteLexis);
    SqliteTriggerText trigger;
    std::size_t at = words.is(1, "trigger") ? 2 : 3;
    if (words.is(at, "if", "not"))
        at += 3;
    at += words.is(at + 1, SqlPieceKind::Dot) ? 3 : 1;
    if (words.is(at, "before")) {
        ++at;
    } else if (words.is(at, "after")) {
        trigger.timing = TriggerTiming::After;
        ++at;
    } else if (words.is(at, "instead")) {
        trigger.timing = TriggerTiming::InsteadOf;
        at += 2;
    }
    trigger.event = lowerWord(words.text(at++));
    if (words.is(at, "of"))
        for (++at; !words.isEnd(at) && !words.is(at, "on"); ++at)
            if (words.isName(at))
                trigger.updateOf.push_back(words.name(at));
    if (!words.is(at, "on"))
        return std::nullopt;
    at += 2;
    if (words.is(at, "for", "each"))
        at += 3;
    const bool hasCondition = words.is(at, "when");
    std::size_t begin = at + (hasCondition ? 1 : 0);
    while (!words.isEnd(begin) && !words.is(begin, "begin"))
        ++begin;
    if (words.isEnd(begin) || !words.is(words.size() - 1, "end"))
        return std::nullopt;
    if (hasCondition) {
        const bool isBracketed = words.is(at + 1, SqlPieceKind::Open) && words.closing(at + 1) + 1 == begin;
        trigger.condition = isBracketed ? words.slice(at + 2, begin - 1) : words.slice(at + 1, begin);
    }
    trigger.body = words.slice(begin + 1, words.size() - 1);
    return trigger;
}

std::optional<SqliteViewText> parseSqliteView(std::string_view sql)
{
    const SqlWords words(sql, sqliteLexis);
    SqliteViewText view;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words.is(at, SqlPieceKind::Open)) {
            view.columns = nameList(words, at);
            at = words.closing(at);
        } else if (words.is(at, "as")) {
            view.query = words.slice(at + 1, words.size());
            return view;
        }
    }
    return std::nullopt;
}

}  // namespace barch
