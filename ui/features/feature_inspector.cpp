#include "ui/features/feature_inspector.h"

#include "core/edits/feature_edits.h"
#include "core/planning/feature_graph.h"
#include "core/planning/moves.h"
#include "ui/data_model/section_list.h"
#include "ui/data_model/why_panel.h"
#include "ui/features/element_picker.h"
#include "ui/features/feature_words.h"
#include "ui/features/problem_card.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr Moscow priorities[] = {Moscow::Must, Moscow::Should, Moscow::Could, Moscow::Wont};

QWidget* padded(QVBoxLayout*& lines, int top = 12, int bottom = 12)
{
    auto* widget = new QWidget;
    lines = column(6, widget);
    lines->setContentsMargins(16, top, 16, bottom);
    return widget;
}

Text* label(const QString& words)
{
    auto* text = new Text(words, TypeRole::Small, Ink::Secondary);
    text->setOneLine(true);
    return text;
}

void setInvalid(QWidget* widget, bool invalid)
{
    if (widget->property("invalid").toBool() == invalid)
        return;
    widget->setProperty("invalid", invalid);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

/// None of the choices is taken.
void clearChoice(Segments* segments)
{
    const QList<QAbstractButton*> buttons = segments->findChildren<QAbstractButton*>();
    QButtonGroup* group = buttons.front()->group();
    group->setExclusive(false);
    for (QAbstractButton* button : buttons)
        button->setChecked(false);
    group->setExclusive(true);
}

QPlainTextEdit* makeLines(const char* objectName, const QString& words, int height)
{
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(words);
    edit->setPlaceholderText(words);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(height);
    edit->setFont(typeface(TypeRole::Small));
    return edit;
}

}  // namespace

FeatureInspector::FeatureInspector(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("featureInspector"));
    auto* layout = column(0, this);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_body = makeGround("page");
    auto* lines = column(0, m_body);
    lines->addWidget(makeHeader());
    m_problem = new ProblemCard(m_context);
    auto* problem = column(0);
    problem->setContentsMargins(16, 0, 16, 0);
    problem->addWidget(m_problem);
    lines->addLayout(problem);
    lines->addWidget(makeFigures());
    lines->addWidget(new Hairline);
    lines->addWidget(makeScores());
    lines->addWidget(new Hairline);
    makeLists(lines);
    lines->addStretch(1);
    scroll->setWidget(m_body);
    layout->addWidget(scroll, 1);
    m_nothing = new QWidget;
    auto* empty = column(6, m_nothing);
    empty->setContentsMargins(24, 0, 24, 0);
    empty->addStretch(1);
    empty->addWidget(new Text(tr("Choose a feature"), TypeRole::Strong));
    empty->addWidget(new Text(tr("All about it stands here: priority, figures, what it waits for and what it touches."), TypeRole::Small, Ink::Secondary));
    empty->addStretch(2);
    layout->addWidget(m_nothing, 1);
    refresh();
}

QWidget* FeatureInspector::makeHeader()
{
    QVBoxLayout* lines = nullptr;
    auto* header = padded(lines);
    auto* top = row(8);
    m_mark = new IconLabel(QStringLiteral("moscow-unset"), Ink::Tertiary, nullptr, 16);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("featureName"));
    m_name->setAccessibleName(tr("Name of the feature"));
    m_name->setFont(typeface(TypeRole::Strong));
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        setInvalid(m_name, text.trimmed().isEmpty());
        if (!text.trimmed().isEmpty())
            change(tr("Rename a feature"), [name = text.toStdString()](Feature& changed) { changed.name = name; }, QStringLiteral("name"));
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        m_context.session.closeStep();
        refresh();
    });
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeFeature"));
    remove->setIcon(icon(QStringLiteral("trash")));
    remove->setToolTip(tr("Remove the feature"));
    remove->setAccessibleName(tr("Remove the feature"));
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, [this] { emit removeWanted(m_id); }, Qt::QueuedConnection);
    top->addWidget(m_mark);
    top->addWidget(m_name, 1);
    top->addWidget(remove);
    lines->addLayout(top);
    m_description = makeLines("featureDescription", tr("What people can do with it"), 56);
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            change(tr("Describe a feature"), [text = m_description->toPlainText().toStdString()](Feature& changed) { changed.description = text; }, QStringLiteral("description"));
    });
    lines->addWidget(m_description);
    return header;
}

