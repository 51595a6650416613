#include "ui/import/import_dialog.h"

#include "ui/import/import_form.h"
#include "ui/import/import_report.h"
#include "ui/session/background.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int tick = 80;  // ms between two looks at the progress

}  // namespace

ImportDialog::ImportDialog(Session& session, ImportService& imports, ImportAsk::From from, QWidget* over)
    : Overlay(over), m_session(session), m_imports(imports), m_title(oneLine({}, TypeRole::Title)),
      m_subtitle(new Text({}, TypeRole::Base, Ink::Secondary)), m_steps(new QStackedWidget),
      m_form(new ImportForm(session.services(), imports, from)), m_report(new ImportReport)
{
    setObjectName(QStringLiteral("importDialog"));
    setAccessibleName(tr("Import a design"));
    auto* card = new QFrame;
    card->setProperty("card", "popover");
    card->setFixedSize(metrics().paletteWidth, metrics().paletteHeight);
    auto* layout = column(0, card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(makeHead());
    layout->addWidget(new Hairline);
    m_steps->addWidget(m_form);
    m_steps->addWidget(makeReading());
    m_steps->addWidget(m_report);
    auto* middle = row(0);
    middle->setContentsMargins(24, 16, 24, 16);
    middle->addWidget(m_steps);
    layout->addLayout(middle, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFoot());
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_progress->setPart(m_run ? m_run->part.load() : 0); });
    connect(m_form, &ImportForm::changed, this, [this] { m_read->setEnabled(m_form->isReady()); });
    connect(m_form, &ImportForm::readWanted, this, &ImportDialog::read);
    connect(this, &Overlay::dismissed, this, &QObject::deleteLater);
    setContent(card);
    open(m_form->firstField());
    goTo(Asking);
}

ImportDialog::~ImportDialog()
{
    stop();
}

QWidget* ImportDialog::makeHead()
{
    auto* head = new QWidget;
    auto* layout = column(2, head);
    layout->setContentsMargins(24, 16, 24, 14);
    m_title->setObjectName(QStringLiteral("importTitle"));
    m_subtitle->setObjectName(QStringLiteral("importSubtitle"));
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    return head;
}

QWidget* ImportDialog::makeReading()
{
    auto* part = new QWidget;
    auto* layout = column(12, part);
    m_readingText = new Text({}, TypeRole::Base, Ink::Secondary);
    m_progress = new ProgressLine;
    layout->addStretch(1);
    layout->addWidget(m_readingText);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    return part;
}

QWidget* ImportDialog::makeFoot()
{
    auto* foot = new QWidget;
    auto* line = row(8, foot);
    line->setContentsMargins(24, 12, 24, 12);
    m_cancel = makeButton(QStringLiteral("importCancel"), tr("Cancel"));
    m_back = makeButton(QStringLiteral("importBack"), tr("Back"));
    m_read = makeButton(QStringLiteral("importRead"), tr("Read it"), ButtonKind::Primary);
    m_add = makeButton(QStringLiteral("importAdd"), tr("Add to this project"));
    m_open = makeButton(QStringLiteral("importOpen"), tr("Open as a new project"), ButtonKind::Primary);
    line->addWidget(m_cancel);
    line->addStretch(1);
    for (QPushButton* button : {m_back, m_read, m_add, m_open})
        line->addWidget(button);
    for (QPushButton* button : {m_cancel, m_back, m_read, m_add, m_open})
        button->setAutoDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_steps->currentIndex() != Reading)
            return dismiss();
        stop();
        goTo(Asking);
    });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Asking); });
    connect(m_read, &QPushButton::clicked, this, &ImportDialog::read);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const Project project = m_imported->project;
        dismiss();
        emit openWanted(project);
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        const Project project = m_imported->project;
        dismiss();
        emit addWanted(project, sourceName());
    });
    return foot;
}

void ImportDialog::goTo(Step step)
{
    m_steps->setCurrentIndex(step);
    m_back->setVisible(step == Reporting);
    m_read->setVisible(step == Asking);
    m_add->setVisible(step == Reporting && m_session.hasProject());
    m_open->setVisible(step == Reporting);
    setEscapes(step != Reading);
    m_read->setEnabled(m_form->isReady());
    if (step != Reporting) {
        m_title->set(tr("Import a design"));
        m_subtitle->set(tr("You see what was read before anything is made of it. What you import from is not changed."));
    }
    if (step == Asking)
        m_form->firstField()->setFocus(Qt::OtherFocusReason);
    if (step == Reading)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::read()
{
    if (!m_form->isReady() || m_run)
        return;
    m_form->clearError();
    m_asked = m_form->ask();
    m_run = std::make_shared<Run>();
    m_readingText->set(tr("Reading %1").arg(sourceName()));
    m_progress->setPart(0);
    m_tick.start();
    goTo(Reading);
    inBackground(
        this,
        [imports = &m_imports, ask = m_asked, run = m_run] {
            return imports->read(ask, [run](double part) {
                run->part = part;
                return !run->isStopped;
            });
        },
        [this, run = m_run](Result<Imported> result) {
            // Another run, or none: this one was stopped.
            if (run == m_run)
                finish(std::move(result));
        });
}

void ImportDialog::stop()
{
    if (m_run)
        m_run->isStopped = true;
    m_run.reset();
    m_tick.stop();
}

void ImportDialog::finish(Result<Imported> result)
{
    m_run.reset();
    m_tick.stop();
    if (!result) {
        goTo(Asking);
        m_form->showError(result.error());
        return;
    }
    m_imported = std::move(result).value();
    keepPassword();
    const auto tables = static_cast<qsizetype>(m_imported->project.tables.size());
    const std::optional<AddedImport> added =
        m_session.hasProject() ? std::optional(withImported(m_session.project(), m_imported->project)) : std::nullopt;
    m_title->set(tr("%1 read from %2").arg(counted(tables, tr("table"), tr("tables")), sourceName()));
    m_subtitle->set(tr("Nothing has been made of it yet."));
    m_report->showImport(*m_imported, added, m_session.project().info->dialect);
    goTo(Reporting);
    m_add->setEnabled(added && !sameAs(added->project, m_session.project()));
    m_open->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::keepPassword()
{
    if (m_asked.from != ImportAsk::From::Database)
        return;
    m_session.services().setSetting(QStringLiteral("import/database"), m_imports.withoutPassword(m_asked.text));
    if (!m_form->keepsPassword())
        return;
    m_imports.keepPassword(m_asked.text, m_asked.password, this, [this](const QString& problem) {
        if (!problem.isEmpty() && m_steps->currentIndex() == Reporting)
            m_subtitle->set(problem);
    });
}

QString ImportDialog::sourceName() const
{
    switch (m_asked.from) {
    case ImportAsk::From::File: return QFileInfo(m_asked.text).fileName();
    case ImportAsk::From::Text: return tr("the text");
    case ImportAsk::From::Database: break;
    }
    const QString url = m_imports.withoutPassword(m_asked.text);
    return url.isEmpty() ? tr("the database") : url;
}

}  // namespace barch::ui
