#include "ui/data_model/element_form.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>

namespace barch::ui {

ElementForm::ElementForm(Session& session, const QString& title, QWidget* parent)
    : QDialog(parent), m_session(session), m_form(new QFormLayout), m_reason(new Text({}, TypeRole::Small, Ink::ErrorText))
{
    setObjectName(QStringLiteral("elementForm"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMinimumWidth(440);
    setGround(this, "page");
    auto* layout = column(12, this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(new Text(title, TypeRole::Title));
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(m_form);
    m_reason->setObjectName(QStringLiteral("formReason"));
    m_reason->hide();
    layout->addWidget(m_reason);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(QStringLiteral("formCancel"), tr("Cancel"));
    QPushButton* ok = makeButton(QStringLiteral("formOk"), tr("Apply"), ButtonKind::Primary);
    ok->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &ElementForm::accept);
}

void ElementForm::addField(const QString& objectName, const QString& label, QWidget* field)
{
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    m_form->addRow(label, field);
}

QLineEdit* ElementForm::addText(const QString& objectName, const QString& label, const std::string& value, bool code)
{
    auto* edit = new QLineEdit(qs(value));
    if (code)
        edit->setFont(typeface(TypeRole::Code));
    addField(objectName, label, edit);
    return edit;
}

QPlainTextEdit* ElementForm::addLines(const QString& objectName, const QString& label, const std::string& value)
{
    auto* edit = new QPlainTextEdit(qs(value));
    edit->setFont(typeface(TypeRole::Code));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(84);
    addField(objectName, label, edit);
    return edit;
}

QComboBox* ElementForm::addChoice(const QString& objectName, const QString& label, const QStringList& choices, int current)
{
    auto* combo = new QComboBox;
    combo->addItems(choices);
    combo->setCurrentIndex(current);
    addField(objectName, label, combo);
    return combo;
}

QCheckBox* ElementForm::addCheck(const QString& objectName, const QString& text, bool on)
{
    auto* check = new QCheckBox(text);
    check->setObjectName(objectName);
    check->setChecked(on);
    m_form->addRow(QString(), check);
    return check;
}

QLineEdit* ElementForm::addColumns(const QString& objectName, const QString& label, const Table& table, const std::vector<ColumnId>& columns)
{
    QLineEdit* edit = addText(objectName, label, columnNames(table, columns).toStdString(), true);
    edit->setPlaceholderText(tr("Names with commas between them"));
    QStringList names;
    for (const Column& column : table.columns)
        names.append(qs(column.name));
    auto* completer = new QCompleter(names, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setWidget(edit);
    connect(edit, &QLineEdit::textEdited, completer, [edit, completer] {
        const QString word = edit->text().left(edit->cursorPosition()).section(',', -1).trimmed();
        completer->setCompletionPrefix(word);
        if (!word.isEmpty() && completer->currentCompletion() != word)
            completer->complete();
    });
    connect(completer, QOverload<const QString&>::of(&QCompleter::activated), edit, [edit](const QString& chosen) {
        const QString before = edit->text().left(edit->cursorPosition());
        const QString after = edit->text().mid(edit->cursorPosition());
        const qsizetype start = before.lastIndexOf(',') + 1;
        const QString head = before.left(start) + (start ? QStringLiteral(" ") : QString()) + chosen;
        edit->setText(head + after);
        edit->setCursorPosition(static_cast<int>(head.size()));
    });
    return edit;
}

void ElementForm::addNote(const QString& text)
{
    m_form->addRow(new Text(text, TypeRole::Small, Ink::Tertiary));
}

void ElementForm::setEdit(const QString& label, std::function<Result<Edit>()> make)
{
    m_label = label;
    m_make = std::move(make);
}

void ElementForm::accept()
{
    const auto refuse = [this](const Error& error) {
        m_reason->set(qs(error.text()));
        m_reason->show();
        adjustSize();
    };
    Result<Edit> edit = m_make();
    if (!edit)
        return refuse(edit.error());
    // Tried out first: what the design refuses is said here and not behind the dialog.
    const Result<Project> tried = (*edit)(m_session.project());
    if (!tried)
        return refuse(tried.error());
    (void)m_session.apply({m_label.toStdString(), *edit, {}});
    QDialog::accept();
}

Result<std::vector<ColumnId>> columnsFrom(const Table& table, const QString& text)
{
    std::vector<ColumnId> columns;
    for (const QString& part : text.split(',', Qt::SkipEmptyParts)) {
        const std::string name = part.trimmed().toStdString();
        const Column* column = table.columnNamed(name);
        if (!column)
            return Error{"There is no column \"" + name + "\".", table.name, "The columns are on the Columns tab."};
        columns.push_back(column->id);
    }
    return columns;
}

QString columnNames(const Table& table, const std::vector<ColumnId>& columns)
{
    QStringList names;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        names.append(column ? qs(column->name) : QStringLiteral("?"));
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace barch::ui
