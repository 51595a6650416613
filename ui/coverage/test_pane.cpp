#include "ui/coverage/test_pane.h"

#include "core/edits/element_edits.h"
#include "core/test_plan/derived_tests.h"
#include "ui/coverage/test_model.h"
#include "ui/data_model/section_list.h"
#include "ui/data_model/why_panel.h"
#include "ui/features/element_picker.h"
#include "ui/features/feature_words.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

TestPane::TestPane(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_model(new TestModel(context.session, this))
{
    auto* layout = column(0, this);
    layout->addWidget(makeBar());
    layout->addWidget(new Hairline);
    m_table = new EditTable(QStringLiteral("testPlan"), tr("Test plan"), m_model);
    m_table->setWidths({250, 90, 430});
    connect(m_table, &EditTable::removeWanted, this, &TestPane::removeTest);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (m_filling)
            return;
        m_id = m_model->idAt(now.row());
        showChosen();
    });
    layout->addWidget(m_table, 1);
    m_none = new QWidget;
    auto* words = column(6, m_none);
    words->addStretch(1);
    auto* title = new Text(tr("No tests planned yet"), TypeRole::Strong);
    title->setOneLine(true);
    words->addWidget(title, 0, Qt::AlignHCenter);
    auto* text = new Text(tr("Roles, tenants, payments and AI each have something that has to be tried. The missing tests follow from the design."), TypeRole::Base, Ink::Secondary);
    text->setOneLine(true);
    words->addWidget(text, 0, Qt::AlignHCenter);
    words->addStretch(2);
    layout->addWidget(m_none, 1);
    makeSide();
}

QWidget* TestPane::makeBar()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(8, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    m_count = new Text({}, TypeRole::Small, Ink::Secondary);
    m_count->setOneLine(true);
    line->addWidget(m_count, 1);
    QPushButton* derive = makeButton(QStringLiteral("deriveTests"), tr("Add the missing tests"), ButtonKind::Plain, QStringLiteral("wand"));
    derive->setToolTip(tr("Tests that follow from roles, tenants, payments, AI and migrations"));
    connect(derive, &QPushButton::clicked, this, &TestPane::deriveTests);
    line->addWidget(derive);
    QPushButton* add = makeButton(QStringLiteral("addTest"), tr("Test"), ButtonKind::Plain, QStringLiteral("plus"));
    add->setAccessibleName(tr("Add a test"));
    connect(add, &QPushButton::clicked, this, &TestPane::addTest);
    line->addWidget(add);
    QPushButton* remove = makeButton(QStringLiteral("removeTest"), tr("Remove"), ButtonKind::Quiet, QStringLiteral("trash"));
    connect(remove, &QPushButton::clicked, this, [this] { removeTest(m_table->currentIndex().row()); });
    line->addWidget(remove);
    return bar;
}

void TestPane::makeSide()
{
    m_side = makeGround("page");
    auto* lines = column(8, m_side);
    lines->setContentsMargins(0, 14, 0, 14);
    auto* head = column(6);
    head->setContentsMargins(16, 0, 16, 0);
    m_title = new Text({}, TypeRole::Strong);
    m_text = new Text({}, TypeRole::Small, Ink::Secondary);
    head->addWidget(m_title);
    head->addWidget(m_text);
    lines->addLayout(head);
    m_covers = new SectionList;
    lines->addWidget(m_covers);
    m_add = new ElementPicker(QStringLiteral("addCovered"), tr("Add what it covers: a table, call, job…"));
    connect(m_add, &ElementPicker::picked, this, [this](const ElementRef& element) {
        (void)m_context.session.apply(testEdit(tr("Say what a test covers"), m_id, [element](TestCase& test) {
            if (std::find(test.covers.begin(), test.covers.end(), element) == test.covers.end())
                test.covers.push_back(element);
        }));
    }, Qt::QueuedConnection);
    auto* inset = column(0);
    inset->setContentsMargins(16, 0, 16, 0);
    inset->addWidget(m_add);
    lines->addLayout(inset);
    lines->addStretch(1);
}

