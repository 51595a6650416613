#include "ui/data_model/sql_panel.h"

#include "exporters/target.h"
#include "ui/session/background.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QVBoxLayout>

#include <algorithm>
#include <cctype>

namespace barch::ui {
namespace {

class SqlColours : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override
    {
        static const QRegularExpression parts(
            QStringLiteral(R"((?<comment>--.*$)|(?<string>'(?:[^']|'')*')|(?<number>\b\d+(?:\.\d+)?\b)|(?<keyword>\b[A-Z]{2,}\b))"));
        const auto& code = theme().code;
        for (auto it = parts.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QColor colour = match.hasCaptured(QStringLiteral("comment"))  ? code.comment
                                  : match.hasCaptured(QStringLiteral("string")) ? code.string
                                  : match.hasCaptured(QStringLiteral("number")) ? code.number
                                                                                : code.keyword;
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), colour);
        }
    }
};

/// The table with what it refers to, and nothing else that would only be skipped again.
Project alone(const Project& project, const Table& table)
{
    Project part = project;
    part.tables = {};
    part.tables = part.tables.with(table);
    part.views = {};
    part.verbatimSql = {};
    std::vector<TableId> wanted{table.id, project.tenancy->rootTable, table.partitionOf};
    wanted.insert(wanted.end(), table.inherits.begin(), table.inherits.end());
    for (std::size_t i = 0; i < wanted.size() && i < 200; ++i) {
        const Table* found = project.table(wanted[i]);
        if (!found)
            continue;
        part.tables = part.tables.with(*found);
        for (const ForeignKey& key : found->foreignKeys)
            if (std::ranges::find(wanted, key.target) == wanted.end())
                wanted.push_back(key.target);
    }
    return part;
}

struct Outcome {
    std::string sql;
    std::string note;
};

Outcome sqlOf(const Project& project, const Table& table)
{
    const Dialect dialect = project.info->dialect;
    const std::string id(dialect == Dialect::Any ? "postgresql" : nameOf(dialect));
    const Target* target = findTarget(id);
    if (!target)
        return {{}, "There is no SQL export for this engine in this version."};
    const Result<ExportResult> made = target->run(alone(project, table), {});
    if (!made)
        return {{}, made.error().text()};
    Outcome outcome;
    for (const ExportedFile& file : made->files)
        if (file.path.ends_with(".up.sql") && file.path.find('/') == std::string::npos)
            outcome.sql += statementsAbout(file.bytes, table.name);
    if (dialect == Dialect::Any)
        outcome.note = "No engine is chosen yet. This is how PostgreSQL would have it.";
    return outcome;
}

bool mentions(const std::string& statement, const std::string& word)
{
    const auto isName = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
    for (std::size_t at = statement.find(word); at != std::string::npos; at = statement.find(word, at + 1)) {
        const bool before = at > 0 && isName(statement[at - 1]);
        const std::size_t end = at + word.size();
        if (!before && (end == statement.size() || !isName(statement[end])))
            return true;
    }
    return false;
}

}  // namespace

std::string statementsAbout(const std::string& script, const std::string& table)
{
    std::string kept;
    std::string statement;
    char quote = 0;
    std::string dollar;  // the tag that ends the body
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        statement += c;
        if (!dollar.empty()) {
            if (c == '$' && statement.size() > dollar.size() && statement.ends_with(dollar))
                dollar.clear();
            continue;
        }
        if (quote) {
            if (c == quote)
                quote = 0;
            continue;
        }
        if (c == '-' && script.compare(i, 2, "--") == 0) {
            const std::size_t end = std::min(script.find('\n', i), script.size());
            statement.append(script, i + 1, end - i - 1);
            i = end - 1;
            continue;
        }
        if (c == '\'' || c == '"' || c == '`') {
            quote = c;
        } else if (c == '$') {
            const std::size_t end = script.find('$', i + 1);
            if (end != std::string::npos && std::all_of(script.begin() + static_cast<std::ptrdiff_t>(i) + 1, script.begin() + static_cast<std::ptrdiff_t>(end),
                                                        [](char t) { return std::isalnum(static_cast<unsigned char>(t)) || t == '_'; })) {
                dollar = script.substr(i, end - i + 1);
                statement.append(script, i + 1, end - i);
                i = end;
            }
        } else if (c == ';') {
            if (mentions(statement, table)) {
                const std::size_t start = statement.find_first_not_of("\n ");
                kept += (kept.empty() ? "" : "\n\n") + statement.substr(start);
            }
            statement.clear();
        }
    }
    return kept.empty() ? kept : kept + "\n";
}

SqlPanel::SqlPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_note(new Text({}, TypeRole::Small, Ink::Tertiary)), m_sql(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("sqlPanel"));
    auto* layout = column(6, this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_note->setContentsMargins(16, 8, 12, 0);
    layout->addWidget(m_note);
    m_sql->setObjectName(QStringLiteral("tableSql"));
    m_sql->setAccessibleName(tr("SQL of this table"));
    m_sql->setReadOnly(true);
    m_sql->setFrameShape(QFrame::NoFrame);
    m_sql->setStyleSheet(QStringLiteral("QPlainTextEdit { border: none; padding: 8px 12px; }"));
    m_sql->setFont(typeface(TypeRole::CodeSmall));
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    new SqlColours(m_sql->document());
    layout->addWidget(m_sql, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(120);
    connect(&m_soon, &QTimer::timeout, this, &SqlPanel::make);
}

void SqlPanel::show(const Table* table)
{
    m_table = table ? table->id : TableId{};
    m_stale = true;
    if (isVisible())
        m_soon.start();
}

void SqlPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        make();
}

void SqlPanel::make()
{
    m_stale = false;
    const int asked = ++m_asked;
    inBackground(
        this,
        [project = m_session.project(), id = m_table] {
            const Table* table = project.table(id);
            return table ? sqlOf(project, *table) : Outcome{};
        },
        [this, asked](Outcome outcome) {
            if (asked != m_asked)
                return;
            m_note->set(qs(outcome.note));
            m_note->setVisible(!outcome.note.empty());
            if (m_sql->toPlainText() != qs(outcome.sql))
                m_sql->setPlainText(qs(outcome.sql));
            m_sql->setVisible(!outcome.sql.empty());
        });
}

}  // namespace barch::ui
