#include "core/import/postgresql/import_postgresql.h"

#include "core/import/counts.h"
#include "core/import/postgresql/carry_out.h"
#include "core/import/postgresql/finished_project.h"
#include "core/import/postgresql/parse_tree.h"
#include "core/import/postgresql/script_reader.h"
#include "core/import/source_text.h"

#include <algorithm>
#include <optional>

namespace barch {
namespace {

using namespace pg;

/// So much SQL is parsed at a time: enough to make the call's own cost small, and little beside the text.
constexpr std::size_t batchSize = 64 * 1024;

/// Lines of a text, asked for from the front to the back.
class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text) {}

    int lineOf(std::size_t at)
    {
        if (at < m_at) {
            m_at = 0;
            m_line = 1;
        }
        m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at), m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        m_at = at;
        return m_line;
    }
private:
    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

/// Where the first word of [begin, end) stands: behind blanks and comments.
std::size_t firstWord(std::string_view sql, std::size_t begin, std::size_t end)
{
    SqlScanner scanner(sql.substr(begin, end - begin), postgresqlLexis);
    std::size_t at = begin;
    for (SqlPiece piece; scanner.next(piece) && piece.isBlank();)
        at += piece.text.size();
    return std::min(at, end);
}

class Import {
public:
    Import(std::string_view sql, const ImportProgress& progress) : m_sql(sql), m_progress(progress), m_lines(sql) {}

    Result<Imported> run()
    {
        if (auto fault = unreadableText(m_sql))
            return *fault;
        ScriptReader reader(m_sql);
        ScriptPiece piece;
        while (reader.next(piece)) {
            if (piece.kind == PieceKind::Statement) {
                m_end = piece.end;
                if (m_batch == std::string_view::npos)
                    m_batch = piece.begin;
                if (m_end - m_batch < batchSize)
                    continue;
            }
            if (auto fault = runBatch())
                return *fault;
            if (piece.kind != PieceKind::Statement)
                pass(piece);
            if (m_progress && !m_progress(0.95 * static_cast<double>(piece.end) / static_cast<double>(m_sql.size())))
                return importStopped();
        }
        if (auto fault = runBatch())
            return *fault;
        Imported imported;
        imported.project = finishedProject(m_state);
        imported.read = countObjects(imported.project);
        imported.notes = m_report.notes();
        return imported;
    }

private:
    /// Carries out the statements that are waiting.
    std::optional<Error> runBatch()
    {
        if (m_batch == std::string_view::npos)
            return std::nullopt;
        const std::size_t begin = m_batch;
        const std::string_view batch = m_sql.substr(begin, m_end - begin);
        m_batch = std::string_view::npos;
        SyntaxFault fault;
        const PgQuery__ParseResult* tree = m_parser.parse(batch, fault);
        if (!tree)
            return sourceError(m_sql, begin + fault.at, "The SQL can't be read: " + fault.message + ".");
        for (std::size_t i = 0; i < tree->n_stmts; ++i) {
            const PgQuery__RawStmt& raw = *tree->stmts[i];
            const std::size_t from = begin + static_cast<std::size_t>(raw.stmt_location);
            const std::size_t to = raw.stmt_len > 0 ? from + static_cast<std::size_t>(raw.stmt_len) : m_end;
            const std::size_t first = firstWord(m_sql, from, to);
            const Statement statement(m_sql.substr(first, to - first), m_lines.lineOf(first), first - begin);
            Context context{m_state, m_report, statement};
            carryOut(context, *raw.stmt);
        }
        return std::nullopt;
    }

    void pass(const ScriptPiece& piece)
    {
        const std::size_t first = piece.kind == PieceKind::LongRows ? firstWord(m_sql, piece.begin, piece.end) : piece.begin;
        const int line = m_lines.lineOf(first);
        const std::string_view text = m_sql.substr(first, piece.end - first);
        if (piece.kind == PieceKind::PsqlCommand)
            m_report.add(ImportOutcome::Skipped, line, shortened(text.substr(0, text.find_first_of(" \t\r\n")), 40), "A command to psql itself is no SQL.");
        else if (piece.kind == PieceKind::DownPart)
            m_report.add(ImportOutcome::Skipped, line, "The down part", "It takes back what the part before it makes.");
        else if (piece.kind == PieceKind::LongRows)
            m_report.rows(line, "INSERT INTO", insertTarget(text));
    }

    static std::string insertTarget(std::string_view text)
    {
        const StatementText words(text.substr(0, 400));
        std::size_t end = 2;
        while (end < words.size() && (words[end].kind == SqlPieceKind::Dot || words[end].kind == SqlPieceKind::QuotedName || end == 2 || words[end - 1].kind == SqlPieceKind::Dot))
            ++end;
        return words.text(2, end);
    }

    std::string_view m_sql;
    const ImportProgress& m_progress;
    Lines m_lines;
    SchemaState m_state;
    Report m_report;
    Parser m_parser;
    std::size_t m_batch = std::string_view::npos;
    std::size_t m_end = 0;
};

}  // namespace

Result<Imported> importPostgresql(std::string_view sql, const ImportProgress& progress) { return Import(withoutByteOrderMark(sql), progress).run(); }

}  // namespace barch
