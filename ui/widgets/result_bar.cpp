#include "ui/widgets/result_bar.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace barch::ui {

ResultBar::ResultBar(const QString& textName, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("resultBar"));
    auto* lines = column(0, this);
    lines->addWidget(new Hairline);
    auto* line = row(8);
    line->setContentsMargins(metrics().panelPadding, 6, metrics().panelPadding, 6);
    m_icon = new IconLabel(QStringLiteral("ok"), Ink::Ok);
    m_text = new Text;
    m_text->setObjectName(textName);
    m_openFolder = makeButton(QStringLiteral("openFolder"), tr("Open folder"), ButtonKind::Link);
    connect(m_openFolder, &QPushButton::clicked, this, &ResultBar::openWanted);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_openFolder);
    lines->addLayout(line);
    hide();
}

void ResultBar::showDone(const QString& words)
{
    m_icon->set(QStringLiteral("ok"), Ink::Ok);
    m_text->set(words);
    m_openFolder->show();
    show();
}

void ResultBar::showError(const QString& words)
{
    m_icon->set(QStringLiteral("error"), Ink::Error);
    m_text->set(words);
    m_openFolder->hide();
    show();
}

}  // namespace barch::ui
