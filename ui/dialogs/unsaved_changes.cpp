#include "ui/dialogs/unsaved_changes.h"

#include "ui/dialogs/change_lines.h"
#include "ui/widgets/small_widgets.h"

#include <QVBoxLayout>

namespace barch::ui {

UnsavedChanges::UnsavedChanges(const Session& session, const QString& verb, QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("unsavedChanges"));
    const auto count = static_cast<qsizetype>(session.changesSinceSaved());
    auto* card = new MessageCard(MessageCard::Kind::Warning, tr("Save your changes to %1?").arg(session.name()),
                                 tr("%1 since the last save. Save before you %2, or they are gone.")
                                     .arg(counted(count, tr("change"), tr("changes")), verb));
    addChangeLines(*card->body(), session.labelsSinceSaved());
    QPushButton* cancel = card->addButton(QStringLiteral("unsavedCancel"), tr("Go on working"), false);
    QPushButton* discard = card->addButton(QStringLiteral("unsavedDiscard"), tr("Don’t save"), false);
    QPushButton* save = card->addButton(QStringLiteral("unsavedSave"), tr("Save"), true);
    connect(cancel, &QPushButton::clicked, this, &Overlay::dismiss);
    connect(discard, &QPushButton::clicked, this, [this] {
        dismiss();
        emit discardChosen();
    });
    connect(save, &QPushButton::clicked, this, [this] {
        dismiss();
        emit saveChosen();
    });
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(save);
}

}  // namespace barch::ui
