#include "ui/theme/appearance.h"

#include "ui/theme/metrics.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QRegularExpression>

namespace barch::ui {
namespace {

Appearance* current = nullptr;  // as qApp has one style

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.surface.window);
    p.setColor(QPalette::WindowText, t.text.primary);
    p.setColor(QPalette::Base, t.surface.page);
    p.setColor(QPalette::AlternateBase, t.surface.subtle);
    p.setColor(QPalette::Text, t.text.primary);
    p.setColor(QPalette::Button, t.surface.page);
    p.setColor(QPalette::ButtonText, t.text.primary);
    p.setColor(QPalette::BrightText, t.text.onAccent);
    p.setColor(QPalette::Highlight, t.surface.selected);
    p.setColor(QPalette::HighlightedText, t.text.primary);
    p.setColor(QPalette::Link, t.accent.text);
    p.setColor(QPalette::LinkVisited, t.accent.text);
    p.setColor(QPalette::PlaceholderText, t.text.tertiary);
    p.setColor(QPalette::ToolTipBase, t.surface.tooltip);
    p.setColor(QPalette::ToolTipText, t.text.onTooltip);
    p.setColor(QPalette::Light, t.surface.raised);
    p.setColor(QPalette::Midlight, t.surface.hover);
    p.setColor(QPalette::Mid, t.line.strong);
    p.setColor(QPalette::Dark, t.line.outline);
    p.setColor(QPalette::Shadow, t.line.strong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.text.disabled);
    return p;
}

/// style.qss with every @path@ replaced: colours of the theme, sizes of the tokens.
QString styleSheetOf(const Theme& t)
{
    QFile file(QStringLiteral(":/themes/style.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QString sheet = opened ? QString::fromUtf8(file.readAll()) : QString();
    const Metrics& m = metrics();
    const QHash<QString, int> sizes = {
        {"control", m.control},           {"controlSmall", m.controlSmall}, {"tag", m.tag},
        {"radiusBadge", m.radiusBadge},   {"radiusControl", m.radiusControl}, {"radiusPopover", m.radiusPopover},
        {"menuBar", m.menuBar},           {"treeRow", m.treeRow},           {"tableRow", m.tableRow},
        {"tableHeader", m.tableHeader},   {"tabs", m.tabs},
    };
    static const QRegularExpression mark(QStringLiteral("@([A-Za-z.]+)@"));
    QString out;
    qsizetype from = 0;
    for (auto it = mark.globalMatch(sheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1);
        out += QStringView(sheet).mid(from, match.capturedStart() - from);
        Q_ASSERT_X(t.byName.contains(name) || sizes.contains(name), "style.qss", qPrintable(name));
        out += t.byName.contains(name) ? t.byName.value(name).name() : QString::number(sizes.value(name));
        from = match.capturedEnd();
    }
    out += QStringView(sheet).mid(from);
    return out;
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent)
{
    Q_ASSERT(!current);
    current = this;
    m_systemDark = systemIsDark();
    qApp->setStyle(new Style);
    qApp->setFont(typeface(TypeRole::Base));
    applyTheme();
    qApp->installEventFilter(this);
}

Appearance::~Appearance()
{
    current = nullptr;
}

void Appearance::setMode(Mode mode)
{
    m_mode = mode;
    applyTheme();
}

bool Appearance::systemIsDark() const
{
    const QPalette system = QGuiApplication::palette();
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    // The desktop's own palette reaches us only where the program has not set one: Qt keeps ours,
    // so the platform tells through ThemeChange.
    if (watched == qApp && event->type() == QEvent::ThemeChange && !m_applying) {
        qApp->setPalette(QPalette());
        m_systemDark = systemIsDark();
        applyTheme();
    }
    return false;
}

void Appearance::applyTheme()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
    m_theme = dark ? &Theme::darkTheme() : &Theme::light();
    m_applying = true;
    qApp->setPalette(paletteOf(*m_theme));
    qApp->setStyleSheet(styleSheetOf(*m_theme));
    m_applying = false;
    emit changed();
}

const Theme& theme()
{
    return current ? current->theme() : Theme::light();
}

}  // namespace barch::ui
