#include "ui/access/plan_panel.h"

#include "core/access/plan_order.h"
#include "core/edits/plan_edits.h"
#include "ui/access/reach_look.h"
#include "ui/data_model/element_form.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

QRectF glyphRect(const QRect& cell)
{
    return QRectF(cell.center().x() - 8, cell.center().y() - 8, 16, 16);
}

class PlanDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem plain = option;
        plain.state &= ~QStyle::State_HasFocus;
        QStyledItemDelegate::paint(painter, plain, index);
        painter->setPen(theme().line.hairline);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (!index.data(PlanModel::IsLimitRole).toBool())
            drawReach(*painter, glyphRect(option.rect), index.data(PlanModel::OnRole).toBool() || index.data(PlanModel::ForAllRole).toBool() ? Reach::All : Reach::None,
                      !index.data(PlanModel::OnRole).toBool());
        if (option.state & QStyle::State_HasFocus) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(theme().accent.ring, 2));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -2), 3, 3);
            painter->restore();
        }
    }
};

}  // namespace

PlanView::PlanView(PlanModel* model, QWidget* parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("planMatrix"));
    setAccessibleName(tr("Flags and limits by plan"));
    setModel(model);
    setItemDelegate(new PlanDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QAbstractItemView { padding: 0; }"));  // lines and their names stand level
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setProperty("ownFocus", true);
    verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setFixedWidth(280);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(model, &QAbstractItemModel::modelReset, this, &PlanView::fitColumns);
}

void PlanView::fitColumns()
{
    if (const int count = model()->columnCount(); count > 0)
        horizontalHeader()->setDefaultSectionSize(std::clamp(viewport()->width() / count, 160, 320));
}

void PlanView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PlanView::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enters || !currentIndex().isValid())
        return QTableView::keyPressEvent(event);
    if (currentIndex().data(PlanModel::IsLimitRole).toBool())
        edit(currentIndex());
    else
        emit switchWanted(currentIndex());
}

void PlanView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && !index.data(PlanModel::IsLimitRole).toBool() &&
        glyphRect(visualRect(index)).adjusted(-6, -4, 6, 4).contains(event->position()))
        emit switchWanted(index);
}

PlanPanel::PlanPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new PlanModel(this)), m_view(new PlanView(m_model)), m_stack(new QStackedWidget)
{
    auto* layout = column(0, this);
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    lines->addStretch(2);
    auto* title = new Text(tr("No plans yet"), TypeRole::Title);
    title->setOneLine(true);
    lines->addWidget(title, 0, Qt::AlignHCenter);
    auto* words = new Text(tr("A plan is what customers pay for: which flags it switches on, and how much of everything it allows."), TypeRole::Base, Ink::Secondary);
    words->setOneLine(true);
    lines->addWidget(words, 0, Qt::AlignHCenter);
    QPushButton* first = makeButton(QStringLiteral("firstPlan"), tr("Add a plan"), ButtonKind::Primary, QStringLiteral("plus"));
    connect(first, &QPushButton::clicked, this, &PlanPanel::addPlan);
    lines->addWidget(first, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_view);
    layout->addWidget(m_stack);

    connect(m_view, &PlanView::switchWanted, this, [this](const QModelIndex& index) {
        const PlanId plan = m_model->planAt(index.column());
        const FlagId flag = m_model->flagAt(index.row());
        const bool on = !index.data(PlanModel::OnRole).toBool();
        const FeatureFlag* named = m_session.project().flags.find(flag);
        if (named)
            (void)m_session.apply({(on ? tr("Switch %1 on") : tr("Switch %1 off")).arg(qs(named->name)).toStdString(),
                                   [=](const Project& p) { return setPlanFlag(p, plan, flag, on); }, {}});
    });
    connect(m_model, &PlanModel::limitWanted, this, [this](PlanId plan, const std::string& limit, const std::string& amount) {
        (void)m_session.apply({tr("Set the limit %1").arg(qs(limit)).toStdString(), [=](const Project& p) { return setPlanLimit(p, plan, limit, amount); }, {}});
    }, Qt::QueuedConnection);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionDoubleClicked, this, [this](int at) { editPlan(m_model->planAt(at)); });
    connect(m_view->verticalHeader(), &QHeaderView::sectionDoubleClicked, this, [this](int at) { editFlag(m_model->flagAt(at)); });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &PlanPanel::offerMenu);
}

void PlanPanel::show(const Project& project)
{
    m_model->show(project);
    m_stack->setCurrentIndex(project.plans.empty() ? 0 : 1);
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0 && m_model->columnCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, 0));
}

