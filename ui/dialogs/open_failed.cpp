#include "ui/dialogs/open_failed.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace barch::ui {

OpenFailed::OpenFailed(const QString& path, const Error& error, QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("openFailed"));
    QString says = qs(error.what);
    if (!error.advice.empty())
        says += ' ' + qs(error.advice);
    auto* card = new MessageCard(MessageCard::Kind::Error, tr("%1 could not be opened").arg(QFileInfo(path).fileName()),
                                 tr("%1 The file was not changed.").arg(says));
    auto* facts = new QFrame;
    facts->setProperty("card", "inset");
    auto* lines = column(4, facts);
    lines->setContentsMargins(12, 8, 12, 8);
    lines->addWidget(new Text(QDir::toNativeSeparators(path), TypeRole::CodeSmall, Ink::Secondary));
    if (!error.where.empty() && qs(error.where) != path)
        lines->addWidget(new Text(qs(error.where), TypeRole::CodeSmall, Ink::Secondary));
    card->body()->addWidget(facts);
    QPushButton* copy = card->addButton(QStringLiteral("openFailedCopy"), tr("Copy message"), false);
    QPushButton* close = card->addButton(QStringLiteral("openFailedClose"), tr("Close"), false);
    QPushButton* another = card->addButton(QStringLiteral("openFailedAnother"), tr("Choose another file"), true);
    connect(copy, &QPushButton::clicked, this, [path, error] {
        QGuiApplication::clipboard()->setText(path + QStringLiteral(": ") + qs(error.text()));
    });
    connect(close, &QPushButton::clicked, this, &Overlay::dismiss);
    connect(another, &QPushButton::clicked, this, [this] {
        dismiss();
        emit anotherWanted();
    });
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(another);
}

}  // namespace barch::ui
