#include "ui/shell/banner.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

namespace barch::ui {
namespace {

constexpr int shownFor = 8000;  // ms

}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("banner"));
    auto* layout = row(8, this);
    layout->setContentsMargins(12, 6, 6, 6);
    m_icon = new IconLabel(QStringLiteral("info"), Ink::Info);
    layout->addWidget(m_icon);
    m_text = new Text({}, TypeRole::Small);
    m_text->setObjectName(QStringLiteral("bannerText"));
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    m_buttons = row(8);
    layout->addLayout(m_buttons);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("bannerClose"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    layout->addWidget(close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Banner::dismiss);
    hide();
}

void Banner::say(Severity severity, const QString& text)
{
    clearLayout(m_buttons);
    const char* names[] = {"error", "warning", "info"};
    const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info};
    const int at = static_cast<int>(severity);
    m_icon->set(QString::fromLatin1(names[at]), inks[at]);
    m_text->set(text);
    setAccessibleName(text);
    setProperty("card", QString::fromLatin1(names[at]));
    style()->unpolish(this);
    style()->polish(this);
    show();
    if (severity == Severity::Info)
        m_timer.start(shownFor);
    else
        m_timer.stop();
}

void Banner::offer(const QString& objectName, const QString& text, std::function<void()> action)
{
    m_timer.stop();
    QPushButton* button = makeButton(objectName, text);
    button->setProperty("small", true);
    connect(button, &QPushButton::clicked, this, [this, action = std::move(action)] {
        dismiss();
        action();
    });
    m_buttons->addWidget(button);
    button->show();  // a layout would show it a moment later
}

void Banner::dismiss()
{
    m_timer.stop();
    hide();
}

}  // namespace barch::ui
