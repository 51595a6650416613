#include "ui/questionnaire/option_card.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QFile>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QStyleOption>

namespace barch::ui {
namespace {

constexpr int narrowBelow = 600;  // px: lists one under the other, no picture

/// A drawing of the option ("option-data.tenancy-shared.svg"), where there is one.
class Picture : public QWidget {
public:
    explicit Picture(const QString& name) : m_name(name)
    {
        setFixedSize(56, 48);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintIcon(p, m_name, rect(), Ink::Secondary);
    }

private:
    QString m_name;
};

}  // namespace

TermNamer termNames(const Content& content)
{
    return [&content](const QString& id) {
        const auto term = content.glossary.find(id.toStdString());
        return term == content.glossary.end() ? id : qs(term->second.term);
    };
}

ChoiceCard::ChoiceCard(Mark mark, bool dashed) : m_mark(mark), m_dashed(dashed)
{
    setCheckable(true);
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    const double width = isChecked() ? 2 : 1;
    QPen pen(isChecked() ? t.accent.fill : underMouse() ? t.line.outline : m_dashed ? t.line.outline : t.line.hairline, width);
    if (m_dashed && !isChecked())
        pen.setDashPattern({3, 3});
    p.setPen(pen);
    p.setBrush(t.surface.page);
    p.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), metrics().radiusCard,
                      metrics().radiusCard);
    QStyleOption option;
    option.initFrom(this);
    option.rect = QRect(markLeft, 15, metrics().checkbox, metrics().checkbox);
    option.state.setFlag(QStyle::State_On, isChecked());
    option.state.setFlag(QStyle::State_Off, !isChecked());
    qApp->style()->drawPrimitive(m_mark == Mark::Radio ? QStyle::PE_IndicatorRadioButton : QStyle::PE_IndicatorCheckBox, &option,
                                 &p, nullptr);
}

OptionCard::OptionCard(const Facts& facts, const TermNamer& nameOf, const TermShower& showTerm)
    : ChoiceCard(facts.question.kind == QuestionKind::Multiple ? Mark::Check : Mark::Radio), m_nameOf(nameOf),
      m_showTerm(showTerm)
{
    const QuestionOption& option = facts.option;
    setObjectName("option." + qs(option.value));
    setAccessibleName(qs(option.label));
    auto* layout = row(16, this);
    layout->setContentsMargins(contentLeft, 12, 16, 12);
    const QString picture = "option-" + qs(facts.question.key) + '-' + qs(option.value);
    if (QFile::exists(":/icons/" + picture + ".svg")) {
        m_picture = new Picture(picture);
        layout->addWidget(m_picture, 0, Qt::AlignTop);
    }
    auto* words = column(2);
    auto* head = row(8);
    auto* label = new Text(qs(option.label), TypeRole::Strong);
    head->addWidget(label, 0, Qt::AlignVCenter);
    if (facts.fits)
        head->addWidget(new Tag(tr("Fits your answers"), Tag::Tone::Accent, QStringLiteral("star")));
    else if (facts.recommended)
        head->addWidget(new Tag(tr("Usual choice")));
    if (facts.fits && facts.fit.of > 1) {
        m_how = new Text(tr("%1 of %2 signs point here").arg(facts.fit.holds).arg(facts.fit.of), TypeRole::Small, Ink::Tertiary);
        m_how->setOneLine(true);
        head->addWidget(m_how, 0, Qt::AlignVCenter);
    }
    head->addStretch(1);
    if (facts.number > 0)
        head->addWidget(new KeyHint(QString::number(facts.number)));
    words->addLayout(head);
    words->addWidget(makeText(option.text, false));
    if (!option.chooseWhen.empty() || !option.giveUp.empty()) {
        words->addSpacing(4);
        m_lists = new QGridLayout;
        m_lists->setContentsMargins(0, 0, 0, 0);
        m_lists->setHorizontalSpacing(20);
        m_lists->setVerticalSpacing(6);
        m_good = makeList(tr("Choose it when"), option.chooseWhen, true);
        m_bad = makeList(tr("What you give up"), option.giveUp, false);
        m_lists->addWidget(m_good, 0, 0, Qt::AlignTop);
        m_lists->addWidget(m_bad, 0, 1, Qt::AlignTop);
        m_lists->setColumnStretch(0, 1);
        m_lists->setColumnStretch(1, 1);
        words->addLayout(m_lists);
    }
    layout->addLayout(words, 1);
    for (QWidget* child : findChildren<QWidget*>()) {
        auto* text = qobject_cast<Text*>(child);
        if ((text && !text->hasTerms()) || qobject_cast<Tag*>(child))
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QStringList spoken{label->text()};
    for (const Text* text : findChildren<Text*>())
        if (text != label)
            spoken.append(text->text());
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

Text* OptionCard::makeText(const std::string& marked, bool small)
{
    auto* text = new Text({}, small ? TypeRole::Small : TypeRole::Base, Ink::Secondary);
    text->setMarked(qs(marked), m_nameOf);
    connect(text, &Text::termActivated, this, [this, text](const QString& id, const QRect& where) { m_showTerm(id, text, where); });
    return text;
}

QWidget* OptionCard::makeList(const QString& title, const std::vector<std::string>& lines, bool good)
{
    auto* list = new QWidget;
    QSizePolicy policy = list->sizePolicy();
    policy.setHeightForWidth(true);
    list->setSizePolicy(policy);
    auto* layout = column(1, list);
    if (lines.empty())
        return list;
    layout->addWidget(new Text(title, TypeRole::Overline, Ink::Tertiary));
    for (const std::string& text : lines) {
        auto* line = row(6);
        line->addWidget(new IconLabel(good ? QStringLiteral("tick") : QStringLiteral("minus"), good ? Ink::OkText : Ink::Tertiary,
                                      nullptr, metrics().iconSmall),
                        0, Qt::AlignTop);
        line->addWidget(makeText(text, true), 1);
        layout->addLayout(line);
    }
    return list;
}

void OptionCard::resizeEvent(QResizeEvent* event)
{
    ChoiceCard::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    if (m_picture)
        m_picture->setVisible(!narrow);
    if (m_how)
        m_how->setVisible(!narrow);
    if (m_lists) {
        m_lists->removeWidget(m_bad);
        m_lists->addWidget(m_bad, narrow ? 1 : 0, narrow ? 0 : 1, Qt::AlignTop);
        m_lists->setColumnStretch(1, narrow ? 0 : 1);
        m_lists->setHorizontalSpacing(narrow ? 0 : 20);
    }
    updateGeometry();
}

}  // namespace barch::ui
