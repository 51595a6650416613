#include "core/import/postgresql/guarded_statements.h"

#include "core/import/postgresql/statement_text.h"

#include <algorithm>
#include <initializer_list>

namespace barch::pg {
namespace {

/// Follows one block as it would run in an empty database. The first thing that it doesn't know ends it.
class Block {
public:
    explicit Block(std::string_view body) : m_words(body, StatementText::Semicolons::Kept) {}

    std::optional<std::vector<std::string>> run()
    {
        skipDeclarations();
        while (m_isKnown && m_at < m_words.size())
            step();
        if (!m_isKnown || !m_frames.empty() || m_statements.empty())
            return std::nullopt;
        return std::move(m_statements);
    }

private:
    struct Frame {
        bool isIf = false;
        bool isTaken = true;      ///< what stands here runs
        bool wasTaken = false;    ///< a branch of this IF has run
        bool surrounding = true;  ///< the whole IF runs
    };

    bool is(std::string_view word) const { return m_words.is(m_at, word); }
    bool isAny(std::initializer_list<std::string_view> words) const
    {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is(word); });
    }
    bool runs() const { return m_frames.empty() || m_frames.back().isTaken; }
    std::size_t endOfStatement() const { return m_words.findSign(SqlPieceKind::Semicolon, m_at); }
    void passStatement() { m_at = endOfStatement() + 1; }

    void skipDeclarations()
    {
        while (m_at < m_words.size() && !is("begin"))
            ++m_at;
    }

    void step()
    {
        if (is("begin")) {
            m_frames.push_back({false, runs(), false, runs()});
            ++m_at;
        } else if (is("exception")) {
            skipHandlers();
        } else if (is("end")) {
            if (!m_frames.empty())
                m_frames.pop_back();
            else
                m_isKnown = false;
            passStatement();
        } else if (isAny({"if", "elsif", "elseif"})) {
            condition();
        } else if (is("else")) {
            m_isKnown = !m_frames.empty() && m_frames.back().isIf;
            if (m_isKnown)
                m_frames.back().isTaken = m_frames.back().surrounding && !m_frames.back().wasTaken;
            ++m_at;
        } else {
            statement();
        }
    }

    /// What happens on an error doesn't in an empty database.
    void skipHandlers()
    {
        int depth = 0;
        for (; m_at < m_words.size(); ++m_at) {
            const bool closes = is("end") && !m_words.is(m_at + 1, "if");
            if (closes && depth-- == 0)
                return;
            depth += is("begin") ? 1 : 0;
        }
    }

    void condition()
    {
        const bool isNew = is("if");
        const std::size_t then = m_words.find("then", m_at);
        const auto holds = then < m_words.size() ? truth(m_at + 1, then) : std::nullopt;
        if (isNew)
            m_frames.push_back({true, false, false, runs()});
        Frame& frame = m_frames.back();
        m_isKnown = then < m_words.size() && frame.isIf && (holds || !frame.surrounding);
        frame.isTaken = frame.surrounding && !frame.wasTaken && holds.value_or(false);
        frame.wasTaken = frame.wasTaken || frame.isTaken;
        m_at = then + 1;
    }

    /// Of a condition about what is in the database, whose administrator runs the block.
    std::optional<bool> truth(std::size_t from, std::size_t to) const
    {
        const auto has = [&](std::string_view word) {
            for (std::size_t i = from; i < to; ++i)
                if (m_words.is(i, word))
                    return true;
            return false;
        };
        // Those inside of a query are its own.
        if (m_words.find("and", from) < to || m_words.find("or", from) < to)
            return std::nullopt;
        if (has("exists"))
            return m_words.is(from, "not");
        if (has("rolsuper"))
            return !m_words.is(from, "not");
        // The schema public is there, and nothing else.
        if (has("to_regnamespace") && m_words.text(from, to).find("'public'") != std::string::npos)
            return m_words.is(to - 2, "not") && m_words.is(to - 1, "null");
        if (has("to_regclass") || has("to_regtype") || has("to_regproc") || has("to_regrole") || has("to_regnamespace"))
            return m_words.is(to - 2, "is") && m_words.is(to - 1, "null");
        return std::nullopt;
    }

    void statement()
    {
        const std::size_t end = endOfStatement();
        const bool isDynamic = is("execute");
        const std::string text = m_words.written(isDynamic ? m_at + 1 : m_at, end);
        if (!runs() || is("null")) {
            passStatement();
            return;
        }
        const bool isUnknown = isAny({"for", "while", "loop", "case", "foreach", "declare", "perform", "return", "select", "with"}) || end == m_words.size();
        const bool stops = is("raise") && !m_words.is(m_at + 1, "notice") && !m_words.is(m_at + 1, "warning") && !m_words.is(m_at + 1, "info");
        // Rights on the database itself are not part of a design.
        const bool isOfDatabase = isDynamic && text.find(" ON DATABASE ") != std::string::npos;
        const bool isAssignment = m_at + 2 < end && m_words[m_at + 1].kind == SqlPieceKind::Operator;
        m_isKnown = !isUnknown && !stops && (!isDynamic || isOfDatabase);
        if (m_isKnown && !isDynamic && !is("raise") && !isAssignment)
            m_statements.push_back(text);
        passStatement();
    }

    StatementText m_words;
    std::size_t m_at = 0;
    bool m_isKnown = true;
    std::vector<Frame> m_frames;
    std::vector<std::string> m_statements;
};

}  // namespace

std::optional<std::vector<std::string>> guardedStatements(std::string_view body) { return Block(body).run(); }

}  // namespace barch::pg