Segments* FeatureInspector::makeSteps(const char* objectName, Figure figure)
{
    auto* steps = new Segments({QStringLiteral("–"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")});
    steps->setObjectName(QString::fromLatin1(objectName));
    connect(steps, &Segments::chosen, this, [this, figure](int index) { setFigureTo(figure, index); });
    const QList<QAbstractButton*> buttons = steps->findChildren<QAbstractButton*>();
    for (int i = 0; i < buttons.size(); ++i)
        buttons[i]->setAccessibleName(QStringLiteral("%1: %2").arg(qs(limitsOf(figure).name), i == 0 ? tr("not set") : QString::number(i)));
    return steps;
}

QLineEdit* FeatureInspector::makeNumber(const char* objectName, Figure figure)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(qs(limitsOf(figure).name));
    edit->setAlignment(Qt::AlignRight);
    edit->setFixedWidth(96);
    edit->setPlaceholderText(QStringLiteral("–"));
    connect(edit, &QLineEdit::textEdited, this, [edit, figure](const QString& text) {
        const auto number = text.trimmed().isEmpty() ? std::optional(0.0) : numberIn(text.trimmed().toStdString());
        const auto fault = number ? figureFault(figure, *number) : std::optional<std::string>(tr("This is not a number.").toStdString());
        setInvalid(edit, fault.has_value());
        edit->setToolTip(fault ? qs(*fault) : QString());
    });
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, figure] {
        const QString text = edit->text().trimmed();
        const auto number = text.isEmpty() ? std::optional(0.0) : numberIn(text.toStdString());
        if (number && !figureFault(figure, *number))
            setFigureTo(figure, *number);
        refresh();
    });
    return edit;
}

QWidget* FeatureInspector::makeFigures()
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int line = 0;
    const auto add = [&](const QString& words, QWidget* field) {
        grid->addWidget(label(words), line, 0);
        grid->addWidget(field, line++, 1, Qt::AlignRight);
    };
    QStringList words;
    for (const Moscow moscow : priorities)
        words.append(wordOf(moscow));
    m_priority = new Segments(words);
    m_priority->setObjectName(QStringLiteral("featurePriority"));
    connect(m_priority, &Segments::chosen, this, [this](int index) {
        change(tr("Set the priority of %1").arg(m_name->text()), [moscow = priorities[index]](Feature& changed) { changed.moscow = moscow; });
    });
    add(tr("Priority"), m_priority);
    m_release = new QComboBox;
    m_release->setObjectName(QStringLiteral("featureRelease"));
    m_release->setAccessibleName(tr("Release"));
    m_release->setMinimumWidth(150);
    connect(m_release, &QComboBox::activated, this, [this](int index) { emit releaseWanted(m_id, m_releaseIds[static_cast<std::size_t>(index)]); });
    add(tr("Release"), m_release);
    m_steps[0] = makeSteps("featureValue", Figure::Value);
    m_steps[1] = makeSteps("featureEffort", Figure::Effort);
    m_steps[2] = makeSteps("featureTime", Figure::TimeCriticality);
    m_steps[3] = makeSteps("featureRisk", Figure::RiskReduction);
    m_numbers[0] = makeNumber("featureReach", Figure::Reach);
    m_numbers[1] = makeNumber("featureImpact", Figure::Impact);
    m_numbers[2] = makeNumber("featureConfidence", Figure::Confidence);
    add(tr("Value"), m_steps[0]);
    add(tr("Effort"), m_steps[1]);
    add(tr("Time criticality"), m_steps[2]);
    add(tr("Risk reduction"), m_steps[3]);
    add(tr("Reach, people a quarter"), m_numbers[0]);
    add(tr("Impact, 0.25 to 3"), m_numbers[1]);
    add(tr("Sure, %"), m_numbers[2]);
    return widget;
}

