#include "ui/features/releases_pane.h"

#include "core/edits/release_edits.h"
#include "core/planning/figures.h"
#include "core/planning/moves.h"
#include "ui/data_model/element_form.h"
#include "ui/features/cut_dialog.h"
#include "ui/features/release_board.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

ReleasesPane::ReleasesPane(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeBar());
    layout->addWidget(new Hairline);
    m_board = new ReleaseBoard;
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_board);
    layout->addWidget(scroll, 1);
    m_consequence = makeConsequence();
    layout->addWidget(m_consequence);
    connect(m_board, &ReleaseBoard::releaseWanted, this, &ReleasesPane::move);
    connect(m_board, &ReleaseBoard::releaseMenuWanted, this, &ReleasesPane::showReleaseMenu, Qt::QueuedConnection);
    connect(m_board, &ReleaseBoard::showWanted, scroll, [scroll](const QRect& where) { scroll->ensureVisible(where.center().x(), where.center().y(), where.width() / 2 + 8, where.height()); });
}

QWidget* ReleasesPane::makeBar()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(8, bar);
    line->setContentsMargins(20, 0, 12, 0);
    auto* words = new Text(tr("Drag a feature to another release. Points are effort; a release without a capacity has no limit."), TypeRole::Small, Ink::Secondary);
    words->setOneLine(true);
    line->addWidget(words, 1);
    QPushButton* add = makeButton(QStringLiteral("addRelease"), tr("Release"), ButtonKind::Plain, QStringLiteral("plus"));
    add->setAccessibleName(tr("Add a release"));
    connect(add, &QPushButton::clicked, this, &ReleasesPane::addRelease);
    line->addWidget(add);
    m_cut = makeButton(QStringLiteral("cutReleases"), tr("Cut by capacity…"), ButtonKind::Plain, QStringLiteral("wand"));
    connect(m_cut, &QPushButton::clicked, this, &ReleasesPane::cut);
    line->addWidget(m_cut);
    return bar;
}

QWidget* ReleasesPane::makeConsequence()
{
    auto* strip = new QFrame;
    strip->setObjectName(QStringLiteral("moveConsequence"));
    strip->setProperty("card", "warning");
    auto* line = row(8, strip);
    line->setContentsMargins(12, 6, 8, 6);
    line->addWidget(new IconLabel(QStringLiteral("warning"), Ink::Warning, nullptr, 14));
    m_consequenceText = new Text({}, TypeRole::Small);
    m_consequenceText->setObjectName(QStringLiteral("moveConsequenceText"));
    line->addWidget(m_consequenceText, 1, Qt::AlignVCenter);
    QPushButton* too = makeButton(QStringLiteral("moveOthersToo"), tr("Move them too"));
    connect(too, &QPushButton::clicked, this, [this] {
        const FeatureId id = std::exchange(m_moved, {});
        (void)m_context.session.apply({tr("Move what has to move too").toStdString(), [id, to = m_movedTo](const Project& project) { return moveToRelease(project, id, to, true); }, {}});
    }, Qt::QueuedConnection);
    line->addWidget(too);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closeConsequence"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Leave them where they are"));
    close->setToolTip(close->accessibleName());
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, [this] {
        m_moved = {};
        tellConsequence();
    });
    line->addWidget(close);
    strip->hide();
    return strip;
}

void ReleasesPane::setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown)
{
    m_facts = facts;
    m_board->setFacts(facts, shown);
    m_cut->setEnabled(!facts.project.releases.empty() && !facts.project.features.empty());
    m_cut->setToolTip(m_cut->isEnabled() ? QString() : tr("Add a release and a feature first."));
    tellConsequence();
}

/// Only as long as the feature is where it was moved to and something is out of order because of it.
void ReleasesPane::tellConsequence()
{
    const Feature* feature = m_facts.project.features.find(m_moved);
    QStringList names;
    if (feature && feature->release == m_movedTo) {
        const std::vector<Move> moves = movesWith(m_facts.project, m_moved, m_movedTo);
        for (std::size_t i = 1; i < moves.size(); ++i)
            names.append(qs(m_facts.project.features.find(moves[i].feature)->name));
    }
    m_consequence->setVisible(!names.isEmpty());
    if (names.isEmpty())
        return;
    const qsizetype count = names.size();
    const Release* release = m_facts.project.releases.find(m_movedTo);
    if (count > 6)
        names = names.mid(0, 6) << tr("%1 more").arg(count - 6);
    m_consequenceText->set(tr("%1 is now in %2. So that the order works out, this must move too: %3.").arg(qs(feature->name), release ? qs(release->name) : tr("no release"), names.join(QStringLiteral(", "))));
}

