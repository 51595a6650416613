#include "ui/api/offer_dialog.h"

#include "core/edits/call_edits.h"
#include "ui/api/offer_model.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace barch::ui {

OfferDialog::OfferDialog(Session& session, QWidget* parent) : QDialog(parent), m_session(session), m_model(new OfferModel(session.project(), this))
{
    setObjectName(QStringLiteral("offerDialog"));
    setWindowTitle(tr("Propose from tables"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(680, 620);
    setGround(this, "page");
    auto* layout = column(12, this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(new Text(tr("Propose from tables"), TypeRole::Title));
    layout->addWidget(new Text(tr("Choose what callers may do with the rows of each table. What you changed about calls that stay is kept. Secrets and the tenant key are never shown."),
                               TypeRole::Base, Ink::Secondary));
    auto* line = row(8);
    QLineEdit* filter = makeFilter(QStringLiteral("offerFilter"), tr("Filter tables"), QStringLiteral("filter"));
    connect(filter, &QLineEdit::textChanged, m_model, &OfferModel::setFilter);
    line->addWidget(filter, 1);
    QPushButton* usual = makeButton(QStringLiteral("offerUsual"), tr("What is usual"));
    connect(usual, &QPushButton::clicked, m_model, &OfferModel::chooseUsual);
    line->addWidget(usual);
    QPushButton* none = makeButton(QStringLiteral("offerNone"), tr("Nothing"));
    connect(none, &QPushButton::clicked, m_model, &OfferModel::chooseNone);
    line->addWidget(none);
    layout->addLayout(line);
    auto* table = new EditTable(QStringLiteral("offers"), tr("Tables and what is offered of them"), m_model);
    table->setWidths({220, 50, 50, 58, 62, 58});
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.column() == OfferModel::Name || index.column() == OfferModel::Note)
            m_model->toggleRow(index.row());
    });
    if (m_model->rowCount() > 0)
        table->setCurrentIndex(m_model->index(0, OfferModel::FirstOperation));
    layout->addWidget(table, 1);
    m_reason = new Text({}, TypeRole::Small, Ink::ErrorText);
    m_reason->setObjectName(QStringLiteral("offerReason"));
    m_reason->hide();
    layout->addWidget(m_reason);
    auto* buttons = row(8);
    m_summary = new Text({}, TypeRole::Small, Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("offerSummary"));
    m_summary->setOneLine(true);
    buttons->addWidget(m_summary, 1);
    QPushButton* cancel = makeButton(QStringLiteral("offerCancel"), tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(cancel);
    m_ok = makeButton(QStringLiteral("offerOk"), tr("Offer these"), ButtonKind::Primary);
    connect(m_ok, &QPushButton::clicked, this, &OfferDialog::accept);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    connect(m_model, &OfferModel::chosen, this, &OfferDialog::refresh);
    table->setFocus(Qt::OtherFocusReason);
    refresh();
}

void OfferDialog::refresh()
{
    const int added = m_model->added();
    const int removed = m_model->removed();
    QStringList words;
    if (added > 0)
        words.append(tr("adds %1").arg(counted(added, tr("call"), tr("calls"))));
    if (removed > 0)
        words.append(tr("removes %1").arg(counted(removed, tr("call"), tr("calls"))));
    m_summary->set(words.isEmpty() ? tr("Changes nothing") : words.join(tr(", ")));
    m_ok->setEnabled(!words.isEmpty());
    m_reason->hide();
}

void OfferDialog::accept()
{
    const LabelledEdit edit{tr("Offer tables in the API").toStdString(), [wanted = m_model->wanted()](const Project& project) { return offerTables(project, wanted); }, {}};
    const Result<Project> tried = edit.apply(m_session.project());
    if (!tried) {
        m_reason->set(qs(tried.error().text()));
        m_reason->show();
        return;
    }
    (void)m_session.apply(edit);
    QDialog::accept();
}

}  // namespace barch::ui