QWidget* FeatureInspector::makeScores()
{
    QVBoxLayout* lines = nullptr;
    auto* widget = padded(lines, 10, 10);
    const QString titles[] = {tr("RICE score"), tr("WSJF"), tr("Value for effort")};
    const char* names[] = {"rice", "wsjf", "perEffort"};
    for (int i = 0; i < 3; ++i) {
        auto* line = row(8);
        line->addWidget(new Text(titles[i], TypeRole::SmallStrong, Ink::Secondary), 1);
        m_scores[i] = new Text({}, i == 0 ? TypeRole::Title : TypeRole::Strong);
        m_scores[i]->setOneLine(true);
        m_scores[i]->setObjectName(QString::fromLatin1(names[i]) + QStringLiteral("Score"));
        line->addWidget(m_scores[i]);
        lines->addLayout(line);
        m_formulas[i] = new Text({}, TypeRole::Small, Ink::Secondary);
        m_formulas[i]->setObjectName(QString::fromLatin1(names[i]) + QStringLiteral("Formula"));
        lines->addWidget(m_formulas[i]);
    }
    return widget;
}

void FeatureInspector::makeLists(QVBoxLayout* lines)
{
    const auto field = [&](QWidget* widget) {
        auto* inset = column(0);
        inset->setContentsMargins(16, 0, 16, 8);
        inset->addWidget(widget);
        lines->addLayout(inset);
    };
    m_needs = new SectionList;
    lines->addWidget(m_needs);
    m_addNeed = new QComboBox;
    m_addNeed->setObjectName(QStringLiteral("addDependency"));
    m_addNeed->setEditable(true);
    m_addNeed->setInsertPolicy(QComboBox::NoInsert);
    m_addNeed->setAccessibleName(tr("Let it wait for another feature"));
    m_addNeed->lineEdit()->setPlaceholderText(tr("Let it wait for another feature"));
    m_addNeed->lineEdit()->setAccessibleName(m_addNeed->accessibleName());
    m_addNeed->completer()->setFilterMode(Qt::MatchContains);
    m_addNeed->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_addNeed, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_others.size()))
            emit dependencyWanted(m_id, m_others[static_cast<std::size_t>(index)]);
    }, Qt::QueuedConnection);
    field(m_addNeed);
    m_moves = new SectionList;
    m_moves->setObjectName(QStringLiteral("featureMoves"));
    lines->addWidget(m_moves);
    lines->addWidget(new Hairline);
    auto* backendTitle = column(0);
    backendTitle->setContentsMargins(16, 10, 16, 4);
    backendTitle->addWidget(new Text(tr("What the backend has to do"), TypeRole::SmallStrong, Ink::Secondary));
    lines->addLayout(backendTitle);
    m_backend = makeLines("featureNeeds", tr("One need on a line, such as: search in all messages"), 72);
    connect(m_backend, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        std::vector<std::string> needs;
        for (const QString& line : m_backend->toPlainText().split('\n'))
            if (!line.trimmed().isEmpty())
                needs.push_back(line.trimmed().toStdString());
        change(tr("Say what the backend has to do"), [needs](Feature& changed) { changed.backendNeeds = needs; }, QStringLiteral("needs"));
    });
    field(m_backend);
    m_touches = new SectionList;
    lines->addWidget(m_touches);
    m_addTouch = new ElementPicker(QStringLiteral("addTouched"), tr("Add a table, endpoint or job"));
    connect(m_addTouch, &ElementPicker::picked, this, [this](const ElementRef& element) {
        change(tr("Add what a feature touches"), [element](Feature& changed) {
            if (std::find(changed.delivers.begin(), changed.delivers.end(), element) == changed.delivers.end())
                changed.delivers.push_back(element);
        });
    }, Qt::QueuedConnection);
    field(m_addTouch);
}

void FeatureInspector::setFacts(const PlanFacts& facts)
{
    m_facts = facts;
    refresh();
}

void FeatureInspector::select(FeatureId id)
{
    if (id == m_id)
        return;
    m_id = id;
    refresh();
}

void FeatureInspector::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void FeatureInspector::change(const QString& text, std::function<void(Feature&)> what, const QString& mergeKey)
{
    if (m_filling || !m_id)
        return;
    const QString key = mergeKey.isEmpty() ? QString() : QStringLiteral("feature.%1.%2").arg(mergeKey, qs(m_id.text()));
    (void)m_context.session.apply(featureEdit(text, m_id, std::move(what), key));
}

