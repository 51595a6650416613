#include "ui/checks/preview_view.h"

#include "ui/checks/change_cards.h"
#include "ui/checks/rule_page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int mostLines = 24;
constexpr std::size_t mostFresh = 4;

/// A card with a header; gives back the row of the header.
QHBoxLayout* startCard(QFrame* card, const QString& iconName, QWidget* title)
{
    card->setProperty("card", "plain");
    auto* layout = column(0, card);
    layout->setContentsMargins(1, 1, 1, 1);
    auto* head = makeGround("subtle");
    head->setFixedHeight(28);
    auto* line = row(8, head);
    line->setContentsMargins(12, 0, 8, 0);
    line->addWidget(new IconLabel(iconName, Ink::Secondary, nullptr, 14));
    line->addWidget(title, 1);
    layout->addWidget(head);
    layout->addWidget(new Hairline);
    return line;
}

void addLine(QVBoxLayout& layout, const QString& iconName, Ink ink, const QString& words)
{
    auto* line = row(8);
    line->addWidget(new IconLabel(iconName, ink, nullptr, 14), 0, Qt::AlignTop);
    line->addWidget(new Text(words, TypeRole::Small, Ink::Secondary), 1);
    layout.addLayout(line);
}

}  // namespace

PreviewView::PreviewView(const QString& prefix, QWidget* parent) : QWidget(parent)
{
    setObjectName(prefix + QStringLiteral("fixPreview"));
    auto* layout = column(12, this);
    auto* head = row(8);
    head->addWidget(oneLine(tr("What the fix changes"), TypeRole::Strong, Ink::Primary));
    m_summary = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_summary->setObjectName(prefix + QStringLiteral("fixSummary"));
    head->addWidget(m_summary, 1);
    m_mode = new Segments({tr("Model and SQL"), tr("Model"), tr("SQL")});
    m_mode->setObjectName(prefix + QStringLiteral("previewMode"));
    m_mode->setAccessibleName(tr("What the preview shows"));
    connect(m_mode, &Segments::chosen, this, &PreviewView::arrange);
    head->addWidget(m_mode);
    layout->addLayout(head);

    auto* model = new QFrame;
    m_model = model;
    QHBoxLayout* modelHead = startCard(model, QStringLiteral("data-model"), oneLine(tr("Data model"), TypeRole::Small, Ink::Primary));
    modelHead->addWidget(oneLine(tr("+ added"), TypeRole::Small, Ink::Added));
    modelHead->addWidget(oneLine(tr("− removed"), TypeRole::Small, Ink::Removed));
    modelHead->addWidget(oneLine(tr("~ changed"), TypeRole::Small, Ink::Changed));
    m_cards = new ChangeCards;
    m_cards->setObjectName(prefix + QStringLiteral("modelPreview"));
    model->layout()->addWidget(m_cards);
    layout->addWidget(model);

    auto* sql = new QFrame;
    m_sql = sql;
    m_sqlTitle = oneLine({}, TypeRole::CodeSmall, Ink::Secondary);
    QHBoxLayout* sqlHead = startCard(sql, QStringLiteral("code"), oneLine(tr("Exported SQL"), TypeRole::Small, Ink::Primary));
    sqlHead->insertWidget(2, m_sqlTitle, 1);
    m_added = oneLine({}, TypeRole::Small, Ink::Added);
    m_removed = oneLine({}, TypeRole::Small, Ink::Removed);
    sqlHead->addWidget(m_added);
    sqlHead->addWidget(m_removed);
    m_copy = new QToolButton;
    m_copy->setObjectName(prefix + QStringLiteral("copySql"));
    m_copy->setAccessibleName(tr("Copy the SQL"));
    m_copy->setToolTip(tr("Copy the SQL"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    sqlHead->addWidget(m_copy);
    m_code = new CodeView(prefix + QStringLiteral("sqlPreview"), tr("How the exported SQL changes"));
    m_code->setHeightInLines(mostLines);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_code->toPlainText()); });
    sql->layout()->addWidget(m_code);
    layout->addWidget(sql);

    m_trial = new QWidget;
    m_trial->setObjectName(prefix + QStringLiteral("trial"));
    column(8, m_trial);
    layout->addWidget(m_trial);
    showNothing();
}

void PreviewView::showNothing()
{
    hide();
}

void PreviewView::showWaiting()
{
    show();
    m_summary->set(tr("Trying it on a copy…"));
    m_hasModel = m_hasSql = false;
    m_trial->hide();
    arrange();
}

void PreviewView::showPreview(const FixPreview& preview)
{
    show();
    m_hasModel = !preview.failed;
    m_hasSql = !preview.failed && preview.sql.offered;
    m_summary->set(preview.failed ? QString() : qs(summaryOf(preview.changes)));
    if (m_hasModel)
        m_cards->setChanges(preview.after, preview.changes);
    if (m_hasSql) {
        CodeLines lines = preview.sql.lines;
        if (preview.sql.failed)
            lines = {{tr("Can't be exported: %1").arg(qs(preview.sql.failed->text())), LineChange::Same, 0, true}};
        else if (lines.empty())
            lines = {{tr("The exported SQL stays the same."), LineChange::Same, 0, true}};
        const LineCounts counts = countOf(lines);
        m_added->set(QStringLiteral("+%1").arg(counts.added));
        m_removed->set(QStringLiteral("−%1").arg(counts.removed));
        m_sqlTitle->set(preview.sql.title);
        m_code->setCode(std::move(lines), CodeLanguage::Sql);
    }
    showTrial(preview);
    arrange();
}

void PreviewView::showTrial(const FixPreview& preview)
{
    m_trial->show();
    auto& layout = *static_cast<QVBoxLayout*>(m_trial->layout());
    clearLayout(&layout);
    if (preview.failed) {
        addLine(layout, QStringLiteral("error"), Ink::Error, tr("This can't be done to the design as it stands. %1").arg(qs(preview.failed->text())));
        return;
    }
    if (!preview.left.empty())
        addLine(layout, QStringLiteral("info"), Ink::Info,
                tr("%1 stay as they are: their fix needs a look of its own.").arg(counted(static_cast<qsizetype>(preview.left.size()), tr("finding"), tr("findings"))));
    else if (!preview.healed)
        addLine(layout, QStringLiteral("warning"), Ink::Warning, tr("Tried on a copy: the finding is still there afterwards."));
    else if (preview.fresh.empty())
        addLine(layout, QStringLiteral("ok"), Ink::Ok, tr("Tried on a copy: no other rule has anything new to say."));
    if (!preview.fresh.empty()) {
        addLine(layout, QStringLiteral("warning"), Ink::Warning,
                tr("Tried on a copy: %1 afterwards.").arg(counted(static_cast<qsizetype>(preview.fresh.size()), tr("new finding"), tr("new findings"))));
        for (std::size_t i = 0; i < std::min(mostFresh, preview.fresh.size()); ++i)
            addLine(layout, QStringLiteral("chevron-right"), Ink::Tertiary, qs(preview.fresh[i].message));
    }
    if (preview.left.empty() && !preview.gone.empty())
        addLine(layout, QStringLiteral("ok"), Ink::Ok,
                tr("%1 with it.").arg(counted(static_cast<qsizetype>(preview.gone.size()), tr("more finding goes"), tr("more findings go"))));
}

void PreviewView::arrange()
{
    m_mode->setVisible(m_hasSql);
    const int mode = m_hasSql ? m_mode->current() : 1;
    m_model->setVisible(m_hasModel && mode != 2);
    m_sql->setVisible(m_hasSql && mode != 1);
}

}  // namespace barch::ui
