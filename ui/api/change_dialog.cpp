#include "ui/api/change_dialog.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

QWidget* lineOf(const api::ApiChange& change)
{
    auto* line = new QWidget;
    auto* across = row(10, line);
    across->setContentsMargins(0, 4, 0, 4);
    auto* mark = new IconLabel(change.breaking ? QStringLiteral("error") : QStringLiteral("ok"), change.breaking ? Ink::Error : Ink::Ok);
    mark->setAccessibleName(change.breaking ? ChangeDialog::tr("Breaks callers") : ChangeDialog::tr("Safe for callers"));
    across->addWidget(mark, 0, Qt::AlignTop);
    auto* words = column(0);
    words->addWidget(new Text(qs(change.call), TypeRole::CodeSmall, Ink::Secondary));
    words->addWidget(new Text(qs(change.what), TypeRole::BaseStrong));
    words->addWidget(new Text(qs(change.reason), TypeRole::Small, Ink::Secondary));
    across->addLayout(words, 1);
    return line;
}

}  // namespace

ChangeDialog::ChangeDialog(const std::vector<api::ApiChange>& changes, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("apiChanges"));
    setWindowTitle(tr("What callers notice"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(620, 560);
    setGround(this, "page");
    auto* layout = column(12, this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(new Text(tr("What callers notice"), TypeRole::Title));
    const auto breaking = std::count_if(changes.begin(), changes.end(), [](const api::ApiChange& change) { return change.breaking; });
    layout->addWidget(new Text(breaking == 0 ? tr("Nothing that changed since the design was opened or saved breaks a program that calls the API.")
                                             : tr("%1 of %2 break programs that call the API. Offer them below a new version, or announce the end of the old call first.")
                                                   .arg(breaking)
                                                   .arg(counted(static_cast<qsizetype>(changes.size()), tr("change"), tr("changes"))),
                               TypeRole::Base, Ink::Secondary));
    auto* list = makeGround("page");
    auto* lines = column(4, list);
    constexpr std::size_t most = 200;
    for (std::size_t i = 0; i < changes.size() && i < most; ++i)
        lines->addWidget(lineOf(changes[i]));
    if (changes.size() > most)
        lines->addWidget(new Text(tr("And %1 more: barch api-changes lists them all.").arg(changes.size() - most), TypeRole::Small, Ink::Secondary));
    lines->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    layout->addWidget(scroll, 1);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* close = makeButton(QStringLiteral("closeApiChanges"), tr("Close"), ButtonKind::Primary);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(close);
    layout->addLayout(buttons);
}

}  // namespace barch::ui