void FeatureInspector::setFigureTo(Figure figure, double number)
{
    const Feature* shown = feature();
    if (!shown || figureOf(*shown, figure) == number)
        return;
    (void)m_context.session.apply({tr("Set the %1 of %2").arg(qs(limitsOf(figure).name), qs(shown->name)).toStdString(),
                                   [id = m_id, figure, number](const Project& project) { return setFeatureFigure(project, id, figure, number); },
                                   {}});
}

void FeatureInspector::refresh()
{
    const QScopedValueRollback quiet(m_filling, true);
    const Feature* shown = feature();
    m_body->parentWidget()->parentWidget()->setVisible(shown);
    m_nothing->setVisible(!shown);
    if (!shown)
        return;
    refreshFields(*shown);
    refreshScores(*shown);
    refreshLists(*shown);
    refreshMoves(*shown);
    m_problem->show(m_facts, m_id);
}

void FeatureInspector::refreshFields(const Feature& shown)
{
    m_mark->set(iconOf(shown.moscow), inkOf(shown.moscow));
    // What is being typed stays as it is: the cursor would jump.
    if (m_name->text() != qs(shown.name))
        m_name->setText(qs(shown.name));
    setInvalid(m_name, false);
    if (m_description->toPlainText() != qs(shown.description))
        m_description->setPlainText(qs(shown.description));
    QStringList typed;
    for (const QString& line : m_backend->toPlainText().split('\n'))
        if (!line.trimmed().isEmpty())
            typed.append(line.trimmed());
    QStringList needs;
    for (const std::string& need : shown.backendNeeds)
        needs.append(qs(need).simplified());
    if (typed != needs)
        m_backend->setPlainText(needs.join('\n'));
    for (int i = 0; i < 4; ++i)
        if (shown.moscow == priorities[i])
            m_priority->setCurrent(i);
    if (shown.moscow == Moscow::Unset)
        clearChoice(m_priority);
    constexpr Figure steps[] = {Figure::Value, Figure::Effort, Figure::TimeCriticality, Figure::RiskReduction};
    for (int i = 0; i < 4; ++i) {
        const double number = figureOf(shown, steps[i]);
        if (number == 0 || isUsable(shown, steps[i]))
            m_steps[i]->setCurrent(static_cast<int>(number));
        else
            clearChoice(m_steps[i]);
    }
    constexpr Figure numbers[] = {Figure::Reach, Figure::Impact, Figure::Confidence};
    for (int i = 0; i < 3; ++i) {
        const double number = figureOf(shown, numbers[i]);
        const QString text = number == 0 ? QString() : qs(exactText(number));
        if (m_numbers[i]->text() != text)
            m_numbers[i]->setText(text);
        setInvalid(m_numbers[i], figureFault(numbers[i], number).has_value());
    }
    const QSignalBlocker blocked(m_release);
    m_release->clear();
    m_releaseIds.clear();
    m_release->addItem(tr("No release"));
    m_releaseIds.emplace_back();
    for (const Release* release : releasesInOrder(m_facts.project)) {
        m_release->addItem(qs(release->name));
        m_releaseIds.push_back(release->id);
        if (release->id == shown.release)
            m_release->setCurrentIndex(m_release->count() - 1);
    }
}

void FeatureInspector::refreshScores(const Feature& shown)
{
    const Score scores[] = {riceOf(shown), wsjfOf(shown), valuePerEffortOf(shown)};
    for (int i = 0; i < 3; ++i) {
        m_scores[i]->set(numberText(scores[i]));
        m_formulas[i]->set(qs(scores[i].number ? scores[i].formula : scores[i].lacks));
    }
}

