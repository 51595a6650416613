#include "ui/migrations/step_rows.h"

#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

#include <algorithm>

namespace barch::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StepRows", text);
}

/// The rows of a change, as they are put together.
class Rows {
public:
    explicit Rows(const MigrationPreview& preview)
        : m_preview(preview), m_lossTaken(preview.change.losses.size(), false), m_columnTaken(preview.unfilled.size(), false)
    {
    }

    std::vector<StepRow> run()
    {
        for (const sql::ChangeLine& line : m_preview.change.lines)
            if (line.folder.empty())
                addStep(line);
        for (std::size_t i = 0; i < m_lossTaken.size(); ++i)
            if (!m_lossTaken[i])
                addLoss(i);
        for (std::size_t i = 0; i < m_columnTaken.size(); ++i)
            if (!m_columnTaken[i])
                addColumn(i);
        return std::move(m_rows);
    }

private:
    /// The table or object that a step is listed under.
    QString groupOf(const ElementRef& element, const std::string& path) const
    {
        const TableId table(element.kind == ElementKind::Table ? element.id : element.owner);
        for (const Project* project : {&m_preview.request.project, &*m_preview.recorded.last})
            if (const Table* found = table ? project->table(table) : nullptr)
                return qs(qualifiedName(*project, *found));
        return qs(path);
    }

    void putUnder(const QString& group, const ElementRef& element, StepRow row)
    {
        if (group != m_group || m_rows.empty()) {
            StepRow heading;
            heading.isHeading = true;
            heading.name = group.isEmpty() ? tr("The database") : group;
            heading.element = element.owner ? ElementRef::table(TableId(element.owner)) : element;
            m_rows.push_back(std::move(heading));
            m_group = group;
        }
        m_rows.push_back(std::move(row));
    }

    void addStep(const sql::ChangeLine& line)
    {
        StepRow row;
        row.element = line.element;
        row.costs = line.costs;
        row.what = qs(line.what);
        const QString group = groupOf(line.element, line.path);
        const QString path = qs(line.path);
        row.name = path == group ? QString() : path.startsWith(group + QLatin1Char('.')) ? path.mid(group.size() + 1) : path;
        if (row.name.isEmpty() && row.what.isEmpty())
            row.what = tr("Changed");
        decide(row, line);
        putUnder(group, line.element, std::move(row));
    }

    void decide(StepRow& row, const sql::ChangeLine& line)
    {
        const bool loses = std::any_of(line.costs.begin(), line.costs.end(),
                                       [](sql::Cost cost) { return cost == sql::Cost::DeletesData || cost == sql::Cost::ChangesValues; });
        for (std::size_t i = 0; loses && i < m_lossTaken.size(); ++i)
            if (const sql::Loss& loss = m_preview.change.losses[i]; !m_lossTaken[i] && loss.element == line.element) {
                m_lossTaken[i] = true;
                return allow(row, loss);
            }
        if (line.element.kind != ElementKind::Column)
            return;
        for (std::size_t i = 0; i < m_columnTaken.size(); ++i)
            if (const sql::UnfilledColumn& column = m_preview.unfilled[i]; !m_columnTaken[i] && AnyId(column.column) == line.element.id) {
                m_columnTaken[i] = true;
                return fill(row, column);
            }
    }

    static void allow(StepRow& row, const sql::Loss& loss)
    {
        row.decision = StepRow::Decision::Allow;
        row.key = keyOf(loss);
        row.question = qs(loss.words);
    }

    static void fill(StepRow& row, const sql::UnfilledColumn& column)
    {
        row.decision = StepRow::Decision::Fill;
        row.key = keyOf(column);
        row.question = tr("%1 is required: what do rows get that are there?").arg(qs(column.name));
    }

    void addLoss(std::size_t i)
    {
        m_lossTaken[i] = true;
        const sql::Loss& loss = m_preview.change.losses[i];
        StepRow row;
        row.element = loss.element;
        row.costs = {loss.allowance.starts_with("change-values:") ? sql::Cost::ChangesValues : sql::Cost::DeletesData, sql::Cost::CannotBeTakenBack};
        row.what = qs(loss.words);
        allow(row, loss);
        putUnder(groupOf(loss.element, loss.allowance.substr(loss.allowance.find(':') + 1)), loss.element, std::move(row));
    }

    void addColumn(std::size_t i)
    {
        m_columnTaken[i] = true;
        const sql::UnfilledColumn& column = m_preview.unfilled[i];
        StepRow row;
        row.element = ElementRef::inTable(ElementKind::Column, column.table, column.column);
        row.name = qs(column.name).section(QLatin1Char('.'), -1);
        row.what = column.isNew ? tr("New column") : tr("Required from now on");
        fill(row, column);
        putUnder(groupOf(row.element, column.name), row.element, std::move(row));
    }

    const MigrationPreview& m_preview;
    std::vector<bool> m_lossTaken;
    std::vector<bool> m_columnTaken;
    std::vector<StepRow> m_rows;
    QString m_group;
};

/// A first migration makes everything: how much of it, and what its engine can't express.
std::vector<StepRow> rowsOfFirst(const MigrationPreview& preview)
{
    std::vector<StepRow> rows;
    const auto put = [&](bool isHeading, const QString& name, const QString& what, const ElementRef& element = {}) {
        StepRow row;
        row.isHeading = isHeading;
        row.name = name;
        row.what = what;
        row.element = element;
        rows.push_back(std::move(row));
    };
    const Project& project = preview.request.project;
    put(true, tr("The whole design, for an empty database"), {});
    const auto count = [&](std::size_t number, const char* one, const char* many) {
        if (number > 0)
            put(false, {}, counted(static_cast<qsizetype>(number), tr(one), tr(many)));
    };
    count(project.tables.size(), "table", "tables");
    count(project.types.size(), "type", "types");
    count(project.sequences.size(), "sequence", "sequences");
    count(project.views.size(), "view", "views");
    count(project.functions.size(), "function", "functions");
    count(project.roles.size(), "role", "roles");
    count(project.verbatimSql.size(), "piece of SQL kept word for word", "pieces of SQL kept word for word");
    if (!preview.warnings.empty())
        put(true, tr("What the engine doesn't have"), {});
    for (const ExportWarning& warning : preview.warnings)
        put(false, qs(warning.path), qs(warning.feature) + QStringLiteral(": ") + qs(warning.result), warning.element);
    return rows;
}

}  // namespace

std::vector<StepRow> rowsOf(const MigrationPreview& preview)
{
    return preview.isFirst() ? rowsOfFirst(preview) : Rows(preview).run();
}

}  // namespace barch::ui
