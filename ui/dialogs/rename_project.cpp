#include "ui/dialogs/rename_project.h"

#include "core/edits/project_edits.h"
#include "ui/widgets/small_widgets.h"

#include <QVBoxLayout>

namespace barch::ui {

RenameProject::RenameProject(Session& session, QWidget* over) : Overlay(over)
{
    setObjectName(QStringLiteral("renameProject"));
    auto* card = new MessageCard(MessageCard::Kind::Info, tr("Name of the project"),
                                 tr("It stands in the title of every document and export."));
    auto* name = new QLineEdit(qs(session.project().info->name));
    name->setObjectName(QStringLiteral("projectName"));
    name->setAccessibleName(tr("Name of the project"));
    name->setPlaceholderText(session.name());
    name->selectAll();
    card->body()->addWidget(name);
    QPushButton* cancel = card->addButton(QStringLiteral("renameCancel"), tr("Cancel"), false);
    QPushButton* done = card->addButton(QStringLiteral("renameDone"), tr("Use this name"), true);
    const auto rename = [this, &session, name] {
        const std::string wanted = name->text().trimmed().toStdString();
        if (wanted.empty())
            return;
        dismiss();
        session.apply({tr("Name the project %1").arg(qs(wanted)).toStdString(),
                       [wanted](const Project& project) { return renameProject(project, wanted); },
                       {}});
    };
    done->setEnabled(!name->text().trimmed().isEmpty());
    connect(name, &QLineEdit::textChanged, done, [done](const QString& text) { done->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &Overlay::dismiss);
    connect(done, &QPushButton::clicked, this, rename);
    connect(name, &QLineEdit::returnPressed, this, rename);
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(name);
}

}  // namespace barch::ui
