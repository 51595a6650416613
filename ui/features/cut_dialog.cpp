#include "ui/features/cut_dialog.h"

#include "core/edits/release_edits.h"
#include "ui/features/feature_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

QString releaseName(const Project& project, ReleaseId id)
{
    const Release* release = project.releases.find(id);
    return release ? qs(release->name) : CutDialog::tr("no release");
}

}  // namespace

CutDialog::CutDialog(Session& session, QWidget* parent) : QDialog(parent), m_session(session)
{
    setObjectName(QStringLiteral("cutDialog"));
    setWindowTitle(tr("Cut the releases by capacity"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(820, 520);
    setGround(this, "page");
    fill();
}

void CutDialog::fill()
{
    const Project& project = m_session.project();
    const ReleasePlan plan = cutReleases(project);
    qsizetype moves = 0;
    for (const Placing& placing : plan.placings)
        moves += placing.moved();
    auto* layout = column(12, this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(new Text(tr("Cut the releases by capacity"), TypeRole::Title));
    layout->addWidget(new Text(tr("Every feature goes into the first release that has room for it, never before what it needs. Priority counts first, then RICE. One step of undo takes it all back."),
                               TypeRole::Base, Ink::Secondary));
    auto* list = new QTreeWidget;
    list->setObjectName(QStringLiteral("cutList"));
    list->setAccessibleName(tr("Where each feature goes"));
    list->setRootIsDecorated(false);
    list->setHeaderLabels({tr("Feature"), tr("From"), tr("To"), tr("Why")});
    list->setUniformRowHeights(true);
    for (const bool moved : {true, false})
        for (const Placing& placing : plan.placings) {
            if (placing.moved() != moved)
                continue;
            const Feature& feature = *project.features.find(placing.feature);
            auto* item = new QTreeWidgetItem(list, {qs(feature.name), moved ? releaseName(project, placing.from) : tr("stays"), releaseName(project, placing.release), qs(placing.reason)});
            item->setIcon(0, icon(iconOf(feature.moscow), inkOf(feature.moscow)));
            item->setToolTip(3, qs(placing.reason));
        }
    const int widths[] = {220, 110, 110};
    for (int i = 0; i < 3; ++i)
        list->setColumnWidth(i, widths[i]);
    layout->addWidget(list, 1);
    auto* buttons = row(8);
    auto* summary = new Text(moves == 0 ? tr("Everything is where it belongs.") : tr("%1 to another release.").arg(counted(moves, tr("feature goes"), tr("features go"))), TypeRole::Base, Ink::Secondary);
    summary->setObjectName(QStringLiteral("cutSummary"));
    buttons->addWidget(summary, 1);
    QPushButton* cancel = makeButton(QStringLiteral("cutCancel"), moves == 0 ? tr("Close") : tr("Cancel"));
    QPushButton* apply = makeButton(QStringLiteral("cutApply"), tr("Cut the releases"), ButtonKind::Primary);
    apply->setEnabled(moves > 0);
    apply->setDefault(moves > 0);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply, &QPushButton::clicked, this, &CutDialog::accept);
    buttons->addWidget(cancel);
    buttons->addWidget(apply);
    layout->addLayout(buttons);
}

void CutDialog::accept()
{
    (void)m_session.apply({tr("Cut the releases by capacity").toStdString(), cutReleasesByCapacity, {}});
    QDialog::accept();
}

}  // namespace barch::ui
