#include "core/edits/feature_edits.h"
#include "core/planning/feature_graph.h"
#include "core/planning/moves.h"
#include "ui/data_model/section_list.h"
#include "ui/data_model/why_panel.h"
#include "ui/features/element_picker.h"
#include "ui/features/feature_inspector.h"
#include "ui/features/feature_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

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
    m_addNeed->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
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
    m_backend = makeTextBox("featureNeeds", tr("One need on a line, such as: search in all messages"), 72);
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
    m_touches->addNote(shown.origin.empty() ? tr("Added by hand") : originInWords(m_context.session.content(), shown.origin));
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
