#include "ui/stack/option_form.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>

namespace barch::ui {
namespace {

constexpr int ratingColumns = 3;
constexpr int longestName = 80;

QLineEdit* field(const QString& objectName, const QString& name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    return edit;
}

}  // namespace

OptionForm::OptionForm(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("optionForm"));
    auto* layout = column(8, this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(new Text(tr("An option of your own. It is compared by the ratings that you give it."), TypeRole::Base));
    m_name = field(QStringLiteral("optionName"), tr("What is it called?"));
    m_name->setMaxLength(longestName);
    m_for = field(QStringLiteral("optionFor"), tr("What speaks for it?"));
    m_against = field(QStringLiteral("optionAgainst"), tr("What speaks against it?"));
    auto* fields = row(8);
    for (QLineEdit* edit : {m_name, m_for, m_against}) {
        fields->addWidget(edit, 1);
        connect(edit, &QLineEdit::textChanged, this, &OptionForm::look);
        connect(edit, &QLineEdit::returnPressed, this, &OptionForm::add);
    }
    layout->addLayout(fields);
    auto* grid = new QWidget;
    m_ratings = new QGridLayout(grid);
    m_ratings->setContentsMargins(0, 0, 0, 0);
    m_ratings->setHorizontalSpacing(16);
    m_ratings->setVerticalSpacing(6);
    layout->addWidget(grid);
    auto* buttons = row(8);
    m_problem = new Text({}, TypeRole::Small, Ink::ErrorText);
    buttons->addWidget(m_problem, 1, Qt::AlignVCenter);
    QPushButton* cancel = makeButton(QStringLiteral("optionCancel"), tr("Cancel"));
    m_add = makeButton(QStringLiteral("optionAdd"), tr("Add the option"), ButtonKind::Primary);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &OptionForm::cancelled);
    connect(m_add, &QPushButton::clicked, this, &OptionForm::add);
}

void OptionForm::start(const Comparison* comparison, const QStringList& taken)
{
    m_taken = taken;
    for (QLineEdit* edit : {m_name, m_for, m_against})
        edit->clear();
    clearLayout(m_ratings);
    m_lists.clear();
    for (std::size_t i = 0; comparison && i < comparison->rows.size(); ++i) {
        const ComparisonRow& criterion = comparison->rows[i];
        auto* list = new QComboBox;
        list->setObjectName("rating." + qs(criterion.criterion));
        list->setAccessibleName(tr("Rating of “%1”").arg(qs(criterion.title)));
        list->addItem(tr("not rated"));
        for (int rating = 0; rating <= 4; ++rating)
            list->addItem(qs(ratingWord(rating)));
        m_lists.append({qs(criterion.criterion), list});
        auto* line = row(8);
        auto* title = new Text(qs(criterion.title), TypeRole::Small, Ink::Secondary);
        title->setOneLine(true);
        line->addWidget(title, 1, Qt::AlignVCenter);
        line->addWidget(list);
        m_ratings->addLayout(line, static_cast<int>(i) / ratingColumns, static_cast<int>(i) % ratingColumns);
    }
    look();
    m_name->setFocus(Qt::OtherFocusReason);
}

void OptionForm::look()
{
    const QString name = m_name->text().trimmed();
    const bool known = m_taken.contains(name);
    m_problem->set(known ? tr("“%1” is an option already.").arg(name) : QString());
    m_add->setEnabled(!name.isEmpty() && !known);
}

void OptionForm::add()
{
    if (!m_add->isEnabled())
        return;
    DecisionOption option;
    option.name = m_name->text().trimmed().toStdString();
    option.speaksFor = m_for->text().trimmed().toStdString();
    option.speaksAgainst = m_against->text().trimmed().toStdString();
    std::vector<CriterionMark> ratings;
    for (const auto& [criterion, list] : m_lists)
        if (list->currentIndex() > 0)
            ratings.push_back({criterion.toStdString(), list->currentIndex() - 1});
    emit added(option, ratings);
}

void OptionForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace barch::ui