void PlanPanel::offerMenu(const QPoint& where)
{
    QMenu menu(this);
    const QModelIndex at = m_view->currentIndex();
    const PlanId plan = m_model->planAt(at.column());
    const FlagId flag = m_model->flagAt(at.row());
    if (const Plan* named = m_session.project().plans.find(plan))
        connect(menu.addAction(tr("Edit the plan %1…").arg(qs(named->name))), &QAction::triggered, this, [=, this] { editPlan(plan); });
    if (const FeatureFlag* named = m_session.project().flags.find(flag))
        connect(menu.addAction(tr("Edit the flag %1…").arg(qs(named->name))), &QAction::triggered, this, [=, this] { editFlag(flag); });
    connect(menu.addAction(flag ? tr("Delete the flag") : tr("Take the limit out of this plan")), &QAction::triggered, this, &PlanPanel::removeCurrent);
    if (plan)
        connect(menu.addAction(tr("Delete the plan")), &QAction::triggered, this, [=, this] {
            (void)m_session.apply({tr("Delete a plan").toStdString(), [=](const Project& p) { return removePlan(p, plan); }, {}});
        });
    menu.exec(m_view->viewport()->mapToGlobal(where));
}

void PlanPanel::removeCurrent()
{
    const QModelIndex at = m_view->currentIndex();
    const PlanId plan = m_model->planAt(at.column());
    const std::string limit = m_model->limitAt(at.row());
    const FlagId flag = m_model->flagAt(at.row());
    (void)m_session.apply({(flag ? tr("Delete a flag") : tr("Take a limit out")).toStdString(),
                           [=](const Project& p) { return flag ? removeFlag(p, flag) : removePlanLimit(p, plan, limit); }, {}});
}

void PlanPanel::addPlan()
{
    editPlan({});
}

void PlanPanel::addFlag()
{
    editFlag({});
}

void PlanPanel::editPlan(PlanId id)
{
    const Plan* there = m_session.project().plans.find(id);
    const Plan start = there ? *there : Plan{.currency = "EUR", .interval = "month"};
    auto* form = new ElementForm(m_session, there ? tr("Plan") : tr("New plan"), window());
    QLineEdit* name = form->addText(QStringLiteral("planName"), tr("Name"), start.name);
    QLineEdit* price = form->addText(QStringLiteral("planPrice"), tr("Price in minor units"), start.price, true);
    QLineEdit* currency = form->addText(QStringLiteral("planCurrency"), tr("Currency"), start.currency, true);
    QLineEdit* interval = form->addText(QStringLiteral("planInterval"), tr("For each"), start.interval);
    form->addNote(tr("2900 with EUR is 29.00 euros. Leave the price empty where it is agreed with each customer."));
    form->setEdit(there ? tr("Change the plan %1").arg(qs(start.name)) : tr("Add a plan"), [=, exists = there != nullptr]() -> Result<Edit> {
        Plan plan = start;
        plan.name = name->text().trimmed().toStdString();
        plan.price = price->text().trimmed().toStdString();
        plan.currency = currency->text().trimmed().toUpper().toStdString();
        plan.interval = interval->text().trimmed().toStdString();
        return Edit([=](const Project& p) { return exists ? changePlan(p, plan) : barch::addPlan(p, plan); });
    });
    form->open();
}

void PlanPanel::editFlag(FlagId id)
{
    const FeatureFlag* there = m_session.project().flags.find(id);
    const FeatureFlag start = there ? *there : FeatureFlag{};
    auto* form = new ElementForm(m_session, there ? tr("Flag") : tr("New flag"), window());
    QLineEdit* name = form->addText(QStringLiteral("flagName"), tr("Name"), start.name, true);
    QLineEdit* description = form->addText(QStringLiteral("flagDescription"), tr("What it switches"), start.description);
    QCheckBox* everybody = form->addCheck(QStringLiteral("flagDefault"), tr("On for everybody, whatever the plan"), start.onByDefault);
    form->setEdit(there ? tr("Change the flag %1").arg(qs(start.name)) : tr("Add a flag"), [=, exists = there != nullptr]() -> Result<Edit> {
        FeatureFlag flag = start;
        flag.name = name->text().trimmed().toStdString();
        flag.description = description->text().trimmed().toStdString();
        flag.onByDefault = everybody->isChecked();
        return Edit([=](const Project& p) { return exists ? changeFlag(p, flag) : barch::addFlag(p, flag); });
    });
    form->open();
}

void PlanPanel::addLimit()
{
    auto* form = new ElementForm(m_session, tr("New limit"), window());
    QLineEdit* name = form->addText(QStringLiteral("limitName"), tr("Limits"), {});
    QLineEdit* unit = form->addText(QStringLiteral("limitUnit"), tr("Unit"), {});
    form->addNote(tr("Every plan gets it, unlimited at first: type the amounts into the table."));
    form->setEdit(tr("Add a limit"), [=]() -> Result<Edit> {
        const std::string limit = name->text().trimmed().toStdString();
        const std::string in = unit->text().trimmed().toStdString();
        return Edit([=](const Project& p) -> Result<Project> {
            Project edited = p;
            for (const Plan& plan : p.plans) {
                if (limitOf(plan, limit))
                    return Error{"There is already a limit \"" + limit + "\".", plan.name, "Choose another name."};
                auto limited = setPlanLimit(edited, plan.id, limit, {}, in);
                if (!limited)
                    return limited;
                edited = std::move(limited).value();
            }
            return edited;
        });
    });
    form->open();
}

}  // namespace barch::ui
