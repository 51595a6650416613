#include "ui/export/export_page.h"

#include "ui/export/file_tree.h"
#include "ui/export/target_list.h"
#include "ui/export/warning_table.h"
#include "ui/theme/icons.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int computeDelay = 200;  // ms without a change before the files are computed again
constexpr int contextLines = 4;

Text* oneLine(const QString& text, TypeRole role, Ink ink)
{
    auto* line = new Text(text, role, ink);
    line->setOneLine(true);
    return line;
}

QWidget* panelHeader(QHBoxLayout*& line)
{
    auto* head = new QWidget;
    head->setFixedHeight(metrics().panelHeader);
    line = row(8, head);
    line->setContentsMargins(metrics().panelPadding, 0, metrics().panelPadding, 0);
    return head;
}

QString listOf(const std::vector<std::string>& paths)
{
    constexpr std::size_t most = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(most, paths.size()); ++i)
        names.append(qs(paths[i]));
    if (paths.size() > most)
        names.append(ExportPage::tr("%1 more").arg(paths.size() - most));
    return names.join(QStringLiteral(", "));
}

}  // namespace

ExportPage::ExportPage(const PageContext& context) : Page(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("exportSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(makeTargets());
    split->addWidget(makeFiles());
    split->addWidget(makePreview());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 0);
    split->setStretchFactor(2, 1);
    split->setSizes({300, 300, 800});
    layout->addWidget(split, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(computeDelay);
    connect(&m_delay, &QTimer::timeout, this, &ExportPage::compute);
    connect(&session(), &Session::projectReplaced, this, &ExportPage::takeProject);
    connect(&session(), &Session::projectChanged, this, &ExportPage::want);
    connect(&session(), &Session::findingsChanged, this, &ExportPage::showStatus);
    // A cancelled task tells nobody; what it wrote by then shows in the comparison.
    connect(&session().tasks(), &Tasks::changed, this, [this] {
        if (!m_writing || session().tasks().running())
            return;
        m_writing = false;
        want();
    });
    m_exportAction = new QAction(tr("Write the files"), this);
    m_exportAction->setObjectName(QStringLiteral("exportAction"));
    connect(m_exportAction, &QAction::triggered, this, &ExportPage::write);
    m_folderAction = new QAction(tr("Choose the folder…"), this);
    m_folderAction->setObjectName(QStringLiteral("folderAction"));
    connect(m_folderAction, &QAction::triggered, this, &ExportPage::chooseFolder);
    qApp->installEventFilter(this);
    takeProject();
}

ExportPage::~ExportPage() = default;

QWidget* ExportPage::makeHeader()
{
    auto* header = new QWidget;
    header->setFixedHeight(metrics().pageHeader);
    auto* line = row(12, header);
    line->setContentsMargins(metrics().pagePadding, 0, metrics().pagePadding, 0);
    line->addWidget(oneLine(tr("Export"), TypeRole::Title, Ink::Primary));
    line->addWidget(oneLine(tr("Compared with the folder as it is now. The same model always gives the same files."), TypeRole::Base, Ink::Secondary), 1);
    m_last = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_last->setObjectName(QStringLiteral("lastExport"));
    line->addWidget(m_last);
    return header;
}

QWidget* ExportPage::makeTargets()
{
    auto* panel = makeGround("subtle");
    auto* layout = column(0, panel);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("What to export"), TypeRole::Strong, Ink::Primary), 1);
    layout->addWidget(new Hairline);
    m_targets = new TargetList;
    connect(m_targets, &TargetList::chosenChanged, this, [this] {
        remember();
        want();
    });
    layout->addWidget(m_targets, 1);
    layout->addWidget(new Hairline);
    auto* foot = column(4);
    foot->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    foot->addWidget(oneLine(tr("Name of the migration"), TypeRole::Small, Ink::Secondary));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("migrationName"));
    m_name->setAccessibleName(tr("Name of the migration"));
    m_name->setToolTip(tr("Lower case letters, digits and _. Files are called 0001_NAME.up.sql."));
    m_name->setFont(typeface(TypeRole::Code));
    m_name->setMaxLength(60);
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9_]*")), m_name));
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_name->setProperty("invalid", !isMigrationName(text));
        m_name->style()->unpolish(m_name);
        m_name->style()->polish(m_name);
        if (isMigrationName(text)) {
            remember();
            want();
        } else {
            m_current = false;
            showStatus();
        }
    });
    foot->addWidget(m_name);
    layout->addLayout(foot);
    return panel;
}

