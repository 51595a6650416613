#include "ui/features/requirements_pane.h"

#include "core/edits/element_edits.h"
#include "exporters/planning/feature_files.h"
#include "ui/data_model/section_list.h"
#include "ui/data_model/why_panel.h"
#include "ui/features/element_picker.h"
#include "ui/features/feature_words.h"
#include "ui/features/requirement_model.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

RequirementsPane::RequirementsPane(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_model(new RequirementModel(context.session, this)), m_view(new QTableView)
{
    auto* layout = column(0, this);
    layout->addWidget(makeBar());
    layout->addWidget(new Hairline);
    m_view->setObjectName(QStringLiteral("requirementTable"));
    m_view->setAccessibleName(tr("Requirements on quality"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setProperty("padded", true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setIconSize({14, 14});
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setFixedHeight(metrics().tableHeader);
    const int widths[] = {340, 210, 80, 130, 80};
    for (int i = 0; i < 5; ++i)
        m_view->setColumnWidth(i, widths[i]);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (m_filling)
            return;
        m_id = m_model->idAt(now.row());
        showChosen();
    });
    layout->addWidget(m_view, 1);
    m_empty = new QWidget;
    auto* words = column(6, m_empty);
    words->addStretch(1);
    auto* title = new Text(tr("No requirements on quality yet"), TypeRole::Strong);
    title->setOneLine(true);
    words->addWidget(title, 0, Qt::AlignHCenter);
    auto* text = new Text(tr("How fast, how available, how much load? The questionnaire proposes some; each gets a number that can be tested."), TypeRole::Base, Ink::Secondary);
    text->setOneLine(true);
    words->addWidget(text, 0, Qt::AlignHCenter);
    words->addStretch(2);
    layout->addWidget(m_empty, 1);
    makeInspector();
    refresh();
}

QWidget* RequirementsPane::makeBar()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(8, bar);
    line->setContentsMargins(20, 0, 12, 0);
    m_count = new Text({}, TypeRole::Small, Ink::Secondary);
    m_count->setOneLine(true);
    line->addWidget(m_count, 1);
    QPushButton* add = makeButton(QStringLiteral("addRequirement"), tr("Requirement"), ButtonKind::Plain, QStringLiteral("plus"));
    add->setAccessibleName(tr("Add a requirement"));
    connect(add, &QPushButton::clicked, this, &RequirementsPane::addRequirement);
    line->addWidget(add);
    QPushButton* remove = makeButton(QStringLiteral("removeRequirement"), tr("Remove"), ButtonKind::Quiet, QStringLiteral("trash"));
    connect(remove, &QPushButton::clicked, this, &RequirementsPane::removeChosen);
    line->addWidget(remove);
    return bar;
}

void RequirementsPane::makeInspector()
{
    m_inspector = makeGround("page");
    auto* lines = column(8, m_inspector);
    lines->setContentsMargins(0, 14, 0, 14);
    auto* head = column(6);
    head->setContentsMargins(16, 0, 16, 0);
    m_title = new Text({}, TypeRole::Strong);
    m_target = new Text({}, TypeRole::Base, Ink::Secondary);
    m_target->setObjectName(QStringLiteral("requirementTarget"));
    m_fault = new Text({}, TypeRole::Small, Ink::WarningText);
    m_fault->setObjectName(QStringLiteral("requirementFault"));
    head->addWidget(m_title);
    head->addWidget(m_target);
    head->addWidget(m_fault);
    lines->addLayout(head);
    m_metBy = new SectionList;
    lines->addWidget(m_metBy);
    m_add = new ElementPicker(QStringLiteral("addMetBy"), tr("Add what meets it: a test, job, table…"));
    connect(m_add, &ElementPicker::picked, this, [this](const ElementRef& element) {
        (void)m_context.session.apply(requirementEdit(tr("Say what meets a requirement"), m_id, [element](Requirement& changed) {
            if (std::find(changed.metBy.begin(), changed.metBy.end(), element) == changed.metBy.end())
                changed.metBy.push_back(element);
        }));
    }, Qt::QueuedConnection);
    auto* inset = column(0);
    inset->setContentsMargins(16, 0, 16, 0);
    inset->addWidget(m_add);
    lines->addLayout(inset);
    lines->addStretch(1);
}

void RequirementsPane::refresh()
{
    {
        const QScopedValueRollback quiet(m_filling, true);
        m_model->refresh();
        const int row = std::max(0, m_model->rowOf(m_id));
        m_id = m_model->idAt(row);
        if (m_id)
            m_view->setCurrentIndex(m_model->index(row, std::max(0, m_view->currentIndex().column())));
    }
    const auto count = static_cast<qsizetype>(m_model->rowCount());
    m_count->set(tr("%1. A double click or F2 edits a cell.").arg(counted(count, tr("requirement on quality"), tr("requirements on quality"))));
    m_view->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_add->setProject(m_context.session.project());
    showChosen();
}

bool RequirementsPane::select(RequirementId id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return false;
    m_view->setCurrentIndex(m_model->index(row, 0));
    return true;
}

void RequirementsPane::showChosen()
{
    const Project& project = m_context.session.project();
    const Requirement* requirement = project.requirements.find(m_id);
    m_title->set(requirement ? qs(requirement->text) : tr("Choose a requirement"));
    m_target->set(requirement ? qs(targetOf(*requirement)) : tr("What meets it stands here."));
    QString fault;
    for (const Finding& finding : m_context.session.findings())
        if (requirement && finding.element.kind == ElementKind::Requirement && finding.element.id == m_id && !finding.waived)
            fault = qs(finding.message);
    m_fault->set(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_add->setVisible(requirement);
    m_metBy->begin();
    if (requirement) {
        m_metBy->addTitle(tr("Met by"));
        for (std::size_t i = 0; i < requirement->metBy.size(); ++i) {
            const ElementRef& element = requirement->metBy[i];
            m_metBy->addLine(kindIcon(element.kind), Ink::Owned, qs(pathOf(project, element)), kindWord(element.kind), QStringLiteral("metBy%1").arg(i),
                             [this, element] { m_context.navigator.showElement(element); }, [this, element] {
                                 (void)m_context.session.apply(requirementEdit(tr("Remove what meets a requirement"), m_id, [element](Requirement& changed) { std::erase(changed.metBy, element); }));
                             });
        }
        if (requirement->metBy.empty())
            m_metBy->addNote(tr("Nothing yet. Without a test or a part of the design nobody looks after it."));
        m_metBy->addTitle(tr("Where it comes from"));
        m_metBy->addNote(requirement->origin.empty() ? tr("Added by hand") : originInWords(m_context.session.content(), requirement->origin));
    }
    m_metBy->finish();
}

void RequirementsPane::addRequirement()
{
    Requirement requirement;
    requirement.id = RequirementId::random();
    requirement.kind = RequirementKind::NonFunctional;
    requirement.text = tr("New requirement").toStdString();
    if (!m_context.session.apply({tr("Add a requirement").toStdString(), [requirement](const Project& project) { return putElement(project, requirement); }, {}}))
        return;
    refresh();
    select(requirement.id);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(m_view->currentIndex());
}

void RequirementsPane::removeChosen()
{
    if (m_id)
        (void)m_context.session.apply({tr("Remove a requirement").toStdString(), [id = m_id](const Project& project) { return removeElement(project, id); }, {}});
}

}  // namespace barch::ui