void TestPane::refresh(const QString& filter)
{
    m_filter = filter;
    {
        const QScopedValueRollback quiet(m_filling, true);
        const QModelIndex before = m_table->currentIndex();
        m_model->show(filter);
        const int known = m_model->rowOf(m_id);
        const int row = known >= 0 ? known : std::clamp(before.row(), 0, std::max(0, m_model->rowCount() - 1));
        m_id = m_model->idAt(row);
        if (m_id)
            m_table->setCurrentIndex(m_model->index(row, std::max(0, before.column())));
    }
    const Project& project = m_context.session.project();
    int levels[3] = {};
    for (const TestCase& test : project.testCases)
        ++levels[test.level == "unit" ? 0 : test.level == "e2e" ? 2 : 1];
    m_count->set(tr("%1: %2 unit, %3 integration, %4 end to end. F2 edits a cell.")
                     .arg(counted(static_cast<qsizetype>(project.testCases.size()), tr("test"), tr("tests")), grouped(levels[0]), grouped(levels[1]), grouped(levels[2])));
    m_table->setVisible(!project.testCases.empty());
    m_none->setVisible(project.testCases.empty());
    m_add->setProject(project);
    showChosen();
}

void TestPane::showChosen()
{
    const KeptFocus kept(m_side);
    const Project& project = m_context.session.project();
    const TestCase* test = project.testCases.find(m_id);
    m_title->set(test ? qs(test->name) : tr("Choose a test"));
    m_text->set(test ? qs(test->scenario) : tr("What it covers stands here."));
    m_add->setVisible(test);
    m_covers->begin();
    if (test) {
        m_covers->addTitle(tr("Covers"));
        for (std::size_t i = 0; i < test->covers.size(); ++i) {
            const ElementRef& element = test->covers[i];
            m_covers->addLine(kindIcon(element.kind), Ink::Tertiary, qs(pathOf(project, element)), kindWord(element.kind), QStringLiteral("covers%1").arg(i),
                              [this, element] { m_context.navigator.showElement(element); },
                              [this, element] { (void)m_context.session.apply(testEdit(tr("Take away what a test covers"), m_id, [element](TestCase& changed) { std::erase(changed.covers, element); })); });
        }
        if (test->covers.empty())
            m_covers->addNote(tr("Nothing yet. Then nobody knows what it protects."));
        m_covers->addTitle(tr("Where it comes from"));
        m_covers->addNote(test->origin.empty() ? tr("Added by hand, or from the design") : originInWords(m_context.session.content(), test->origin));
    }
    m_covers->finish();
}

bool TestPane::select(TestCaseId id)
{
    if (m_model->rowOf(id) < 0 && !m_filter.isEmpty())
        refresh({});
    const int row = m_model->rowOf(id);
    if (row < 0)
        return false;
    m_table->setCurrentIndex(m_model->index(row, TestModel::Name));
    m_table->scrollTo(m_table->currentIndex());
    return true;
}

QWidget* TestPane::view() const
{
    return m_table;
}

void TestPane::addTest()
{
    TestCase test;
    test.id = TestCaseId::random();
    test.name = tr("New test").toStdString();
    test.level = "integration";
    if (!m_context.session.apply({tr("Add a test").toStdString(), [test](const Project& project) { return putElement(project, test); }, {}}))
        return;
    select(test.id);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(m_table->currentIndex());
}

void TestPane::deriveTests()
{
    const std::vector<TestCase> missing = missingTests(m_context.session.project());
    if (missing.empty())
        return m_context.navigator.notify(Severity::Info, tr("The plan has every test that follows from the design."));
    const QString words = counted(static_cast<qsizetype>(missing.size()), tr("test"), tr("tests"));
    if (m_context.session.apply({tr("Add %1 that follow from the design").arg(words).toStdString(), addMissingTests, {}}))
        m_context.navigator.notify(Severity::Info, tr("%1 added. Ctrl+Z takes them away.").arg(words));
}

void TestPane::removeTest(int row)
{
    const TestCaseId id = m_model->idAt(row);
    const TestCase* test = m_context.session.project().testCases.find(id);
    if (!test)
        return;
    const QString name = qs(test->name);
    m_id = m_model->idAt(row + 1 < m_model->rowCount() ? row + 1 : row - 1);
    if (m_context.session.apply({tr("Remove the test %1").arg(name).toStdString(), [id](const Project& project) { return removeElement(project, id); }, {}}))
        m_context.navigator.notify(Severity::Info, tr("%1 was removed. Ctrl+Z brings it back.").arg(name));
}

}  // namespace barch::ui
