#include "ui/palette/palette.h"

#include "core/rules/rule.h"
#include "ui/palette/palette_preview.h"
#include "ui/palette/palette_rows.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace barch::ui {
namespace {

constexpr std::size_t limitMixed = 6;   // of each kind, while all kinds are shown
constexpr std::size_t limitOne = 200;

struct KindChip {
    HitKind kind;
    const char* title;
    char prefix;
};
constexpr KindChip chips[] = {{HitKind::Table, QT_TRANSLATE_NOOP("Palette", "Tables"), '@'},
                              {HitKind::Column, QT_TRANSLATE_NOOP("Palette", "Columns"), '.'},
                              {HitKind::Question, QT_TRANSLATE_NOOP("Palette", "Questions"), '?'},
                              {HitKind::Rule, QT_TRANSLATE_NOOP("Palette", "Rules"), '#'},
                              {HitKind::Action, QT_TRANSLATE_NOOP("Palette", "Actions"), '>'}};
// The order of the groups in the list.
constexpr HitKind order[] = {HitKind::File, HitKind::Page, HitKind::Table, HitKind::Column,
                             HitKind::Question, HitKind::Rule, HitKind::Action};

}  // namespace

Palette::Palette(const PageContext& context, const Menus& menus, QWidget* over)
    : Overlay(over), m_context(context), m_menus(menus)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Search"));
    auto* card = new QFrame;
    card->setProperty("card", "popover");
    card->setFixedSize(metrics().paletteWidth, metrics().paletteHeight);
    auto* layout = column(0, card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(makeHead());
    layout->addWidget(new Hairline);
    auto* middle = row(0);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Results"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setProperty("onRaised", true);
    m_model = new PaletteModel(m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    middle->addWidget(m_list, 1);
    middle->addWidget(new Hairline(Qt::Vertical));
    m_preview = new PalettePreview;
    middle->addWidget(m_preview);
    layout->addLayout(middle, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFoot());
    setContent(card, 12);

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex&) { choose(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::showCurrent);
    connect(&context.session, &Session::projectReplaced, this, [this] {
        m_project.reset();
        rebuildProject();
    });
    connect(&context.session, &Session::projectChanged, this, [this](const Project& before, const Project& after) {
        if (!before.tables.sameAs(after.tables))
            rebuildProject();
    });
}

QWidget* Palette::makeHead()
{
    auto* head = new QWidget;
    auto* layout = column(10, head);
    layout->setContentsMargins(16, 12, 16, 12);
    auto* line = row(8);
    line->addWidget(new IconLabel(QStringLiteral("search"), Ink::Secondary));
    m_input = new QLineEdit;
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->setAccessibleName(tr("Search"));
    m_input->setPlaceholderText(tr("Search pages, tables, columns, questions, rules, actions"));
    m_input->setFont(typeface(TypeRole::Title));
    m_input->setProperty("bare", true);
    m_input->setProperty("ownFocus", true);
    m_input->installEventFilter(this);
    line->addWidget(m_input, 1);
    m_count = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_count->setObjectName(QStringLiteral("paletteCount"));
    m_count->setOneLine(true);
    line->addWidget(m_count, 0, Qt::AlignVCenter);
    layout->addLayout(line);
    auto* kinds = row(6);
    m_kinds = new QButtonGroup(this);
    m_kinds->setExclusive(true);
    const auto addChip = [&](const QString& text, int id) {
        QPushButton* chip = makeButton(QStringLiteral("paletteKind%1").arg(id), text, ButtonKind::Chip);
        chip->setCheckable(true);
        m_kinds->addButton(chip, id);
        kinds->addWidget(chip);
        return chip;
    };
    addChip(tr("All"), 0)->setChecked(true);
    int id = 0;
    for (const KindChip& chip : chips)
        addChip(QStringLiteral("%1  %2").arg(tr(chip.title)).arg(QLatin1Char(chip.prefix)), ++id);
    kinds->addStretch(1);
    layout->addLayout(kinds);
    connect(m_input, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int chosen) {
        QString text = m_input->text();
        for (const KindChip& chip : chips)
            if (text.startsWith(QLatin1Char(chip.prefix)))
                text.remove(0, 1);
        if (chosen > 0)
            text.prepend(QLatin1Char(chips[chosen - 1].prefix));
        m_input->setText(text);
        m_input->setFocus(Qt::OtherFocusReason);
    });
    return head;
}

