#include "ui/api/call_part.h"

#include "ui/widgets/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

void setFault(QWidget* field, const QString& reason)
{
    field->setToolTip(reason);
    field->setAccessibleDescription(reason);
    const bool invalid = !reason.isEmpty();
    if (field->property("invalid").toBool() == invalid)
        return;
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

QLineEdit* CallPart::addText(const char* objectName, const QString& spoken, std::function<QString()> shown, std::function<LabelledEdit(const QString&)> change)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(spoken);
    edit->installEventFilter(this);
    const TextField field{edit, std::move(shown), std::move(change)};
    connect(edit, &QLineEdit::editingFinished, this, [this, field] { commit(field); });
    connect(edit, &QLineEdit::textEdited, this, [edit] { setFault(edit, {}); });
    m_texts.push_back(field);
    return edit;
}

void CallPart::commit(const TextField& field)
{
    const QString text = field.edit->text().trimmed();
    if (m_filling || !field.edit->isModified() || text == field.shown())
        return;
    const LabelledEdit edit = field.change(text);
    const Result<Project> tried = edit.apply(session().project());
    if (!tried) {
        setFault(field.edit, qs(tried.error().text()));
        navigator().notify(Severity::Warning, qs(tried.error().text()));
        return;
    }
    field.edit->setModified(false);
    if (apply(edit))
        field.edit->setText(field.shown());
}

void CallPart::fillTexts(bool anew)
{
    for (const TextField& field : m_texts) {
        const QString text = field.shown();
        if (field.edit->text() == text || (!anew && field.edit->hasFocus() && field.edit->isModified()))
            continue;
        field.edit->setText(text);
        field.edit->setCursorPosition(0);
        setFault(field.edit, {});
    }
}

bool CallPart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        for (const TextField& field : m_texts)
            if (field.edit == watched && field.edit->text() != field.shown()) {
                field.edit->setText(field.shown());
                setFault(field.edit, {});
                return true;
            }
    return QWidget::eventFilter(watched, event);
}

void ElementChoice::fill(const QString& none, std::vector<std::pair<QString, AnyId>> elements, AnyId current)
{
    const QSignalBlocker quiet(box);
    std::stable_sort(elements.begin(), elements.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    ids.assign(1, AnyId());
    for (const auto& element : elements)
        ids.push_back(element.second);
    bool same = box->count() == static_cast<int>(ids.size()) && box->itemText(0) == none;
    for (std::size_t i = 0; same && i < elements.size(); ++i)
        same = box->itemText(static_cast<int>(i) + 1) == elements[i].first;
    if (!same) {
        box->clear();
        box->addItem(none);
        for (const auto& element : elements)
            box->addItem(element.first);
    }
    const auto found = std::find(ids.begin(), ids.end(), current);
    box->setCurrentIndex(found == ids.end() ? 0 : static_cast<int>(found - ids.begin()));
}

QWidget* framed(QWidget* text)
{
    auto* frame = new QFrame;
    frame->setProperty("card", "plain");
    auto* inside = column(0, frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(text);
    return frame;
}

QComboBox* makeChoice(const char* objectName, const QString& spoken)
{
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(spoken);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

QCheckBox* makeCheck(const char* objectName, const QString& words)
{
    auto* box = new QCheckBox(words);
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(words);
    return box;
}

}  // namespace barch::ui
