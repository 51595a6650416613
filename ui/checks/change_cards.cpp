#include "ui/checks/change_cards.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr std::size_t mostCards = 24;
constexpr std::size_t mostParts = 16;  // of one element
constexpr int cardWidth = 280;
constexpr int gap = 12;
constexpr int padding = 12;

QString diffOf(ChangeSign sign)
{
    return sign == ChangeSign::Added ? QStringLiteral("added") : sign == ChangeSign::Removed ? QStringLiteral("removed") : QStringLiteral("changed");
}

Ink inkOf(ChangeSign sign)
{
    return sign == ChangeSign::Added ? Ink::Added : sign == ChangeSign::Removed ? Ink::Removed : Ink::Changed;
}

QString iconOf(const Project& after, const ElementChange& change)
{
    if (const Table* table = change.kind == "table" ? after.table(TableId(change.element.id)) : nullptr) {
        const char* icons[] = {"tenancy-undeclared", "tenancy-root", "tenancy-owned", "tenancy-global", "tenancy-link"};
        return QString::fromLatin1(icons[static_cast<std::size_t>(table->tenancyClass)]);
    }
    if (change.kind == "table")
        return QStringLiteral("table");
    if (change.kind == "type")
        return QStringLiteral("enum");
    if (change.kind.ends_with("role"))
        return QStringLiteral("user");
    if (change.kind == "answer")
        return QStringLiteral("questions");
    return QStringLiteral("code");
}

QWidget* partLine(const ChangedPart& part)
{
    auto* line = new QWidget;
    line->setProperty("diff", diffOf(part.sign));
    line->setAttribute(Qt::WA_StyledBackground);
    auto* layout = row(8, line);
    layout->setContentsMargins(10, 2, 10, 2);
    auto* sign = new Text(qs(signOf(part.sign)), TypeRole::Code, inkOf(part.sign));
    sign->setOneLine(true);
    sign->setFixedWidth(10);
    layout->addWidget(sign, 0, Qt::AlignTop);
    auto* text = new Text(qs(part.text), TypeRole::Small);
    text->setStruck(part.sign == ChangeSign::Removed);
    layout->addWidget(text, 1);
    return line;
}

QWidget* cardOf(const Project& after, const ElementChange& change, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("card", "plain");
    card->setObjectName(QStringLiteral("changeCard"));
    card->setAccessibleName(qs(change.kind) + ' ' + qs(change.name));
    auto* layout = column(0, card);
    layout->setContentsMargins(1, 1, 1, 1);
    auto* head = row(8);
    head->setContentsMargins(10, 5, 10, 5);
    head->addWidget(new IconLabel(iconOf(after, change), Ink::Secondary, nullptr, 14));
    auto* name = new Text(qs(change.name), TypeRole::BaseStrong);
    name->setOneLine(true);
    name->setToolTip(qs(change.name));
    head->addWidget(name, 1);
    auto* kind = new Text(change.sign == ChangeSign::Changed ? qs(change.kind)
                          : change.sign == ChangeSign::Added ? ChangeCards::tr("new %1").arg(qs(change.kind))
                                                             : ChangeCards::tr("%1 removed").arg(qs(change.kind)),
                          TypeRole::Small, change.sign == ChangeSign::Changed ? Ink::Tertiary : inkOf(change.sign));
    kind->setOneLine(true);
    head->addWidget(kind);
    layout->addLayout(head);
    if (!change.parts.empty())
        layout->addWidget(new Hairline);
    for (std::size_t i = 0; i < std::min(mostParts, change.parts.size()); ++i)
        layout->addWidget(partLine(change.parts[i]));
    if (change.parts.size() > mostParts) {
        auto* more = new Text(ChangeCards::tr("and %1 more").arg(change.parts.size() - mostParts), TypeRole::Small, Ink::Tertiary);
        more->setContentsMargins(28, 4, 10, 4);
        layout->addWidget(more);
    }
    return card;
}

int heightOf(QWidget* card, int width)
{
    return card->layout() && card->layout()->hasHeightForWidth() ? card->layout()->totalHeightForWidth(width) : card->sizeHint().height();
}

}  // namespace

ChangeCards::ChangeCards(QWidget* parent) : QWidget(parent)
{
    setGround(this, "canvas");
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChangeCards::setChanges(const Project& after, const std::vector<ElementChange>& changes)
{
    qDeleteAll(m_cards);
    m_cards.clear();
    for (std::size_t i = 0; i < std::min(mostCards, changes.size()); ++i)
        m_cards.append(cardOf(after, changes[i], this));
    if (changes.size() > mostCards)
        m_cards.append(new Text(tr("and %1 more elements").arg(changes.size() - mostCards), TypeRole::Base, Ink::Secondary, this));
    if (changes.empty())
        m_cards.append(new Text(tr("The design stays as it is."), TypeRole::Base, Ink::Secondary, this));
    for (QWidget* card : m_cards)
        card->show();
    updateGeometry();
    place(width(), true);
}

int ChangeCards::place(int width, bool move) const
{
    const int room = std::max(cardWidth / 2, width - 2 * padding);
    const int columns = std::clamp((room + gap) / (cardWidth + gap), 1, std::max(1, static_cast<int>(m_cards.size())));
    const int wide = std::min(columns == 1 ? room : (room - (columns - 1) * gap) / columns, 2 * cardWidth);
    std::vector<int> ends(static_cast<std::size_t>(columns), padding);
    for (QWidget* card : m_cards) {
        const auto shortest = std::min_element(ends.begin(), ends.end());
        const int high = heightOf(card, wide);
        if (move)
            card->setGeometry(padding + static_cast<int>(shortest - ends.begin()) * (wide + gap), *shortest, wide, high);
        *shortest += high + gap;
    }
    return *std::max_element(ends.begin(), ends.end()) - gap + padding;
}

int ChangeCards::heightForWidth(int width) const
{
    return place(width, false);
}

QSize ChangeCards::sizeHint() const
{
    return {2 * cardWidth, heightForWidth(std::max(width(), cardWidth + 2 * padding))};
}

QSize ChangeCards::minimumSizeHint() const
{
    return {cardWidth / 2 + 2 * padding, 40};
}

void ChangeCards::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

}  // namespace barch::ui
