#include "ui/canvas/legend.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QToolButton>

namespace barch::ui {

Legend::Legend(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("legend"));
    setProperty("card", "plain");
    setCursor(Qt::ArrowCursor);
    auto* layout = column(4, this);
    layout->setContentsMargins(12, 6, 8, 10);
    auto* title = row(4);
    title->addWidget(new Text(tr("Legend"), TypeRole::Overline, Ink::Secondary), 1);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("legendClose"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setIconSize({12, 12});
    close->setAccessibleName(tr("Close the legend"));
    close->setFixedSize(20, 20);
    connect(close, &QToolButton::clicked, this, &Legend::closeWanted);
    title->addWidget(close);
    layout->addLayout(title);

    struct Entry {
        const char* icon;
        Ink ink;
        QString text;
    };
    const Entry entries[] = {
        {"tenancy-owned", Ink::Owned, tr("Tenant-owned")},   {"key", Ink::Primary, tr("Primary key")},
        {"tenancy-root", Ink::Root, tr("Tenant root")},      {"tenant-key", Ink::Root, tr("Tenant key")},
        {"tenancy-global", Ink::Shared, tr("Shared / global")}, {"reference", Ink::Tertiary, tr("Reference")},
        {"tenancy-link", Ink::Link, tr("Link table")},       {"index", Ink::Secondary, tr("Indexed")},
        {"unique", Ink::Secondary, tr("Unique")},            {nullptr, Ink::Secondary, tr("May be empty")},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    int at = 0;
    for (const Entry& entry : entries) {
        const int line = at / 2;
        const int left = at % 2 * 3;
        if (entry.icon)
            grid->addWidget(new IconLabel(QString::fromLatin1(entry.icon), entry.ink, nullptr, 12), line, left);
        else
            grid->addWidget(new Text(QStringLiteral("?"), TypeRole::SmallStrong, Ink::Secondary), line, left, Qt::AlignHCenter);
        auto* words = new Text(entry.text, TypeRole::Caption, Ink::Primary);
        words->setOneLine(true);
        words->setMinimumWidth(words->sizeHint().width());
        grid->addWidget(words, line, left + 1);
        ++at;
    }
    grid->setColumnMinimumWidth(2, 6);
    layout->addLayout(grid);
}

}  // namespace barch::ui