QWidget* Palette::makeFoot()
{
    auto* foot = new QWidget;
    auto* line = row(6, foot);
    line->setContentsMargins(16, 8, 16, 8);
    const auto say = [&](const QString& keys, const QString& words) {
        line->addWidget(new KeyHint(keys));
        line->addWidget(new Text(words, TypeRole::Small, Ink::Tertiary), 0, Qt::AlignVCenter);
        line->addSpacing(10);
    };
    say(QStringLiteral("↑"), {});
    say(QStringLiteral("↓"), tr("choose"));
    say(QStringLiteral("Enter"), tr("go there"));
    say(QStringLiteral("Tab"), tr("next kind"));
    line->addStretch(1);
    say(QStringLiteral("Esc"), tr("close"));
    return foot;
}

void Palette::rebuildStatic()
{
    m_fixed = SearchIndex();
    m_actions.clear();
    m_files.clear();
    const bool open = m_context.session.hasProject();
    if (open) {
        std::uint32_t number = 0;
        for (const PageEntry& entry : allPages())
            m_fixed.add(HitKind::Page, number++, tr(entry.title).toStdString());
        number = 0;
        for (const Question& question : m_context.session.content().questionnaire.questions)
            m_fixed.add(HitKind::Question, number++, question.title + ' ' + question.key);
        number = 0;
        for (const Rule& rule : allRules())
            m_fixed.add(HitKind::Rule, number++, std::string(rule.title) + ' ' + std::string(rule.code));
    } else {
        m_files = m_context.session.services().recentFiles();
        std::uint32_t number = 0;
        for (const RecentFile& file : m_files)
            m_fixed.add(HitKind::File, number++, (file.name + ' ' + file.path).toStdString());
    }
    for (QAction* action : m_menus.actions()) {
        if (!action->isEnabled() || !action->isVisible() || action->isSeparator() || action->text().isEmpty() ||
            action->objectName().startsWith(QStringLiteral("goTo.")))
            continue;
        m_fixed.add(HitKind::Action, static_cast<std::uint32_t>(m_actions.size()), action->text().remove('&').toStdString());
        m_actions.append(action);
    }
}

void Palette::rebuildProject()
{
    if (m_indexing) {
        m_stale = true;
        return;
    }
    m_indexing = true;
    inBackground(
        this, [project = m_context.session.project()] { return indexOf(project); },
        [this](std::shared_ptr<const ProjectIndex> index) {
            m_indexing = false;
            m_project = std::move(index);
            if (std::exchange(m_stale, false))
                rebuildProject();
            else if (isVisible())
                search();
        });
}

void Palette::openWith(const QString& text)
{
    rebuildStatic();
    if (!m_project || m_stale || m_indexing)
        if (m_context.session.project().tables.size() < 500)
            m_project = indexOf(m_context.session.project());
    const QSignalBlocker blocker(m_input);
    m_input->setText(text);
    if (text.size() > 1)
        m_input->selectAll();
    open(m_input);
    search();
}

