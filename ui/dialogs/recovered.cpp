#include "ui/dialogs/recovered.h"

#include "ui/dialogs/change_lines.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

QFrame* side(const QString& title, const QString& note, qsizetype tables, qsizetype changes, bool suggested)
{
    auto* frame = new QFrame;
    frame->setProperty("card", suggested ? "info" : "plain");
    auto* lines = column(4, frame);
    lines->setContentsMargins(12, 10, 12, 10);
    auto* head = row(8);
    head->addWidget(new Text(title, TypeRole::BaseStrong), 1);
    if (suggested)
        head->addWidget(new Tag(Recovered::tr("Suggested"), Tag::Tone::Accent));
    lines->addLayout(head);
    lines->addWidget(new Text(note, TypeRole::Small, Ink::Tertiary));
    const auto fact = [&](const QString& name, qsizetype number) {
        auto* line = row(8);
        line->addWidget(new Text(name, TypeRole::Small, Ink::Secondary), 1);
        line->addWidget(new Text(grouped(number), TypeRole::SmallStrong));
        lines->addLayout(line);
    };
    fact(Recovered::tr("Tables"), tables);
    fact(Recovered::tr("Changes"), changes);
    return frame;
}

}  // namespace

Recovered::Recovered(const Recovery& recovery, QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("recovered"));
    setEscapes(false);
    const QString file = recovery.path.isEmpty() ? tr("A project without a file") : QFileInfo(recovery.path).fileName();
    const QString when = QLocale().toString(recovery.changed, QLocale::ShortFormat);
    auto* card = new MessageCard(MessageCard::Kind::Ok, tr("Your work was recovered"),
                                 tr("%1 was not closed properly. What was not saved is here.").arg(file));
    auto* sides = row(8);
    sides->addWidget(side(tr("Recovered"), when, static_cast<qsizetype>(recovery.project.tables.size()),
                          recovery.labels.size(), true), 1);
    if (recovery.saved)
        sides->addWidget(side(tr("Saved file"), QLocale().toString(recovery.savedAt, QLocale::ShortFormat),
                              static_cast<qsizetype>(recovery.saved->tables.size()), 0, false), 1);
    card->body()->addLayout(sides);
    addChangeLines(*card->body(), recovery.labels);
    card->setHint(recovery.saved ? tr("The file stays as it is until you save.") : QString());
    QPushButton* saved = card->addButton(QStringLiteral("recoveredDiscard"),
                                         recovery.saved ? tr("Open the saved file") : tr("Throw it away"), false);
    QPushButton* go = card->addButton(QStringLiteral("recoveredContinue"), tr("Continue with recovered"), true);
    connect(saved, &QPushButton::clicked, this, [this] {
        dismiss();
        emit savedChosen();
    });
    connect(go, &QPushButton::clicked, this, [this] {
        dismiss();
        emit continueChosen();
    });
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(go);
}

}  // namespace barch::ui
