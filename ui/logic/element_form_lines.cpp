#include "ui/logic/element_form_lines.h"

#include "ui/logic/element_table.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace barch::ui {

ElementFormLines::ElementFormLines(Session& session, PartList list, QWidget* parent) : QWidget(parent), m_session(session), m_list(std::move(list))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(16, 4, 16, 8);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (std::size_t part = 0; part < m_list.parts.size(); ++part)
        if (m_list.parts[part].change)
            addLine(part);
}

void ElementFormLines::addLine(std::size_t number)
{
    const Part& part = m_list.parts[number];
    Line line{number, nullptr, nullptr};
    QWidget* field = nullptr;
    if (part.choices) {
        line.choice = new QComboBox;
        line.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        line.choice->setMinimumContentsLength(10);
        field = line.choice;
        connect(line.choice, &QComboBox::activated, this, [this, number, box = line.choice] { change(number, box->currentText()); }, Qt::QueuedConnection);
    } else {
        line.text = new QLineEdit;
        line.text->setPlaceholderText(part.hint.section(QLatin1Char('.'), 0, 0));
        if (part.look == Part::Look::Code)
            line.text->setFont(typeface(TypeRole::CodeSmall));
        field = line.text;
        connect(line.text, &QLineEdit::editingFinished, this, [this, number, edit = line.text] {
            if (edit->isModified())
                change(number, edit->text());
        });
    }
    field->setObjectName(QStringLiteral("part.%1").arg(part.title));
    field->setAccessibleName(part.title);
    field->setToolTip(part.hint);
    auto* label = new Text(part.title, TypeRole::Small, Ink::Secondary);
    label->setOneLine(true);
    label->setMinimumWidth(96);
    static_cast<QFormLayout*>(layout())->addRow(label, field);
    m_lines.push_back(line);
}

void ElementFormLines::change(std::size_t number, const QString& text)
{
    (void)changePart(m_session, m_list, m_list.parts[number], m_id, text);
    // What was refused goes back to what is so.
    for (const Line& line : m_lines)
        if (line.part == number && line.text)
            line.text->setModified(false);
    show(m_session.project(), m_id);
}

void ElementFormLines::show(const Project& project, AnyId id)
{
    const bool another = id != m_id;
    m_id = id;
    for (const Line& line : m_lines) {
        const Part& part = m_list.parts[line.part];
        const QString now = part.text(project, id);
        if (line.choice) {
            const QStringList choices = part.choices(project, id);
            QStringList shown;
            for (int i = 0; i < line.choice->count(); ++i)
                shown.append(line.choice->itemText(i));
            if (shown != choices) {
                line.choice->clear();
                line.choice->addItems(choices);
            }
            line.choice->setCurrentIndex(static_cast<int>(choices.indexOf(now)));
        } else if (another || !line.text->hasFocus() || !line.text->isModified()) {
            line.text->setText(now);
            line.text->setCursorPosition(0);
        }
    }
}

void ElementFormLines::focusFirst()
{
    if (m_lines.empty())
        return;
    QWidget* field = m_lines.front().text ? static_cast<QWidget*>(m_lines.front().text) : m_lines.front().choice;
    field->setFocus(Qt::OtherFocusReason);
    if (m_lines.front().text)
        m_lines.front().text->selectAll();
}

}  // namespace barch::ui
