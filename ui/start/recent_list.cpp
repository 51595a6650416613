#include "ui/start/recent_list.h"

#include "ui/shell/status_bar.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

QString shownPath(const QString& path)
{
    const QString native = QDir::toNativeSeparators(path);
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    return native.startsWith(home + QDir::separator()) ? '~' + native.mid(home.size()) : native;
}

QString shownTime(const QDateTime& time)
{
    const QLocale locale;
    const qint64 days = time.date().daysTo(QDate::currentDate());
    const QString clock = locale.toString(time.time(), QStringLiteral("HH:mm"));
    if (days == 0)
        return RecentRow::tr("Today, %1").arg(clock);
    if (days == 1)
        return RecentRow::tr("Yesterday, %1").arg(clock);
    return locale.toString(time.date(), days < 300 ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

struct FindingsWords {
    QString icon;
    Ink ink;
    QString text;
};

FindingsWords findingsOf(const RecentFile& file)
{
    if (file.errors > 0)
        return {QStringLiteral("error"), Ink::Error, counted(file.errors, RecentRow::tr("error"), RecentRow::tr("errors"))};
    if (file.warnings > 0)
        return {QStringLiteral("warning"), Ink::Warning,
                counted(file.warnings, RecentRow::tr("warning"), RecentRow::tr("warnings"))};
    return {QStringLiteral("ok"), Ink::Ok, RecentRow::tr("no findings")};
}

}  // namespace

RecentRow::RecentRow(const RecentFile& file, bool last) : m_file(file), m_last(last)
{
    setObjectName("recent." + QFileInfo(file.path).fileName());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("%1, %2, %3").arg(file.name, counted(file.tables, tr("table"), tr("tables")), findingsOf(file).text));
    setToolTip(QDir::toNativeSeparators(file.path));
}

bool RecentRow::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void RecentRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Delete)
        emit forgetWanted();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        emit stepWanted(event->key() == Qt::Key_Down ? 1 : -1);
    else
        QAbstractButton::keyPressEvent(event);
}

void RecentRow::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, &RecentRow::click);
    connect(menu->addAction(tr("Remove from this list")), &QAction::triggered, this, &RecentRow::forgetWanted);
    menu->popup(event->globalPos());
}

void RecentRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = theme();
    if (underMouse())
        p.fillRect(rect(), t.surface.hover);
    if (!m_last)
        p.fillRect(0, height() - 1, width(), 1, t.line.hairline);
    const int icon = metrics().icon;
    paintIcon(p, QStringLiteral("file"), QRectF(14, (height() - icon) / 2.0, icon, icon), Ink::Secondary);
    const int first = 42;
    const int tables = width() * 37 / 100;
    const int dialect = width() * 46 / 100;
    const int ready = width() * 56 / 100;
    const int findings = width() * 65 / 100;
    const auto say = [&](int x, int wide, const QString& text, TypeRole role, const QColor& colour,
                         Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter, int top = 0, int high = 0) {
        p.setFont(typeface(role));
        p.setPen(colour);
        p.drawText(QRect(x, top, wide, high > 0 ? high : height()), static_cast<int>(align) | Qt::TextSingleLine,
                   p.fontMetrics().elidedText(text, Qt::ElideMiddle, wide));
    };
    QFont medium = typeface(TypeRole::Base);
    medium.setWeight(QFont::Medium);
    p.setFont(medium);
    p.setPen(t.text.primary);
    p.drawText(QRect(first, 4, tables - first - 12, 20), Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_file.name, Qt::ElideRight, tables - first - 12));
    say(first, tables - first - 12, shownPath(m_file.path), TypeRole::Caption, t.text.tertiary,
        Qt::AlignLeft | Qt::AlignVCenter, 24, 15);
    say(tables, dialect - tables - 8, counted(m_file.tables, tr("table"), tr("tables")), TypeRole::Small, t.text.secondary);
    say(dialect, ready - dialect - 8, titleOf(m_file.dialect), TypeRole::Small, t.text.secondary);
    ProgressRing::paint(p, QRectF(ready, (height() - 16) / 2.0, 16, 16), m_file.readiness / 100.0);
    say(ready + 24, findings - ready - 28, QStringLiteral("%1 %").arg(m_file.readiness), TypeRole::Small, t.text.secondary);
    const FindingsWords words = findingsOf(m_file);
    const int small = metrics().iconSmall;
    paintIcon(p, words.icon, QRectF(findings, (height() - small) / 2.0, small, small), words.ink);
    say(findings + small + 5, width() * 16 / 100, words.text, TypeRole::Small, t.text.secondary);
    say(width() * 82 / 100, width() * 18 / 100 - 16, shownTime(m_file.opened), TypeRole::Small, t.text.tertiary,
        Qt::AlignRight | Qt::AlignVCenter);
}

RecentList::RecentList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("recentList"));
    setAccessibleName(tr("Recent files"));
    setProperty("card", "plain");
    m_rows = column(0, this);
    m_rows->setContentsMargins(1, 1, 1, 1);
}

void RecentList::show(const QList<RecentFile>& files, const QString& filter)
{
    clearLayout(m_rows);
    QList<RecentFile> shown;
    for (const RecentFile& file : files)
        if (filter.isEmpty() || file.name.contains(filter, Qt::CaseInsensitive) || file.path.contains(filter, Qt::CaseInsensitive))
            shown.append(file);
    m_count = static_cast<int>(shown.size());
    QList<RecentRow*> rows;
    for (const RecentFile& file : shown) {
        auto* line = new RecentRow(file, rows.size() + 1 == shown.size());
        connect(line, &RecentRow::clicked, this, [this, path = file.path] { emit chosen(path); });
        connect(line, &RecentRow::forgetWanted, this, [this, path = file.path] { emit forgetWanted(path); });
        m_rows->addWidget(line);
        rows.append(line);
    }
    for (qsizetype i = 0; i < rows.size(); ++i)
        connect(rows[i], &RecentRow::stepWanted, this, [rows, i](int by) {
            rows[std::clamp<qsizetype>(i + by, 0, rows.size() - 1)]->setFocus(Qt::TabFocusReason);
        });
    if (rows.isEmpty()) {
        auto* none = new Text(files.isEmpty() ? tr("Files that you open or save are listed here.")
                                              : tr("No recent file has “%1” in its name or folder.").arg(filter),
                              TypeRole::Base, Ink::Tertiary);
        none->setContentsMargins(14, 12, 14, 12);
        m_rows->addWidget(none);
    }
}

}  // namespace barch::ui
