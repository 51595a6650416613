#include "ui/stack/comparison_table.h"

#include "ui/stack/remove_option.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPainter>
#include <QRadioButton>
#include <QToolButton>

namespace barch::ui {
namespace {

constexpr int titleWidth = 148;
constexpr int optionWidth = 134;
constexpr int side = 10;  // px left and right of what stands in a column
constexpr int most = 4;

/// A rating as four blocks; the words beside it say the same.
class RatingBar : public QWidget {
public:
    RatingBar(int rating, bool refused, const QString& spoken) : m_rating(rating), m_refused(refused)
    {
        setFixedSize(most * 13 - 3, 5);
        setAccessibleName(spoken);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        for (int i = 0; i < most; ++i) {
            p.setBrush(i < m_rating ? (m_refused ? theme().text.tertiary : theme().accent.fill) : theme().line.strong);
            p.drawRoundedRect(QRectF(i * 13, 0, 10, 5), 1.5, 1.5);
        }
    }

private:
    int m_rating;
    bool m_refused;
};

/// Covers what is scrolled under it.
class TitleCell : public QWidget {
public:
    explicit TitleCell(int line) : m_line(line)
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    void setOver(bool over)
    {
        m_over = over;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!m_over)
            return;
        QPainter p(this);
        const Theme& t = theme();
        p.fillRect(rect(), t.surface.page);
        p.setPen(m_line == 0 ? t.line.strong : t.line.hairline);
        p.drawLine(0, height() - 1, width(), height() - 1);
        p.setPen(t.line.hairline);
        p.drawLine(width() - 1, 0, width() - 1, height() - 1);
    }

private:
    int m_line;
    bool m_over = false;
};

Text* words(const QString& text, TypeRole role, Ink ink)
{
    auto* shown = new Text(text, role, ink);
    shown->setTextInteractionFlags(Qt::NoTextInteraction);
    return shown;
}

QWidget* cell(QVBoxLayout*& inside)
{
    auto* box = new QWidget;
    inside = column(3, box);
    inside->setContentsMargins(side, 7, side, 7);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    return box;
}

QString spokenOf(const ComparedOption& option)
{
    QStringList parts{qs(option.name), ComparisonTable::tr("%1 of 100").arg(option.together)};
    if (option.suggested)
        parts.append(ComparisonTable::tr("suggested"));
    for (const std::string& refusal : option.refused)
        parts.append(qs(refusal));
    return parts.join(QStringLiteral(", "));
}

}  // namespace

ComparisonTable::ComparisonTable(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("comparisonTable"));
    setAccessibleName(tr("Comparison of the options"));
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    m_grid->setColumnMinimumWidth(0, titleWidth);
}

QWidget* ComparisonTable::titleCell(int line, QVBoxLayout*& inside)
{
    auto* box = new TitleCell(line);
    inside = column(3, box);
    return box;
}

void ComparisonTable::holdTitlesAt(int x)
{
    m_titlesAt = x;
    placeTitles();
}

void ComparisonTable::placeTitles()
{
    for (int line = 0; line < m_lines; ++line) {
        const QLayoutItem* item = m_grid->itemAtPosition(line, 0);
        auto* title = item ? dynamic_cast<TitleCell*>(item->widget()) : nullptr;
        if (!title)
            continue;
        title->move(m_titlesAt, title->y());
        title->raise();
        title->setOver(m_titlesAt > 0);
    }
}

bool ComparisonTable::event(QEvent* event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        placeTitles();
    return handled;
}

