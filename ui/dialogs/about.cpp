#include "ui/dialogs/about.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

namespace barch::ui {

AboutDialog::AboutDialog(QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("about"));
    auto* card = new MessageCard(MessageCard::Kind::Info, tr("Backend Architect %1").arg(QCoreApplication::applicationVersion()),
                                 tr("Plan a backend, check it, hand it over. Everything stays on this computer."));
    card->body()->addWidget(new Text(tr("Licensed under the Apache License, version 2.0. Made with Qt %1 (LGPL 3), Graphviz "
                                        "and JSON for Modern C++.").arg(QString::fromLatin1(qVersion())),
                                     TypeRole::Small, Ink::Tertiary));
    QPushButton* close = card->addButton(QStringLiteral("aboutClose"), tr("Close"), true);
    connect(close, &QPushButton::clicked, this, &Overlay::dismiss);
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(close);
}

ShortcutsDialog::ShortcutsDialog(QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    auto* card = new MessageCard(MessageCard::Kind::Info, tr("Keyboard"), {});
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const std::pair<QString, QString> keys[] = {
        {QStringLiteral("Ctrl+K"), tr("Search everything, run any action")},
        {QStringLiteral("Alt+1 … Alt+5"), tr("Go to a part of the journey; again: its next page")},
        {QStringLiteral("Ctrl+B"), tr("Collapse or expand the rail")},
        {QStringLiteral("F6"), tr("Next pane")},
        {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), tr("Undo, redo, for everything")},
        {QStringLiteral("Ctrl+S"), tr("Save")},
        {QStringLiteral("1 … 9"), tr("Questionnaire: choose an answer")},
        {QStringLiteral("0"), tr("Questionnaire: I don’t know yet")},
        {QStringLiteral("Ctrl+Enter"), tr("Questionnaire: keep this answer")},
        {QStringLiteral("Alt+Left, Alt+Right"), tr("Questionnaire: previous, next question")},
        {QStringLiteral("F1"), tr("Questionnaire: explain the words used")},
    };
    int at = 0;
    for (const auto& [combination, meaning] : keys) {
        grid->addWidget(new KeyHint(combination), at, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(new Text(meaning, TypeRole::Base), at++, 1);
    }
    card->body()->addLayout(grid);
    QPushButton* close = card->addButton(QStringLiteral("shortcutsClose"), tr("Close"), true);
    connect(close, &QPushButton::clicked, this, &Overlay::dismiss);
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(close);
}

}  // namespace barch::ui
