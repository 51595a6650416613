#include "ui/checks/waive_form.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QDate>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

void markInvalid(QLineEdit* edit, bool invalid)
{
    if (edit->property("invalid").toBool() == invalid)
        return;
    edit->setProperty("invalid", invalid);
    edit->style()->unpolish(edit);
    edit->style()->polish(edit);
}

}  // namespace

WaiveForm::WaiveForm(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("waiveForm"));
    auto* layout = column(8, this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->addWidget(new Text(tr("Waive this finding. It stays listed with your reason and no longer counts."), TypeRole::Base));
    auto* fields = row(8);
    m_reason = new QLineEdit;
    m_reason->setObjectName(QStringLiteral("waiveReason"));
    m_reason->setAccessibleName(tr("Why is this acceptable?"));
    m_reason->setPlaceholderText(tr("Why is this acceptable?"));
    m_until = new QLineEdit;
    m_until->setObjectName(QStringLiteral("waiveUntil"));
    m_until->setAccessibleName(tr("Until which day, as year-month-day. Empty: for good"));
    m_until->setPlaceholderText(tr("Until YYYY-MM-DD, or for good"));
    m_until->setFixedWidth(220);
    fields->addWidget(m_reason, 1);
    fields->addWidget(m_until);
    layout->addLayout(fields);
    auto* buttons = row(8);
    m_problem = new Text({}, TypeRole::Small, Ink::ErrorText);
    buttons->addWidget(m_problem, 1);
    QPushButton* cancel = makeButton(QStringLiteral("waiveCancel"), tr("Cancel"));
    m_waive = makeButton(QStringLiteral("waiveConfirm"), tr("Waive"), ButtonKind::Primary);
    buttons->addWidget(cancel);
    buttons->addWidget(m_waive);
    layout->addLayout(buttons);
    const auto waive = [this] {
        if (isComplete())
            emit waived(m_reason->text().trimmed(), m_until->text().trimmed());
    };
    connect(m_reason, &QLineEdit::textChanged, this, &WaiveForm::look);
    connect(m_until, &QLineEdit::textChanged, this, &WaiveForm::look);
    connect(m_reason, &QLineEdit::returnPressed, this, waive);
    connect(m_until, &QLineEdit::returnPressed, this, waive);
    connect(m_waive, &QPushButton::clicked, this, waive);
    connect(cancel, &QPushButton::clicked, this, &WaiveForm::cancelled);
    look();
}

void WaiveForm::start()
{
    m_reason->clear();
    m_until->clear();
    m_reason->setFocus(Qt::OtherFocusReason);
}

bool WaiveForm::isComplete() const
{
    const QString until = m_until->text().trimmed();
    const QDate date = QDate::fromString(until, Qt::ISODate);
    return !m_reason->text().trimmed().isEmpty() && (until.isEmpty() || (until.size() == 10 && date.isValid()));
}

void WaiveForm::look()
{
    const QString until = m_until->text().trimmed();
    const bool wrong = until.size() >= 10 && (until.size() > 10 || !QDate::fromString(until, Qt::ISODate).isValid());
    const bool past = !wrong && until.size() == 10 && QDate::fromString(until, Qt::ISODate) < QDate::currentDate();
    markInvalid(m_until, wrong);
    m_problem->set(wrong ? tr("Write the day as year-month-day, such as 2027-03-01.")
                   : past ? tr("This day has passed: the finding would count at once.")
                          : QString());
    m_waive->setEnabled(isComplete());
}

void WaiveForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace barch::ui