void ComparisonTable::show(const Comparison& comparison, const QStringList& picked, bool weighing)
{
    clearLayout(m_grid);
    for (int i = 0; i < m_grid->columnCount(); ++i) {
        m_grid->setColumnMinimumWidth(i, i == 0 ? titleWidth : 0);
        m_grid->setColumnStretch(i, 0);
    }
    m_choices.clear();
    m_weights.clear();
    // One excludes the others, and the arrow keys go from one to the next.
    delete m_group;
    m_group = new QButtonGroup(this);
    m_suggested = -1;
    QVBoxLayout* corner = nullptr;
    QWidget* title = titleCell(0, corner);
    corner->setContentsMargins(20, 7, side, 9);
    corner->addStretch(1);
    corner->addWidget(words(tr("What matters"), TypeRole::SmallStrong, Ink::Primary));
    m_grid->addWidget(title, 0, 0);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i)
        addRowTitle(comparison.rows[i], static_cast<int>(i) + 1, weighing);
    for (std::size_t o = 0; o < comparison.options.size(); ++o) {
        const ComparedOption& option = comparison.options[o];
        const int column = static_cast<int>(o) + 1;
        m_grid->setColumnMinimumWidth(column, optionWidth);
        m_grid->setColumnStretch(column, 1);
        if (option.suggested)
            m_suggested = column;
        addHead(option, column, comparison.topic->several, picked.contains(qs(option.name)));
        for (std::size_t i = 0; i < comparison.rows.size(); ++i)
            addCell(comparison.rows[i], option, i, static_cast<int>(i) + 1, column);
    }
    m_lines = static_cast<int>(comparison.rows.size()) + 2;
    addTogether(comparison, m_lines - 1);
    m_grid->setRowStretch(m_lines, 1);
    setMinimumWidth(titleWidth + optionWidth * static_cast<int>(comparison.options.size()));
    updateGeometry();
    update();
}

void ComparisonTable::addHead(const ComparedOption& option, int column, bool several, bool picked)
{
    QVBoxLayout* inside = nullptr;
    QWidget* head = cell(inside);
    inside->setContentsMargins(side, 10, side, 9);
    auto* line = row(6);
    QAbstractButton* choice = several ? static_cast<QAbstractButton*>(new QCheckBox) : new QRadioButton;
    choice->setObjectName("pick." + qs(option.name));
    choice->setAccessibleName(spokenOf(option));
    choice->setChecked(picked);
    line->addWidget(choice);
    line->addStretch(1);
    if (option.suggested)
        line->addWidget(new Tag(tr("Suggested"), Tag::Tone::Accent, QStringLiteral("star")));
    else if (!option.refused.empty())
        line->addWidget(new Tag(tr("Does not go"), Tag::Tone::Warning));
    if (!option.option)
        line->addWidget(makeRemoveOption(qs(option.name), [this](const QString& name) { emit removeWanted(name); }));
    inside->addLayout(line);
    Text* name = words(qs(option.name), TypeRole::BaseStrong, option.refused.empty() ? Ink::Primary : Ink::Secondary);
    inside->addWidget(name);
    inside->addWidget(words(option.refused.empty() ? qs(option.text) : qs(option.refused.front()), TypeRole::Small,
                            option.refused.empty() ? Ink::Secondary : Ink::WarningText));
    inside->addStretch(1);
    m_grid->addWidget(head, 0, column);
    choice->setProperty("optionName", qs(option.name));
    if (!several)
        m_group->addButton(choice);
    m_choices.append(choice);
    connect(choice, &QAbstractButton::toggled, this, [this, several](bool on) {
        if (on || several)
            emit pickedChanged();
    });
}

void ComparisonTable::addRowTitle(const ComparisonRow& row, int line, bool weighing)
{
    QVBoxLayout* inside = nullptr;
    QWidget* box = titleCell(line, inside);
    inside->setContentsMargins(20, 6, side, 6);
    inside->setSpacing(1);
    inside->addWidget(words(qs(row.title), TypeRole::SmallStrong, Ink::Primary));
    if (weighing) {
        auto* list = new QComboBox;
        list->setObjectName("weight." + qs(row.criterion));
        list->setAccessibleName(tr("Weight of “%1”").arg(qs(row.title)));
        for (int weight = 0; weight <= 3; ++weight)
            list->addItem(qs(weightWord(weight)));
        list->setToolTip(tr("Your answers call for: %1").arg(qs(weightWord(row.usual))));
        list->setCurrentIndex(row.weight);
        m_weights.append({qs(row.criterion), list});
        connect(list, &QComboBox::activated, this, &ComparisonTable::weightsChanged);
        inside->addWidget(list);
    } else {
        const QString weight = row.weight == 0 ? tr("no weight") : tr("%1 weight").arg(qs(weightWord(row.weight)));
        inside->addWidget(words(row.weight == row.usual ? weight : tr("%1, yours").arg(weight), TypeRole::Caption, row.weight == row.usual ? Ink::Tertiary : Ink::Accent));
    }
    inside->addStretch(1);
    QStringList because;
    for (const StackReason& reason : row.because)
        because.append(qs(reason.text));
    box->setToolTip(because.join('\n'));
    m_grid->addWidget(box, line, 0);
}

