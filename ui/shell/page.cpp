#include "ui/shell/page.h"

#include <QCoreApplication>

namespace barch::ui {

QString titleOf(Journey journey)
{
    switch (journey) {
    case Journey::Discover: return QCoreApplication::translate("Journey", "Discover");
    case Journey::Plan: return QCoreApplication::translate("Journey", "Plan");
    case Journey::Design: return QCoreApplication::translate("Journey", "Design");
    case Journey::Verify: return QCoreApplication::translate("Journey", "Verify");
    case Journey::Deliver: return QCoreApplication::translate("Journey", "Deliver");
    }
    return {};
}

Page::Page(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setProperty("ground", "page");
    setAttribute(Qt::WA_StyledBackground);
}

bool Page::showElement(const ElementRef&)
{
    return false;
}

bool Page::showFinding(const std::string&)
{
    return false;
}

bool Page::stepFinding(bool)
{
    return false;
}

QList<QAction*> Page::menuActions(const QString&) const
{
    return {};
}

const PageEntry* findPage(const QString& id)
{
    for (const PageEntry& entry : allPages())
        if (id == QLatin1String(entry.id))
            return &entry;
    return nullptr;
}

void Page::sayRemoved(const QString& name)
{
    navigator().notify(Severity::Info, tr("%1 was removed. Ctrl+Z brings it back.").arg(name));
}

void Page::focusOn(QWidget* first)
{
    QWidget* goal = first->isVisible() ? first : this;
    goal->setFocus(Qt::OtherFocusReason);
}

}  // namespace barch::ui
