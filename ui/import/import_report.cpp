#include "ui/import/import_report.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

enum NoteColumn { Line, What, Outcome, Why, NoteColumns };

/// "policies", "indexes", "foreign keys".
QString plural(const QString& kind)
{
    if (kind.endsWith('y') && !kind.endsWith(QLatin1String("ey")))
        return kind.chopped(1) + QStringLiteral("ies");
    return kind + (kind.endsWith('x') ? QStringLiteral("es") : QStringLiteral("s"));
}

QString countsOf(const Imported& imported)
{
    QStringList parts;
    for (const auto& [kind, count] : imported.read)
        parts.append(counted(count, qs(kind), plural(qs(kind))));
    return parts.join(QStringLiteral("  ·  "));
}

QString thereText(const AddedImport& added)
{
    if (added.there.empty())
        return ImportReport::tr("The open project has none of these names: everything would be added.");
    QStringList names;
    for (const std::string& name : added.there)
        names.append(qs(name));
    const qsizetype shown = std::min<qsizetype>(names.size(), 12);
    QString list = names.mid(0, shown).join(QStringLiteral(", "));
    if (names.size() > shown)
        list += ImportReport::tr(" and %1 more").arg(names.size() - shown);
    return ImportReport::tr("The open project has %1 already. They stay as they are: %2.")
        .arg(counted(names.size(), ImportReport::tr("of these names"), ImportReport::tr("of these names")), list);
}

QString titleOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::PostgreSql: return QStringLiteral("PostgreSQL");
    case Dialect::MySql: return QStringLiteral("MySQL");
    case Dialect::Sqlite: return QStringLiteral("SQLite");
    case Dialect::Any: break;
    }
    return {};
}

}  // namespace

ImportReport::ImportReport(QWidget* parent)
    : QWidget(parent), m_read(new Text({}, TypeRole::Base)), m_there(new Text({}, TypeRole::Small, Ink::Secondary)),
      m_notesTitle(oneLine({}, TypeRole::Strong)), m_table(new QTableWidget(0, NoteColumns)),
      m_nothing(new Text(tr("Everything was read. Nothing was kept word for word, and nothing skipped."), TypeRole::Base, Ink::Secondary))
{
    auto* layout = column(10, this);
    m_read->setObjectName(QStringLiteral("importCounts"));
    layout->addWidget(m_read);
    m_there->setObjectName(QStringLiteral("importThere"));
    layout->addWidget(m_there);
    auto* head = row(8);
    head->addWidget(m_notesTitle, 1, Qt::AlignVCenter);
    m_filter = makeFilter(QStringLiteral("importFilter"), tr("Search these lines"), QStringLiteral("filter"));
    m_filter->setFixedWidth(220);
    head->addWidget(m_filter);
    layout->addLayout(head);
    m_table->setObjectName(QStringLiteral("importNotes"));
    m_table->setAccessibleName(tr("What was kept or skipped"));
    m_table->setHorizontalHeaderLabels({tr("Line"), tr("What"), tr("Outcome"), tr("Why")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    layout->addWidget(m_table, 1);
    m_nothing->setAlignment(Qt::AlignTop);
    layout->addWidget(m_nothing, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ImportReport::applyFilter);
}

QWidget* ImportReport::filter() const
{
    return m_filter->isVisibleTo(this) ? m_filter : nullptr;
}

void ImportReport::showImport(const Imported& imported, const std::optional<AddedImport>& added, Dialect ofProject)
{
    const QString counts = countsOf(imported);
    m_read->set(counts.isEmpty() ? tr("No table and nothing else of a database was found in it.") : counts);
    QString there = added ? thereText(*added) : QString();
    const Dialect dialect = imported.project.info->dialect;
    if (added && ofProject != Dialect::Any && dialect != Dialect::Any && dialect != ofProject)
        there += ' ' + tr("This was written for %1, the open project is for %2: look through types and defaults.").arg(titleOf(dialect), titleOf(ofProject));
    m_there->set(there);
    m_there->setVisible(!there.isEmpty());
    m_filter->clear();
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(imported.notes.size()));
    int kept = 0;
    for (std::size_t i = 0; i < imported.notes.size(); ++i) {
        const ImportNote& note = imported.notes[i];
        const bool isKept = note.outcome == ImportOutcome::Kept;
        kept += isKept;
        const QString texts[] = {note.line > 0 ? QString::number(note.line) : QString(), qs(note.what), isKept ? tr("kept") : tr("skipped"), qs(note.why)};
        for (int at = 0; at < NoteColumns; ++at) {
            auto* item = new QTableWidgetItem(texts[at]);
            item->setToolTip(texts[at]);
            if (at == What)
                item->setFont(typeface(TypeRole::CodeSmall));
            if (at == Outcome)
                item->setIcon(isKept ? icon(QStringLiteral("info"), Ink::Info) : icon(QStringLiteral("minus"), Ink::Tertiary));
            m_table->setItem(static_cast<int>(i), at, item);
        }
    }
    const int widths[] = {60, 260, 96};
    for (int at = 0; at < Why; ++at)
        m_table->setColumnWidth(at, widths[at]);
    const bool hasNotes = !imported.notes.empty();
    m_notesTitle->set(hasNotes ? tr("%1 kept word for word, %2 skipped").arg(grouped(kept), grouped(static_cast<qsizetype>(imported.notes.size()) - kept)) : QString());
    m_table->setVisible(hasNotes);
    m_filter->setVisible(hasNotes);
    m_nothing->setVisible(!hasNotes && !counts.isEmpty());
}

void ImportReport::applyFilter()
{
    const QString wanted = m_filter->text().trimmed();
    for (int line = 0; line < m_table->rowCount(); ++line) {
        bool isFound = wanted.isEmpty();
        for (int at = 0; at < NoteColumns && !isFound; ++at)
            isFound = m_table->item(line, at)->text().contains(wanted, Qt::CaseInsensitive);
        m_table->setRowHidden(line, !isFound);
    }
}

}  // namespace barch::ui