void ComparisonTable::addCell(const ComparisonRow& row, const ComparedOption& option, std::size_t index, int line, int column)
{
    const ComparisonCell& rated = option.cells[index];
    QVBoxLayout* inside = nullptr;
    QWidget* box = cell(inside);
    inside->setSpacing(4);
    const QString spoken = tr("%1, %2: %3 of 4, %4").arg(qs(row.title), qs(option.name)).arg(std::max(0, rated.rating)).arg(qs(rated.reason));
    inside->addWidget(new RatingBar(std::max(0, rated.rating), !option.refused.empty(), rated.rating == notRated ? tr("%1, %2: not rated").arg(qs(row.title), qs(option.name)) : spoken));
    inside->addWidget(words(qs(rated.reason), TypeRole::Small, Ink::Secondary));
    inside->addStretch(1);
    m_grid->addWidget(box, line, column);
}

void ComparisonTable::addTogether(const Comparison& comparison, int line)
{
    QVBoxLayout* inside = nullptr;
    QWidget* title = titleCell(line, inside);
    inside->setContentsMargins(20, 8, side, 8);
    inside->addWidget(words(tr("Together"), TypeRole::BaseStrong, Ink::Primary));
    m_grid->addWidget(title, line, 0);
    for (std::size_t o = 0; o < comparison.options.size(); ++o) {
        const ComparedOption& option = comparison.options[o];
        auto* box = new QWidget;
        auto* sum = row(6, box);
        sum->setContentsMargins(side, 8, side, 8);
        auto* points = new Text(QString::number(option.together), TypeRole::Strong, option.suggested ? Ink::Accent : Ink::Primary);
        points->setObjectName("together." + qs(option.name));
        points->setOneLine(true);
        sum->addWidget(points, 0, Qt::AlignBaseline);
        auto* of = new Text(tr("of 100"), TypeRole::Small, Ink::Tertiary);
        of->setOneLine(true);
        sum->addWidget(of, 0, Qt::AlignBaseline);
        sum->addStretch(1);
        m_grid->addWidget(box, line, static_cast<int>(o) + 1);
    }
}

QStringList ComparisonTable::picked() const
{
    QStringList names;
    for (const QAbstractButton* choice : m_choices)
        if (choice->isChecked())
            names.append(choice->property("optionName").toString());
    return names;
}

std::vector<CriterionMark> ComparisonTable::weights() const
{
    std::vector<CriterionMark> marks;
    for (const auto& [criterion, list] : m_weights)
        marks.push_back({criterion.toStdString(), list->currentIndex()});
    return marks;
}

void ComparisonTable::focusPicked()
{
    for (QAbstractButton* choice : m_choices)
        if (choice->isChecked())
            return choice->setFocus(Qt::OtherFocusReason);
    if (!m_choices.isEmpty())
        m_choices.front()->setFocus(Qt::OtherFocusReason);
}

void ComparisonTable::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = theme();
    if (m_lines == 0)
        return;
    // Of the items and not of the cells: cells lose their places when a height for a width is asked for.
    const auto placeOf = [this](int line, int column) {
        const QLayoutItem* item = m_grid->itemAtPosition(line, column);
        return item ? item->geometry() : QRect();
    };
    const QRect last = placeOf(m_lines - 1, 0);
    if (m_suggested > 0) {
        const QRect head = placeOf(0, m_suggested);
        p.fillRect(QRect(head.left(), 0, head.width(), last.bottom() + 1), t.accent.subtle);
        p.fillRect(QRect(head.left(), 0, head.width(), 2), t.accent.fill);
    }
    p.setPen(t.line.hairline);
    for (int line = 0; line < m_lines; ++line) {
        const int y = placeOf(line, 0).bottom();
        if (line == 0)
            p.setPen(t.line.strong);
        p.drawLine(0, y, width(), y);
        p.setPen(t.line.hairline);
    }
}

}  // namespace barch::ui