QWidget* ExportPage::makeFiles()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(240);
    auto* layout = column(0, panel);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("Files"), TypeRole::Strong, Ink::Primary), 1);
    const Ink inks[] = {Ink::Added, Ink::Changed, Ink::Tertiary};
    for (int i = 0; i < 3; ++i) {
        m_counts[i] = oneLine({}, TypeRole::Small, inks[i]);
        head->addWidget(m_counts[i]);
    }
    layout->addWidget(new Hairline);
    m_files = new FileTree;
    connect(m_files, &FileTree::currentFileChanged, this, &ExportPage::showFile);
    auto* nothing = new QWidget;
    auto* words = column(0, nothing);
    words->setContentsMargins(metrics().panelPadding, 16, metrics().panelPadding, 16);
    m_noFiles = new Text({}, TypeRole::Base, Ink::Secondary);
    m_noFiles->setObjectName(QStringLiteral("noFiles"));
    words->addWidget(m_noFiles);
    words->addStretch(1);
    m_fileStack = new QStackedWidget;
    m_fileStack->addWidget(m_files);
    m_fileStack->addWidget(nothing);
    layout->addWidget(m_fileStack, 1);
    return panel;
}

QWidget* ExportPage::makePreview()
{
    auto* panel = makeGround("page");
    panel->setMinimumWidth(420);
    auto* layout = column(0, panel);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    m_path = oneLine({}, TypeRole::Code, Ink::Primary);
    m_path->setObjectName(QStringLiteral("filePath"));
    m_state = new Tag({});
    m_state->hide();
    m_added = oneLine({}, TypeRole::Small, Ink::Added);
    m_removed = oneLine({}, TypeRole::Small, Ink::Removed);
    m_mode = new Segments({tr("Changes"), tr("Whole file")});
    m_mode->setObjectName(QStringLiteral("fileMode"));
    m_mode->setAccessibleName(tr("What is shown of the file"));
    connect(m_mode, &Segments::chosen, this, &ExportPage::showFile);
    m_copy = new QToolButton;
    m_copy->setObjectName(QStringLiteral("copyFile"));
    m_copy->setAccessibleName(tr("Copy the whole file"));
    m_copy->setToolTip(tr("Copy the whole file"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (const int at = m_files->current(); m_preview && at >= 0)
            QApplication::clipboard()->setText(qs(m_preview->files[static_cast<std::size_t>(at)].bytes));
    });
    head->addWidget(m_path);
    head->addWidget(m_state);
    head->addWidget(m_added);
    head->addWidget(m_removed);
    head->addStretch(1);
    head->addWidget(m_mode);
    head->addWidget(m_copy);
    layout->addWidget(new Hairline);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_code = new CodeView(QStringLiteral("filePreview"), tr("The chosen file"));
    m_warnings = new WarningTable;
    m_warnings->setMinimumHeight(120);
    connect(m_warnings, &WarningTable::elementWanted, this, [this](const ElementRef& element) { navigator().showElement(element); });
    split->addWidget(m_code);
    split->addWidget(m_warnings);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({420, 260});
    layout->addWidget(split, 1);
    layout->addWidget(makeFooter());
    return panel;
}

