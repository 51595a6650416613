#include "ui/features/feature_inspector.h"

#include "core/edits/feature_edits.h"
#include "ui/features/feature_words.h"
#include "ui/features/problem_card.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QComboBox>
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
    text->setMinimumWidth(text->sizeHint().width());
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

QPlainTextEdit* FeatureInspector::makeTextBox(const char* objectName, const QString& words, int height)
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
    m_description = makeTextBox("featureDescription", tr("What people can do with it"), 56);
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
    m_release->setFixedWidth(150);
    m_release->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
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
    add(tr("Reach"), m_numbers[0]);
    add(tr("Impact"), m_numbers[1]);
    add(tr("Sure, %"), m_numbers[2]);
    m_numbers[0]->setPlaceholderText(tr("a quarter"));
    m_numbers[1]->setPlaceholderText(tr("0.25 to 3"));
    m_numbers[2]->setPlaceholderText(tr("1 to 100"));
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
        auto* title = new Text(titles[i], TypeRole::SmallStrong, Ink::Secondary);
        title->setOneLine(true);
        line->addWidget(title, 1, Qt::AlignVCenter);
        m_scores[i] = new Text({}, i == 0 ? TypeRole::Title : TypeRole::Strong);
        m_scores[i]->setOneLine(true);
        m_scores[i]->setObjectName(QString::fromLatin1(names[i]) + QStringLiteral("Score"));
        line->addWidget(m_scores[i], 0, Qt::AlignVCenter);
        lines->addLayout(line);
        m_formulas[i] = new Text({}, TypeRole::Small, Ink::Secondary);
        m_formulas[i]->setObjectName(QString::fromLatin1(names[i]) + QStringLiteral("Formula"));
        lines->addWidget(m_formulas[i]);
    }
    return widget;
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

}  // namespace barch::ui
