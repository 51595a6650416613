#include "ui/export/export_foot.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
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
    lines->addWidget(makeResultBar());
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

QWidget* ExportFoot::makeResultBar()
{
    m_resultBar = new QWidget;
    m_resultBar->setObjectName(QStringLiteral("resultBar"));
    auto* resultLines = column(0, m_resultBar);
    resultLines->addWidget(new Hairline);
    auto* resultLine = row(8);
    resultLine->setContentsMargins(metrics().panelPadding, 6, metrics().panelPadding, 6);
    m_resultIcon = new IconLabel(QStringLiteral("ok"), Ink::Ok);
    m_resultText = new Text;
    m_resultText->setObjectName(QStringLiteral("exportResult"));
    m_openFolder = makeButton(QStringLiteral("openFolder"), tr("Open folder"), ButtonKind::Link);
    connect(m_openFolder, &QPushButton::clicked, this, &ExportFoot::openWanted);
    resultLine->addWidget(m_resultIcon);
    resultLine->addWidget(m_resultText, 1);
    resultLine->addWidget(m_openFolder);
    resultLines->addLayout(resultLine);
    m_resultBar->hide();
    return m_resultBar;
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
    m_resultBar->hide();
}

void ExportFoot::showResult(const Result<WrittenFiles>& result)
{
    m_resultBar->show();
    m_openFolder->setVisible(static_cast<bool>(result));
    if (!result) {
        m_resultIcon->set(QStringLiteral("error"), Ink::Error);
        return m_resultText->set(tr("Not written. %1").arg(qs(result.error().text())));
    }
    m_resultIcon->set(QStringLiteral("ok"), Ink::Ok);
    QString words = tr("%1 written.").arg(counted(static_cast<qsizetype>(result->written), tr("file"), tr("files")));
    if (!result->kept.empty())
        words += QLatin1Char(' ') + tr("Kept as you edited: %1.").arg(listOf(result->kept));
    if (!result->stale.empty())
        words += QLatin1Char(' ') + tr("Still there from an earlier export: %1.").arg(listOf(result->stale));
    m_resultText->set(words);
}

void ExportFoot::showFolder(const QString& folder, bool canChange)
{
    const QString home = QDir::homePath();
    QString shown = QDir::toNativeSeparators(folder);
    if (folder.startsWith(home + QLatin1Char('/')))
        shown = QStringLiteral("~") + shown.mid(home.size());
    m_chooseFolder->setText(folder.isEmpty() ? tr("Choose a folder…")
                                               : QFontMetrics(m_chooseFolder->font()).elidedText(shown, Qt::ElideMiddle, 260));
    m_chooseFolder->setToolTip(folder.isEmpty() ? QString() : QDir::toNativeSeparators(folder));
    m_chooseFolder->setAccessibleName(folder.isEmpty() ? tr("Choose a folder") : tr("Folder: %1. Choose another").arg(folder));
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
    const bool hadFocus = m_export->hasFocus();
    m_export->setEnabled(enabled);
    // While there is work the keyboard goes elsewhere; it comes back, unless somebody took it further.
    if (hadFocus && !enabled)
        m_keyboardWentTo = QApplication::focusWidget();
    else if (enabled && m_keyboardWentTo && m_keyboardWentTo == QApplication::focusWidget())
        m_export->setFocus(Qt::OtherFocusReason);
    if (enabled)
        m_keyboardWentTo = nullptr;
}

}  // namespace barch::ui
