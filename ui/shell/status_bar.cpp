#include "ui/shell/status_bar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

QPushButton* makeStatusButton(const QString& objectName)
{
    QPushButton* button = makeButton(objectName, {}, ButtonKind::Quiet);
    button->setProperty("small", true);
    button->setIconSize({metrics().iconSmall, metrics().iconSmall});
    return button;
}

QToolButton* makeZoomButton(const QString& objectName, const QString& iconName, const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setIconSize({metrics().iconSmall, metrics().iconSmall});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

QString titleOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Any: return StatusBar::tr("Database not chosen");
    case Dialect::PostgreSql: return QStringLiteral("PostgreSQL");
    case Dialect::MySql: return QStringLiteral("MySQL");
    case Dialect::Sqlite: return QStringLiteral("SQLite");
    }
    return {};
}

StatusBar::StatusBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    setGround(this, "window");
    setFixedHeight(metrics().statusBar);
    auto* layout = row(2, this);
    layout->setContentsMargins(6, 0, 8, 0);
    m_state = new Text(tr("Ready"), TypeRole::Small, Ink::Secondary);
    m_state->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(m_state, 0, Qt::AlignVCenter);
    const char* names[] = {"statusErrors", "statusWarnings", "statusNotes"};
    for (int i = 0; i < 3; ++i) {
        m_counts[i] = makeStatusButton(QString::fromLatin1(names[i]));
        const Severity severity = static_cast<Severity>(i);
        connect(m_counts[i], &QPushButton::clicked, this, [this, severity] { emit findingsWanted(severity); });
        layout->addWidget(m_counts[i]);
    }
    m_dialect = makeStatusButton(QStringLiteral("statusDialect"));
    m_dialect->setIcon(icon(QStringLiteral("database")));
    connect(m_dialect, &QPushButton::clicked, this, &StatusBar::projectSettingsWanted);
    layout->addWidget(m_dialect);
    layout->addStretch(1);

    m_task = new QWidget;
    m_task->setObjectName(QStringLiteral("statusTask"));
    auto* task = row(8, m_task);
    m_taskTitle = new Text({}, TypeRole::Small, Ink::Secondary);
    m_taskTitle->setOneLine(true);
    m_taskProgress = new ProgressLine;
    m_taskProgress->setFixedWidth(96);
    QPushButton* cancel = makeButton(QStringLiteral("statusTaskCancel"), tr("Cancel"), ButtonKind::Link);
    connect(cancel, &QPushButton::clicked, &m_session.tasks(), &Tasks::cancel);
    task->addWidget(m_taskTitle);
    task->addWidget(m_taskProgress);
    task->addWidget(cancel);
    layout->addWidget(m_task);

    m_zoom = new QWidget;
    auto* zoom = row(0, m_zoom);
    QToolButton* out = makeZoomButton(QStringLiteral("zoomOut"), QStringLiteral("minus"), tr("Zoom out"));
    QToolButton* in = makeZoomButton(QStringLiteral("zoomIn"), QStringLiteral("plus"), tr("Zoom in"));
    QToolButton* fit = makeZoomButton(QStringLiteral("zoomFit"), QStringLiteral("fit"), tr("Show everything"));
    m_zoomText = makeStatusButton(QStringLiteral("zoomText"));
    m_zoomText->setFixedWidth(64);
    const auto step = [this](double factor) {
        if (Zoomable* target = m_page ? m_page->zoomable() : nullptr)
            target->setZoom(target->zoom() * factor);
    };
    connect(out, &QToolButton::clicked, this, [step] { step(1 / 1.25); });
    connect(in, &QToolButton::clicked, this, [step] { step(1.25); });
    connect(m_zoomText, &QPushButton::clicked, this, [this] {
        if (Zoomable* target = m_page ? m_page->zoomable() : nullptr)
            target->setZoom(1);
    });
    connect(fit, &QToolButton::clicked, this, [this] {
        if (Zoomable* target = m_page ? m_page->zoomable() : nullptr)
            target->zoomToFit();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{out, m_zoomText, in, fit})
        zoom->addWidget(widget);
    layout->addWidget(m_zoom);

    connect(&session, &Session::projectReplaced, this, &StatusBar::refresh);
    connect(&session, &Session::projectChanged, this, &StatusBar::refresh);
    connect(&session, &Session::findingsChanged, this, &StatusBar::refresh);
    connect(&session.tasks(), &Tasks::changed, this, &StatusBar::refreshTask);
    m_taskTimer.setInterval(100);
    connect(&m_taskTimer, &QTimer::timeout, this, &StatusBar::refreshTask);
    refresh();
    refreshTask();
    follow(nullptr);
}

void StatusBar::follow(Page* page)
{
    if (m_page)
        m_page->disconnect(this);
    m_page = page;
    if (page)
        connect(page, &Page::zoomChanged, this, &StatusBar::refreshZoom);
    refreshZoom();
}

void StatusBar::refresh()
{
    const bool open = m_session.hasProject();
    m_state->setVisible(!open || !m_session.checkedOnce());
    m_state->set(open ? tr("Checking…") : tr("Ready"));
    m_dialect->setVisible(open);
    m_dialect->setText(titleOf(m_session.project().info->dialect));
    m_dialect->setAccessibleName(tr("Database: %1").arg(m_dialect->text()));
    m_dialect->setToolTip(tr("Go to the question that decides this"));
    const FindingCounts counts = m_session.counts();
    const std::size_t numbers[] = {counts.errors, counts.warnings, counts.infos};
    const char* icons[] = {"error", "warning", "info"};
    const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info};
    const QString one[] = {tr("error"), tr("warning"), tr("note")};
    const QString many[] = {tr("errors"), tr("warnings"), tr("notes")};
    for (int i = 0; i < 3; ++i) {
        const auto number = static_cast<qsizetype>(numbers[i]);
        m_counts[i]->setVisible(open && m_session.checkedOnce());
        m_counts[i]->setText(counted(number, one[i], many[i]));
        m_counts[i]->setAccessibleName(m_counts[i]->text());
        m_counts[i]->setIcon(icon(QString::fromLatin1(icons[i]), number > 0 ? inks[i] : Ink::Disabled));
    }
}

void StatusBar::refreshTask()
{
    const Tasks& tasks = m_session.tasks();
    m_task->setVisible(tasks.running());
    if (!tasks.running())
        return m_taskTimer.stop();
    if (!m_taskTimer.isActive())
        m_taskTimer.start();
    m_taskTitle->set(tasks.title());
    const double part = tasks.progress();
    m_taskProgress->setVisible(part >= 0);
    m_taskProgress->setPart(std::max(0.0, part));
}

void StatusBar::refreshZoom()
{
    Zoomable* target = m_page ? m_page->zoomable() : nullptr;
    m_zoom->setVisible(target != nullptr);
    if (!target)
        return;
    m_zoomText->setText(QStringLiteral("%1 %").arg(std::lround(target->zoom() * 100)));
    m_zoomText->setAccessibleName(tr("Zoom %1, click for 100 %").arg(m_zoomText->text()));
}

}  // namespace barch::ui
