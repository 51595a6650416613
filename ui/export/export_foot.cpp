#include "ui/export/export_foot.h"

#include "ui/widgets/folder_words.h"
#include "ui/widgets/result_bar.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

QString listOf(const std::vector<std::string>& paths)
{
    constexpr std::size_t most = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(most, paths.size()); ++i)
        names.append(qs(paths[i]));
    if (paths.size() > most)
        names.append(ExportFoot::tr("%1 more").arg(paths.size() - most));
    return names.join(QStringLiteral(", "));
}

}  // namespace

ExportFoot::ExportFoot(QWidget* parent) : QWidget(parent)
{
    auto* lines = column(0, this);
    lines->addWidget(makeEditedBar());
    m_result = new ResultBar(QStringLiteral("exportResult"));
    connect(m_result, &ResultBar::openWanted, this, &ExportFoot::openWanted);
    lines->addWidget(m_result);
    lines->addWidget(new Hairline);
    auto* buttons = row(8);
    buttons->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    m_chooseFolder = makeButton(QStringLiteral("chooseFolder"), tr("Choose a folder…"), ButtonKind::Plain, QStringLiteral("folder"));
    connect(m_chooseFolder, &QPushButton::clicked, this, &ExportFoot::folderWanted);
    m_statusIcon = new IconLabel(QStringLiteral("error"), Ink::Error);
    m_status = new Text({}, TypeRole::Small, Ink::Secondary);
    m_status->setObjectName(QStringLiteral("exportStatus"));
    m_export = makeButton(QStringLiteral("exportButton"), tr("Export"), ButtonKind::Primary, QStringLiteral("export"));
    connect(m_export, &QPushButton::clicked, this, &ExportFoot::exportWanted);
    buttons->addWidget(m_chooseFolder);
    buttons->addWidget(m_statusIcon);
    buttons->addWidget(m_status, 1, Qt::AlignVCenter);
    buttons->addWidget(m_export);
    lines->addLayout(buttons);
}

QWidget* ExportFoot::makeEditedBar()
{
    m_editedBar = new QWidget;
    m_editedBar->setObjectName(QStringLiteral("editedBar"));
    auto* editedLines = column(0, m_editedBar);
    editedLines->addWidget(new Hairline);
    auto* editedLine = row(8);
    editedLine->setContentsMargins(metrics().panelPadding, 6, metrics().panelPadding, 6);
    editedLine->addWidget(new IconLabel(QStringLiteral("warning"), Ink::Warning));
    m_editedText = new Text;
    m_editedText->setObjectName(QStringLiteral("editedText"));
    editedLine->addWidget(m_editedText, 1);
    m_editedChoice = new Segments({tr("Keep mine"), tr("Overwrite, keep a copy")});
    m_editedChoice->setObjectName(QStringLiteral("editedChoice"));
    m_editedChoice->setAccessibleName(tr("What happens to files that were edited by hand"));
    connect(m_editedChoice, &Segments::chosen, this, &ExportFoot::editedChanged);
    editedLine->addWidget(m_editedChoice);
    editedLines->addLayout(editedLine);
    m_editedBar->hide();
    return m_editedBar;
}

void ExportFoot::showEdited(const ExportPreview* preview)
{
    const auto byHand = static_cast<qsizetype>(preview ? preview->count(FileState::EditedByHand) : 0);
    m_editedBar->setVisible(byHand > 0);
    if (byHand > 0) {
        QString first;
        for (const ComparedFile& file : preview->compared)
            if (first.isEmpty() && file.state == FileState::EditedByHand)
                first = qs(file.path);
        m_editedText->set(byHand == 1 ? tr("%1 was edited by hand since the last export.").arg(first)
                                      : tr("%1 and %2 more were edited by hand since the last export.").arg(first).arg(byHand - 1));
    }
}

EditedFiles ExportFoot::edited() const
{
    return m_editedChoice->current() == 1 ? EditedFiles::Overwrite : EditedFiles::Keep;
}

void ExportFoot::startAfresh()
{
    m_editedChoice->setCurrent(0);
}

void ExportFoot::hideResult()
{
    m_result->hide();
}

void ExportFoot::showResult(const Result<WrittenFiles>& result)
{
    if (!result)
        return m_result->showError(tr("Not written. %1").arg(qs(result.error().text())));
    QString words = tr("%1 written.").arg(counted(static_cast<qsizetype>(result->written), tr("file"), tr("files")));
    if (!result->kept.empty())
        words += QLatin1Char(' ') + tr("Kept as you edited: %1.").arg(listOf(result->kept));
    if (!result->stale.empty())
        words += QLatin1Char(' ') + tr("Still there from an earlier export: %1.").arg(listOf(result->stale));
    m_result->showDone(words);
}

void ExportFoot::showFolder(const QString& folder, bool canChange)
{
    showFolderOn(*m_chooseFolder, folder, 260);
    m_chooseFolder->setEnabled(canChange);
}

void ExportFoot::showStatus(const QString& icon, Ink ink, const QString& words)
{
    m_statusIcon->set(icon.isEmpty() ? QStringLiteral("ok") : icon, ink);
    m_statusIcon->setVisible(!icon.isEmpty());
    m_status->set(words);
    m_status->setToolTip(words);
}

void ExportFoot::showButton(const QString& words, bool enabled)
{
    m_export->setText(words);
    m_export->setAccessibleName(words);
    m_focus.setEnabled(*m_export, enabled);
}

}  // namespace barch::ui