QWidget* ExportPage::makeFooter()
{
    auto* footer = new QWidget;
    auto* lines = column(0, footer);
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
    connect(m_editedChoice, &Segments::chosen, this, &ExportPage::showStatus);
    editedLine->addWidget(m_editedChoice);
    editedLines->addLayout(editedLine);
    lines->addWidget(m_editedBar);
    m_editedBar->hide();

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
    connect(m_openFolder, &QPushButton::clicked, this, [this] { session().services().openFolder(m_folder); });
    resultLine->addWidget(m_resultIcon);
    resultLine->addWidget(m_resultText, 1);
    resultLine->addWidget(m_openFolder);
    resultLines->addLayout(resultLine);
    lines->addWidget(m_resultBar);
    m_resultBar->hide();

    lines->addWidget(new Hairline);
    auto* buttons = row(8);
    buttons->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    m_chooseFolder = makeButton(QStringLiteral("chooseFolder"), tr("Choose a folder…"), ButtonKind::Plain, QStringLiteral("folder"));
    connect(m_chooseFolder, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    m_statusIcon = new IconLabel(QStringLiteral("error"), Ink::Error);
    m_status = new Text({}, TypeRole::Small, Ink::Secondary);
    m_status->setObjectName(QStringLiteral("exportStatus"));
    m_export = makeButton(QStringLiteral("exportButton"), tr("Export"), ButtonKind::Primary, QStringLiteral("export"));
    connect(m_export, &QPushButton::clicked, this, &ExportPage::write);
    buttons->addWidget(m_chooseFolder);
    buttons->addWidget(m_statusIcon);
    buttons->addWidget(m_status, 1, Qt::AlignVCenter);
    buttons->addWidget(m_export);
    lines->addLayout(buttons);
    return footer;
}

QString ExportPage::key(const char* what) const
{
    return QStringLiteral("export/%1/%2").arg(QString::fromLatin1(what), session().path());
}

void ExportPage::takeProject()
{
    Services& services = session().services();
    const bool known = !session().path().isEmpty();
    m_folder = known ? services.setting(key("folder")).toString() : QString();
    const QStringList remembered = known ? services.setting(key("targets")).toStringList() : QStringList();
    const QString name = known ? services.setting(key("name")).toString() : QString();
    m_name->setText(isMigrationName(name) ? name : QStringLiteral("init"));
    const Target* own = session().project().info->dialect == Dialect::Any ? nullptr : findTarget(nameOf(session().project().info->dialect));
    const QStringList fallback = own ? QStringList{qs(own->id)} : QStringList();
    m_targets->setChosen(remembered.isEmpty() ? fallback : remembered);
    const QDateTime last = known ? services.setting(key("last")).toDateTime() : QDateTime();
    m_last->set(last.isValid() ? tr("Last export %1").arg(QLocale(QLocale::English, QLocale::UnitedKingdom).toString(last, QStringLiteral("d MMMM, HH:mm"))) : QString());
    m_resultBar->hide();
    m_editedChoice->setCurrent(0);
    want();
}

void ExportPage::remember()
{
    if (session().path().isEmpty())
        return;
    Services& services = session().services();
    services.setSetting(key("folder"), m_folder);
    services.setSetting(key("targets"), m_targets->chosen());
    services.setSetting(key("name"), m_name->text());
}

void ExportPage::want()
{
    m_current = false;
    showStatus();
    if (isVisible())
        m_delay.start();
}

void ExportPage::compute()
{
    if (!isVisible() || m_current)
        return;
    if (m_computing)
        return m_delay.start();
    if (!session().hasProject() || m_targets->chosen().isEmpty() || !isMigrationName(m_name->text()))
        return showPreview({});
    m_computing = true;
    ExportRequest request{session().project(), m_targets->chosen(), {m_name->text().toStdString()}, m_folder};
    inBackground(
        this, [services = &session().services(), request = std::move(request)] { return previewExport(*services, request); },
        [this](ExportPreview preview) {
            m_computing = false;
            const bool stale = !sameAs(preview.request.project, session().project()) || preview.request.targets != m_targets->chosen() ||
                               preview.request.folder != m_folder || preview.request.options.name != m_name->text().toStdString();
            if (stale)
                m_delay.start();
            else
                showPreview(std::move(preview));
        });
}

void ExportPage::showPreview(ExportPreview preview)
{
    m_preview = std::move(preview);
    m_current = true;
    const std::size_t counts[] = {m_preview->count(FileState::New), m_preview->count(FileState::Changed), m_preview->count(FileState::Same)};
    for (int i = 0; i < 3; ++i)
        m_counts[i]->setVisible(counts[i] > 0);
    m_counts[0]->set(counts[0] ? tr("+%1 new").arg(counts[0]) : QString());
    m_counts[1]->set(counts[1] ? tr("~%1 changed").arg(counts[1]) : QString());
    m_counts[2]->set(counts[2] ? tr("%1 same").arg(counts[2]) : QString());
    m_targets->showOutcomes(*m_preview);
    m_files->setFiles(m_folder.isEmpty() ? tr("the folder you choose") : QFileInfo(m_folder).fileName(), m_preview->compared);
    QString nothing = !session().hasProject()       ? tr("No project is open.")
                      : allTargets().empty()        ? tr("This copy of the program has no targets.")
                      : m_targets->chosen().isEmpty() ? tr("Tick what you want to export. You see the files here before anything is written.")
                                                    : tr("The chosen targets write no files.");
    for (const TargetOutcome& outcome : m_preview->outcomes)
        if (outcome.failed)
            nothing = qs(outcome.target->title) + QStringLiteral(": ") + qs(outcome.failed->text());
    m_noFiles->set(nothing);
    m_fileStack->setCurrentIndex(m_preview->files.empty() ? 1 : 0);
    m_warnings->showWarnings(*m_preview);
    m_warnings->setVisible(!m_preview->outcomes.empty());
    showFile();
    showStatus();
}

void ExportPage::showFile()
{
    const int index = m_preview ? m_files->current() : -1;
    const bool any = m_preview && index >= 0 && static_cast<std::size_t>(index) < m_preview->files.size();
    m_copy->setEnabled(any);
    m_mode->setEnabled(any);
    ++m_fileRequest;
    if (!any) {
        m_path->set({});
        m_state->hide();
        m_added->set({});
        m_removed->set({});
        return m_code->clearCode();
    }
    const auto at = static_cast<std::size_t>(index);
    const ComparedFile& compared = m_preview->compared[at];
    const QString path = qs(compared.path);
    m_path->set(path.section(QLatin1Char('/'), -1));
    m_path->setToolTip(path);
    const Tag::Tone tones[] = {Tag::Tone::Ok, Tag::Tone::Warning, Tag::Tone::Neutral, Tag::Tone::Error};
    m_state->set(titleOf(compared.state), tones[static_cast<int>(compared.state)]);
    m_state->show();
    const bool changes = m_mode->current() == 0 && (compared.state == FileState::Changed || compared.state == FileState::EditedByHand);
    inBackground(
        this,
        [before = compared.onDisk, after = m_preview->files[at].bytes, changes] {
            return changes ? changedLines(before, after, contextLines) : wholeText(after);
        },
        [this, request = m_fileRequest, path, changes](CodeLines lines) {
            if (request != m_fileRequest)
                return;
            const LineCounts counts = countOf(lines);
            m_added->set(changes ? QStringLiteral("+%1").arg(counts.added) : QString());
            m_removed->set(changes ? QStringLiteral("−%1").arg(counts.removed) : QString());
            m_code->setCode(std::move(lines), languageOf(path));
            if (changes)
                m_code->scrollToFirstChange();
        });
}

EditedFiles ExportPage::edited() const
{
    return m_editedChoice->current() == 1 ? EditedFiles::Overwrite : EditedFiles::Keep;
}

void ExportPage::showStatus()
{
    const bool ready = m_current && m_preview && !m_preview->files.empty() && !m_writing;
    const auto byHand = static_cast<qsizetype>(m_current && m_preview ? m_preview->count(FileState::EditedByHand) : 0);
    m_editedBar->setVisible(byHand > 0);
    if (byHand > 0) {
        QString first;
        for (const ComparedFile& file : m_preview->compared)
            if (first.isEmpty() && file.state == FileState::EditedByHand)
                first = qs(file.path);
        m_editedText->set(byHand == 1 ? tr("%1 was edited by hand since the last export.").arg(first)
                                      : tr("%1 and %2 more were edited by hand since the last export.").arg(first).arg(byHand - 1));
    }
    const QString home = QDir::homePath();
    QString shown = QDir::toNativeSeparators(m_folder);
    if (m_folder.startsWith(home + QLatin1Char('/')))
        shown = QStringLiteral("~") + shown.mid(home.size());
    m_chooseFolder->setText(m_folder.isEmpty() ? tr("Choose a folder…")
                                               : QFontMetrics(m_chooseFolder->font()).elidedText(shown, Qt::ElideMiddle, 260));
    m_chooseFolder->setToolTip(m_folder.isEmpty() ? QString() : QDir::toNativeSeparators(m_folder));
    m_chooseFolder->setAccessibleName(m_folder.isEmpty() ? tr("Choose a folder") : tr("Folder: %1. Choose another").arg(m_folder));

    QString status;
    QString iconName;
    Ink ink = Ink::Error;
    const auto errors = static_cast<qsizetype>(session().counts().errors);
    if (m_preview && m_preview->failed()) {
        iconName = QStringLiteral("error");
        for (const TargetOutcome& outcome : m_preview->outcomes)
            if (outcome.failed)
                status = qs(outcome.target->title) + QStringLiteral(": ") + qs(outcome.failed->text());
        if (m_preview->folderFailed)
            status = qs(m_preview->folderFailed->text());
    } else if (!isMigrationName(m_name->text())) {
        iconName = QStringLiteral("error");
        status = tr("The migration needs a name: lower case letters, digits and _.");
    } else if (errors > 0) {
        iconName = QStringLiteral("error");
        status = tr("%1: take this export as a draft.").arg(counted(errors, tr("error"), tr("errors")));
    } else if (session().hasProject() && session().checkedOnce() && ready) {
        iconName = QStringLiteral("ok");
        ink = Ink::Ok;
        status = tr("The checks found no errors.");
    }
    m_statusIcon->set(iconName.isEmpty() ? QStringLiteral("ok") : iconName, ink);
    m_statusIcon->setVisible(!iconName.isEmpty());
    m_status->set(status);
    m_status->setToolTip(status);

    const std::size_t writes = ready ? m_preview->toWrite(edited()) : 0;
    const bool possible = ready && !m_preview->failed();
    const QString words = m_writing                  ? tr("Writing…")
                          : !possible                ? tr("Export")
                          : writes == 0              ? tr("Everything is up to date")
                                                     : tr("Export %1").arg(counted(static_cast<qsizetype>(writes), tr("file"), tr("files")));
    m_export->setText(words);
    m_export->setAccessibleName(words);
    m_export->setEnabled(possible && writes > 0);
    m_exportAction->setEnabled(m_export->isEnabled());
    m_folderAction->setEnabled(session().hasProject());
    m_chooseFolder->setEnabled(session().hasProject() && !m_writing);
}

void ExportPage::chooseFolder()
{
    const QString start = !m_folder.isEmpty() ? m_folder : session().path().isEmpty() ? QDir::homePath() : QFileInfo(session().path()).absolutePath();
    const QString chosen = session().services().chooseFile(this, {tr("Export into this folder"), start, false, true});
    if (chosen.isEmpty())
        return;
    m_folder = chosen;
    m_resultBar->hide();
    remember();
    want();
}

void ExportPage::write()
{
    if (!m_current || !m_preview || m_preview->files.empty() || m_preview->failed() || m_writing)
        return;
    if (m_folder.isEmpty())
        return chooseFolder();  // then the comparison with that folder is shown first
    m_writing = true;
    m_resultBar->hide();
    showStatus();
    session().tasks().run(
        tr("Writing %1").arg(counted(static_cast<qsizetype>(m_preview->files.size()), tr("file"), tr("files"))),
        [services = &session().services(), folder = m_folder, files = m_preview->files, choice = edited()](const TaskControl&) {
            return services->writeFolder(folder, files, choice);
        },
        [guard = QPointer<ExportPage>(this)](Result<WrittenFiles> result) {
            if (guard)
                guard->showWritten(result);
        });
}

void ExportPage::showWritten(const Result<WrittenFiles>& result)
{
    m_writing = false;
    m_resultBar->show();
    m_openFolder->setVisible(static_cast<bool>(result));
    if (!result) {
        m_resultIcon->set(QStringLiteral("error"), Ink::Error);
        m_resultText->set(tr("Not written. %1").arg(qs(result.error().text())));
        return want();
    }
    m_resultIcon->set(QStringLiteral("ok"), Ink::Ok);
    QString words = tr("%1 written.").arg(counted(static_cast<qsizetype>(result->written), tr("file"), tr("files")));
    if (!result->kept.empty())
        words += QLatin1Char(' ') + tr("Kept as you edited: %1.").arg(listOf(result->kept));
    if (!result->stale.empty())
        words += QLatin1Char(' ') + tr("Still there from an earlier export: %1.").arg(listOf(result->stale));
    m_resultText->set(words);
    const QDateTime now = QDateTime::currentDateTime();
    if (!session().path().isEmpty())
        session().services().setSetting(key("last"), now);
    m_last->set(tr("Last export %1").arg(QLocale(QLocale::English, QLocale::UnitedKingdom).toString(now, QStringLiteral("d MMMM, HH:mm"))));
    m_editedChoice->setCurrent(0);
    remember();
    want();
}

void ExportPage::activate()
{
    m_files->setFocus(Qt::OtherFocusReason);
    want();
}

void ExportPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    want();
}

bool ExportPage::eventFilter(QObject* watched, QEvent* event)
{
    // Back in the window: somebody may have edited files meanwhile.
    if (event->type() == QEvent::WindowActivate && watched == window() && isVisible() && !m_folder.isEmpty())
        want();
    return Page::eventFilter(watched, event);
}

QList<QAction*> ExportPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Deliver") ? QList<QAction*>{m_exportAction, m_folderAction} : QList<QAction*>();
}

QList<QWidget*> ExportPage::panes() const
{
    return {m_targets, m_files, m_code, m_warnings};
}

}  // namespace barch::ui