void Palette::search()
{
    QString text = m_input->text();
    int chosen = 0;
    for (int i = 0; i < static_cast<int>(std::size(chips)); ++i)
        if (text.startsWith(QLatin1Char(chips[i].prefix)))
            chosen = i + 1;
    if (chosen > 0)
        text.remove(0, 1);
    m_kinds->button(chosen)->setChecked(true);
    const std::optional<HitKind> only = chosen > 0 ? std::optional(chips[chosen - 1].kind) : std::nullopt;
    const std::vector<std::string> words = wordsOf(text.toStdString());
    Hits hits;
    const std::size_t limit = only ? limitOne : limitMixed;
    m_fixed.search(words, limit, hits);
    if (m_project && (!words.empty() || only == HitKind::Table || only == HitKind::Column))
        m_project->texts.search(words, limit, hits);
    const PaletteSource source{m_context.session, m_project.get(), m_actions, m_files};
    std::vector<PaletteRow> rows;
    std::size_t total = 0;
    for (const HitKind kind : order) {
        const auto at = static_cast<std::size_t>(kind);
        if (hits.best[at].empty() || (only && kind != *only))
            continue;
        total += hits.found[at];
        PaletteRow heading;
        heading.heading = true;
        heading.text = headingOf(kind);
        const auto shown = static_cast<qsizetype>(hits.best[at].size());
        const auto found = static_cast<qsizetype>(hits.found[at]);
        heading.note = shown < found ? tr("%1 of %2").arg(grouped(shown), grouped(found)) : grouped(found);
        rows.push_back(heading);
        for (const Hit& hit : hits.best[at])
            rows.push_back(rowOf(hit, source));
    }
    QStringList shownWords;
    for (const std::string& word : words)
        shownWords.append(qs(word));
    m_model->show(std::move(rows), shownWords);
    m_count->set(total == 0 ? tr("Nothing found") : counted(static_cast<qsizetype>(total), tr("result"), tr("results")));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(1));
    showCurrent();
}

void Palette::showCurrent()
{
    const PaletteSource source{m_context.session, m_project.get(), m_actions, m_files};
    m_preview->show(m_model->row(m_list->currentIndex().row()), source);
}

void Palette::step(int by)
{
    const int count = m_model->rowCount();
    int at = m_list->currentIndex().row();
    do
        at += by;
    while (at >= 0 && at < count && m_model->row(at)->heading);
    if (at < 0 || at >= count)
        return;
    m_list->setCurrentIndex(m_model->index(at));
    // The heading of a first hit should be seen with it.
    m_list->scrollTo(m_model->index(m_model->row(at - 1)->heading ? at - 1 : at));
    m_list->scrollTo(m_model->index(at));
}

void Palette::choose()
{
    const PaletteRow* row = m_model->row(m_list->currentIndex().row());
    if (!row || row->heading)
        return;
    const Hit hit = row->hit;
    dismiss();
    switch (hit.kind) {
    case HitKind::Page: m_context.navigator.openPage(QString::fromLatin1(allPages()[hit.reference].id)); break;
    case HitKind::Table:
        m_context.navigator.showElement(ElementRef::table(m_project->tables[hit.reference]->id));
        break;
    case HitKind::Column: {
        const auto place = m_project->columns[hit.reference];
        const Table& table = *m_project->tables[place.table];
        m_context.navigator.showElement(ElementRef::inTable(ElementKind::Column, table.id, table.columns[place.column].id));
        break;
    }
    case HitKind::Question:
        m_context.navigator.showElement(
            ElementRef::answer(m_context.session.content().questionnaire.questions[hit.reference].key));
        break;
    case HitKind::Rule: {
        const auto& findings = m_context.session.findings();
        const auto first = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == allRules()[hit.reference].code && !finding.waived;
        });
        m_context.navigator.showFinding(first == findings.end() ? std::string() : first->fingerprint());
        break;
    }
    case HitKind::Action: m_actions[hit.reference]->trigger(); break;
    case HitKind::File: m_context.navigator.openFile(m_files[hit.reference].path); break;
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return Overlay::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown:
        for (int i = 0; i < 10; ++i)
            step(1);
        return true;
    case Qt::Key_PageUp:
        for (int i = 0; i < 10; ++i)
            step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        const int count = static_cast<int>(std::size(chips)) + 1;
        const int next = (m_kinds->checkedId() + (key->key() == Qt::Key_Tab ? 1 : count - 1)) % count;
        m_kinds->button(next)->click();
        return true;
    }
    default: return false;
    }
}

}  // namespace barch::ui