void ReleasesPane::move(FeatureId id, ReleaseId to)
{
    const Feature* feature = m_facts.project.features.find(id);
    if (!feature || feature->release == to)
        return;
    const Release* release = m_facts.project.releases.find(to);
    m_moved = id;
    m_movedTo = to;
    const QString label = tr("Move %1 to %2").arg(qs(feature->name), release ? qs(release->name) : tr("no release"));
    (void)m_context.session.apply({label.toStdString(), [id, to](const Project& project) { return moveToRelease(project, id, to); }, {}});
}

void ReleasesPane::cut()
{
    if (m_cut->isEnabled())
        (new CutDialog(m_context.session, window()))->open();
}

void ReleasesPane::addRelease()
{
    Release release;
    for (std::size_t number = m_facts.project.releases.size() + 1; release.name.empty(); ++number) {
        const std::string name = tr("Release %1").arg(number).toStdString();
        bool taken = false;
        for (const Release& other : m_facts.project.releases)
            taken = taken || other.name == name;
        if (!taken)
            release.name = name;
    }
    release.id = ReleaseId::random();
    release.capacity = 40;
    if (m_context.session.apply({tr("Add a release").toStdString(), [release](const Project& project) { return barch::addRelease(project, release); }, {}}))
        editRelease(release.id);
}

void ReleasesPane::editRelease(ReleaseId id)
{
    const Release* release = m_context.session.project().releases.find(id);
    if (!release)
        return;
    auto* form = new ElementForm(m_context.session, tr("Release"), window());
    QLineEdit* name = form->addText(QStringLiteral("releaseName"), tr("Name"), release->name);
    QLineEdit* capacity = form->addText(QStringLiteral("releaseCapacity"), tr("Capacity in points"), exactText(release->capacity));
    QLineEdit* note = form->addText(QStringLiteral("releaseNote"), tr("Note"), release->note);
    form->addNote(tr("A point is one of effort. 0 means that there is no limit."));
    form->setEdit(tr("Change the release %1").arg(qs(release->name)), [id, name, capacity, note]() -> Result<Edit> {
        const auto number = numberIn(capacity->text().trimmed().toStdString());
        if (!number)
            return Error{"The capacity is not a number.", {}, {}};
        return Edit([id, number = *number, called = name->text().trimmed().toStdString(), said = note->text().toStdString()](const Project& project) -> Result<Project> {
            Result<Project> renamed = renameRelease(project, id, called);
            if (!renamed)
                return renamed;
            Result<Project> after = setReleaseCapacity(*renamed, id, number);
            return after ? setReleaseNote(*after, id, said) : after;
        });
    });
    form->open();
}

void ReleasesPane::showReleaseMenu(ReleaseId id, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("releaseMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<const Release*> order = releasesInOrder(m_facts.project);
    const auto found = std::find_if(order.begin(), order.end(), [&](const Release* release) { return release->id == id; });
    if (found == order.end())
        return;
    const auto place = static_cast<std::size_t>(found - order.begin());
    const QString name = qs((*found)->name);
    connect(menu->addAction(tr("Name and capacity…")), &QAction::triggered, this, [this, id] { editRelease(id); });
    const auto moveTo = [this, id, name](std::size_t to) {
        (void)m_context.session.apply({tr("Move the release %1").arg(name).toStdString(), [id, to](const Project& project) { return moveRelease(project, id, to); }, {}});
    };
    QAction* earlier = menu->addAction(tr("Move it earlier"));
    earlier->setEnabled(place > 0);
    connect(earlier, &QAction::triggered, this, [moveTo, place] { moveTo(place - 1); });
    QAction* later = menu->addAction(tr("Move it later"));
    later->setEnabled(place + 1 < order.size());
    connect(later, &QAction::triggered, this, [moveTo, place] { moveTo(place + 1); });
    menu->addSeparator();
    connect(menu->addAction(tr("Remove it")), &QAction::triggered, this, [this, id, name] {
        (void)m_context.session.apply({tr("Remove the release %1").arg(name).toStdString(), [id](const Project& project) { return removeRelease(project, id); }, {}});
    });
    menu->popup(m_board->mapToGlobal(at));
}

}  // namespace barch::ui