void FeatureInspector::refreshLists(const Feature& shown)
{
    const Project& project = m_facts.project;
    const auto unlink = [this](FeatureId from, FeatureId to) {
        return [this, from, to] {
            (void)m_context.session.apply({tr("Remove a dependency").toStdString(), [from, to](const Project& before) { return removeDependency(before, from, to); }, {}});
        };
    };
    m_needs->begin();
    m_needs->addTitle(tr("Waits for"));
    for (std::size_t i = 0; i < shown.dependsOn.size(); ++i) {
        const FeatureId id = shown.dependsOn[i];
        const Feature* other = project.features.find(id);
        const bool problem = m_facts.isProblem(m_id, id);
        m_needs->addLine(problem ? QStringLiteral("error") : other ? iconOf(other->moscow) : QStringLiteral("moscow-unset"), problem ? Ink::Error : other ? inkOf(other->moscow) : Ink::Tertiary,
                         other ? qs(other->name) : tr("a feature that is gone"), {}, QStringLiteral("dependency%1").arg(i), {}, unlink(m_id, id));
    }
    if (shown.dependsOn.empty())
        m_needs->addNote(tr("Nothing. It can be started at once."));
    const FeatureGraph graph(project.features);
    std::vector<FeatureId> dependents;
    if (const auto node = graph.find(m_id))
        for (const std::size_t other : graph.neededBy(*node))
            dependents.push_back(graph.feature(other).id);
    if (!dependents.empty())
        m_needs->addTitle(tr("Needed by"));
    for (std::size_t i = 0; i < dependents.size() && i < 30; ++i) {
        const Feature& other = *project.features.find(dependents[i]);
        m_needs->addLine(iconOf(other.moscow), inkOf(other.moscow), qs(other.name), {}, QStringLiteral("dependent%1").arg(i),
                         [this, id = other.id] { emit selectionWanted(id); }, unlink(other.id, m_id));
    }
    m_needs->finish();

    std::vector<const Feature*> others;
    for (const Feature& other : project.features)
        if (other.id != m_id && std::find(shown.dependsOn.begin(), shown.dependsOn.end(), other.id) == shown.dependsOn.end())
            others.push_back(&other);
    std::stable_sort(others.begin(), others.end(), [](const Feature* a, const Feature* b) { return a->name < b->name; });
    const QSignalBlocker blocked(m_addNeed);
    m_addNeed->clear();
    m_others.clear();
    for (const Feature* other : others) {
        m_addNeed->addItem(icon(iconOf(other->moscow), inkOf(other->moscow)), qs(other->name));
        m_others.push_back(other->id);
    }
    m_addNeed->setCurrentIndex(-1);
    m_addNeed->setEnabled(!others.empty());

    m_touches->begin();
    m_touches->addTitle(tr("Touches"));
    for (std::size_t i = 0; i < shown.delivers.size(); ++i) {
        const ElementRef& element = shown.delivers[i];
        m_touches->addLine(kindIcon(element.kind), Ink::Owned, qs(pathOf(project, element)), kindWord(element.kind), QStringLiteral("touched%1").arg(i),
                           [this, element] { m_context.navigator.showElement(element); },
                           [this, element] { change(tr("Remove what a feature touches"), [element](Feature& changed) { std::erase(changed.delivers, element); }); });
    }
    if (shown.delivers.empty())
        m_touches->addNote(tr("Nothing yet. What delivers this feature?"));
    m_touches->addTitle(tr("Where it comes from"));
    m_touches->addNote(originInWords(m_context.session.content(), shown.origin));
    m_touches->finish();
    m_addTouch->setProject(project);
}

/// What must move if this one moves, for every other release.
void FeatureInspector::refreshMoves(const Feature& shown)
{
    const Project& project = m_facts.project;
    m_moves->begin();
    if (!project.releases.empty())
        m_moves->addTitle(tr("If it moves"));
    for (const Release* release : releasesInOrder(project)) {
        if (release->id == shown.release)
            continue;
        QStringList names;
        const std::vector<Move> moves = movesWith(project, m_id, release->id);
        for (std::size_t i = 1; i < moves.size() && i <= 5; ++i)
            names.append(qs(project.features.find(moves[i].feature)->name));
        if (moves.size() > 6)
            names.append(tr("%1 more").arg(moves.size() - 6));
        m_moves->addNote(names.isEmpty() ? tr("To %1: nothing else has to move.").arg(qs(release->name)) : tr("To %1: %2 must move too.").arg(qs(release->name), names.join(QStringLiteral(", "))));
    }
    m_moves->finish();
}

}  // namespace barch::ui
