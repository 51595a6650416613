#include "ui/export/warning_table.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace barch::ui {

WarningTable::WarningTable(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("cannotDo"));
    auto* layout = column(0, this);
    auto* head = makeGround("subtle");
    head->setFixedHeight(metrics().panelHeader);
    auto* line = row(8, head);
    line->setContentsMargins(metrics().panelPadding, 0, metrics().panelPadding, 0);
    auto* title = new Text(tr("What a target cannot do"), TypeRole::Strong);
    title->setOneLine(true);
    auto* hint = new Text(tr("nothing is dropped silently"), TypeRole::Small, Ink::Secondary);
    hint->setOneLine(true);
    m_leftOut = new Tag({}, Tag::Tone::Warning, QStringLiteral("warning"));
    m_replaced = new Tag({}, Tag::Tone::Info, QStringLiteral("info"));
    line->addWidget(title);
    line->addWidget(hint, 1);
    line->addWidget(m_leftOut);
    line->addWidget(m_replaced);
    layout->addWidget(head);
    layout->addWidget(new Hairline);
    m_table = new QTableWidget(0, 5);
    m_table->setObjectName(QStringLiteral("warningTable"));
    m_table->setAccessibleName(tr("What a target cannot do"));
    m_table->setHorizontalHeaderLabels({tr("Target"), tr("Feature"), tr("Element"), tr("Result"), tr("What is written instead")});
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
    connect(m_table, &QTableWidget::cellActivated, this, [this](int at, int) { emit elementWanted(m_elements[static_cast<std::size_t>(at)]); });
    layout->addWidget(m_table, 1);
    m_nothing = new Text(tr("The chosen targets express everything in this design."), TypeRole::Base, Ink::Secondary);
    m_nothing->setObjectName(QStringLiteral("noWarnings"));
    m_nothing->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    m_nothing->setAlignment(Qt::AlignTop);
    layout->addWidget(m_nothing, 1);
}

void WarningTable::showWarnings(const ExportPreview& preview)
{
    m_table->setRowCount(0);
    m_elements.clear();
    std::size_t rows = 0;
    int leftOut = 0;
    for (const TargetOutcome& outcome : preview.outcomes)
        rows += outcome.warnings.size();
    m_table->setRowCount(static_cast<int>(rows));
    int at = 0;
    for (const TargetOutcome& outcome : preview.outcomes) {
        for (const ExportWarning& warning : outcome.warnings) {
            leftOut += !warning.replaced;
            const QString texts[] = {qs(outcome.target->title), qs(warning.feature), qs(warning.path), warning.replaced ? tr("replaced") : tr("left out"),
                                     qs(warning.result)};
            for (int i = 0; i < 5; ++i) {
                auto* item = new QTableWidgetItem(texts[i]);
                item->setToolTip(texts[i]);
                if (i == 2)
                    item->setFont(typeface(TypeRole::CodeSmall));
                if (i == 3)
                    item->setIcon(warning.replaced ? icon(QStringLiteral("info"), Ink::Info) : icon(QStringLiteral("warning"), Ink::Warning));
                m_table->setItem(at, i, item);
            }
            m_elements.push_back(warning.element);
            ++at;
        }
    }
    const int widths[] = {150, 150, 150, 96};
    for (int i = 0; i < 4; ++i)
        m_table->setColumnWidth(i, widths[i]);
    const int replaced = static_cast<int>(rows) - leftOut;
    m_leftOut->set(tr("%1 left out").arg(leftOut), Tag::Tone::Warning, QStringLiteral("warning"));
    m_leftOut->setVisible(leftOut > 0);
    m_replaced->set(tr("%1 replaced").arg(replaced), Tag::Tone::Info, QStringLiteral("info"));
    m_replaced->setVisible(replaced > 0);
    m_table->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
}

}  // namespace barch::ui
