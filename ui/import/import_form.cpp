#include "ui/import/import_form.h"

#include "ui/session/services.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTextBlock>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int around = 3;  // lines shown before and after one that is wrong
constexpr const char* lastDatabase = "import/database";

Text* label(const QString& text, QWidget* field)
{
    field->setAccessibleName(text);
    return new Text(text, TypeRole::SmallStrong, Ink::Secondary);
}

}  // namespace

ImportForm::ImportForm(Services& services, ImportService& imports, ImportAsk::From from, QWidget* parent)
    : QWidget(parent), m_services(services), m_imports(imports), m_from(new Segments({tr("File"), tr("Text"), tr("Database")})),
      m_stack(new QStackedWidget)
{
    auto* layout = column(12, this);
    m_from->setObjectName(QStringLiteral("importFrom"));
    m_from->setAccessibleName(tr("Import from"));
    layout->addWidget(m_from);
    m_stack->addWidget(makeFile());
    m_stack->addWidget(makeText());
    m_stack->addWidget(makeDatabase());
    layout->addWidget(m_stack, 1);
    layout->addWidget(makeFormat());
    layout->addWidget(makeError());
    connect(m_from, &Segments::chosen, this, &ImportForm::choose);
    m_from->setCurrent(static_cast<int>(from));
    choose(static_cast<int>(from));
}

QWidget* ImportForm::makeFile()
{
    auto* part = new QWidget;
    auto* layout = column(6, part);
    m_path = new QLineEdit;
    m_path->setObjectName(QStringLiteral("importPath"));
    m_path->setPlaceholderText(tr("schema.sql"));
    layout->addWidget(label(tr("File"), m_path));
    auto* line = row(8);
    line->addWidget(m_path, 1);
    QPushButton* button = makeButton(QStringLiteral("importChoose"), tr("Choose…"), ButtonKind::Plain, QStringLiteral("folder"));
    line->addWidget(button);
    layout->addLayout(line);
    layout->addWidget(new Text(tr("SQL of PostgreSQL, MySQL, MariaDB or SQLite, such as a dump or a schema; DBML; a Prisma schema; or an SQLite "
                                  "database. Rows in it are passed over."),
                               TypeRole::Small, Ink::Tertiary));
    layout->addStretch(1);
    connect(button, &QPushButton::clicked, this, &ImportForm::chooseFile);
    connect(m_path, &QLineEdit::textChanged, this, &ImportForm::guess);
    connect(m_path, &QLineEdit::returnPressed, this, &ImportForm::readWanted);
    return part;
}

QWidget* ImportForm::makeText()
{
    auto* part = new QWidget;
    auto* layout = column(6, part);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("importText"));
    m_text->setFont(typeface(TypeRole::Code));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlaceholderText(tr("CREATE TABLE tickets (…);"));
    layout->addWidget(label(tr("Text"), m_text));
    layout->addWidget(m_text, 1);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportForm::guess);
    return part;
}

QWidget* ImportForm::makeDatabase()
{
    auto* part = new QWidget;
    auto* layout = column(6, part);
    m_url = new QLineEdit(m_services.setting(QString::fromLatin1(lastDatabase)).toString());
    m_url->setObjectName(QStringLiteral("importUrl"));
    m_url->setFont(typeface(TypeRole::Code));
    m_url->setPlaceholderText(QStringLiteral("postgresql://user@localhost:5432/name"));
    layout->addWidget(label(tr("Address of the database"), m_url));
    layout->addWidget(m_url);
    layout->addSpacing(6);
    m_password = new QLineEdit;
    m_password->setObjectName(QStringLiteral("importPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Leave it empty where none is needed"));
    layout->addWidget(label(tr("Password"), m_password));
    layout->addWidget(m_password);
    m_keep = new QCheckBox(tr("Keep the password in this computer's keychain"));
    m_keep->setObjectName(QStringLiteral("importKeepPassword"));
    layout->addWidget(m_keep);
    layout->addSpacing(6);
    layout->addWidget(new Text(tr("The database is only read, in one transaction, and never changed. Its structure is copied, not its rows. The "
                                  "password is in no project and in no message."),
                               TypeRole::Small, Ink::Tertiary));
    layout->addStretch(1);
    connect(m_url, &QLineEdit::textChanged, this, &ImportForm::changed);
    connect(m_url, &QLineEdit::editingFinished, this, &ImportForm::findPassword);
    for (QLineEdit* field : {m_url, m_password})
        connect(field, &QLineEdit::returnPressed, this, &ImportForm::readWanted);
    return part;
}

QWidget* ImportForm::makeFormat()
{
    m_formatLine = new QWidget;
    auto* line = row(8, m_formatLine);
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("importFormat"));
    for (const ImportFormat& format : m_imports.formats())
        m_format->addItem(format.title, format.name);
    line->addWidget(label(tr("Written as"), m_format));
    line->addWidget(m_format);
    line->addWidget(new Text(tr("guessed from the text; choose another where that is wrong"), TypeRole::Small, Ink::Tertiary), 1);
    return m_formatLine;
}

QWidget* ImportForm::makeError()
{
    auto* card = new QFrame;
    card->setProperty("card", "error");
    auto* layout = column(6, card);
    layout->setContentsMargins(12, 10, 12, 10);
    auto* head = row(8);
    head->addWidget(new IconLabel(QStringLiteral("error"), Ink::Error), 0, Qt::AlignTop);
    m_errorText = new Text({}, TypeRole::BaseStrong);
    m_errorText->setObjectName(QStringLiteral("importError"));
    head->addWidget(m_errorText, 1);
    layout->addLayout(head);
    m_errorAdvice = new Text({}, TypeRole::Small, Ink::Secondary);
    m_errorAdvice->setObjectName(QStringLiteral("importAdvice"));
    layout->addWidget(m_errorAdvice);
    m_excerpt = new CodeView(QStringLiteral("importExcerpt"), tr("Where it is wrong"));
    m_excerpt->setHeightInLines(2 * around + 1);
    layout->addWidget(m_excerpt);
    m_error = card;
    m_error->hide();
    return card;
}

QWidget* ImportForm::firstField() const
{
    QWidget* const fields[] = {m_path, m_text, m_url};
    return fields[m_from->current()];
}

void ImportForm::choose(int from)
{
    m_stack->setCurrentIndex(from);
    m_formatLine->setVisible(from != static_cast<int>(ImportAsk::From::Database));
    clearError();
    guess();
    if (isVisible())
        firstField()->setFocus(Qt::OtherFocusReason);
}

void ImportForm::chooseFile()
{
    FileQuestion question;
    question.title = tr("Import a design");
    question.startPath = m_path->text();
    question.filter = tr("Schemas (*.sql *.ddl *.dump *.dbml *.prisma *.db *.sqlite *.sqlite3);;All files (*)");
    const QString path = m_services.chooseFile(this, question);
    if (path.isEmpty())
        return;
    m_path->setText(path);
    emit readWanted();
}

ImportAsk ImportForm::ask() const
{
    ImportAsk ask;
    ask.from = static_cast<ImportAsk::From>(m_from->current());
    switch (ask.from) {
    case ImportAsk::From::File: ask.text = m_path->text().trimmed(); break;
    case ImportAsk::From::Text: ask.text = m_text->toPlainText(); break;
    case ImportAsk::From::Database:
        ask.text = m_url->text().trimmed();
        ask.password = m_password->text();
        break;
    }
    if (ask.from != ImportAsk::From::Database && m_format->isEnabled())
        ask.format = m_format->currentData().toString();
    return ask;
}

bool ImportForm::keepsPassword() const
{
    return m_keep->isChecked() && m_from->current() == static_cast<int>(ImportAsk::From::Database) && !m_password->text().isEmpty();
}

bool ImportForm::isReady() const
{
    return !ask().text.trimmed().isEmpty();
}

void ImportForm::guess()
{
    const QString format = m_imports.guess(ask());
    const int at = m_format->findData(format);
    // A database in a file says itself what it is.
    m_format->setEnabled(format.isEmpty() || at >= 0);
    if (at >= 0)
        m_format->setCurrentIndex(at);
    emit changed();
}

void ImportForm::findPassword()
{
    const QString url = m_imports.withoutPassword(m_url->text().trimmed());
    if (url.isEmpty() || !m_password->text().isEmpty())
        return;
    m_imports.findPassword(m_url->text().trimmed(), this, [this](const QString& password) {
        if (!password.isEmpty() && m_password->text().isEmpty()) {
            m_password->setText(password);
            m_keep->setChecked(true);
        }
    });
}

void ImportForm::clearError()
{
    m_error->hide();
    m_text->setExtraSelections({});
}

void ImportForm::showError(const Error& error)
{
    const QString where = qs(error.where);
    m_errorText->set(where.isEmpty() ? qs(error.what) : where + QStringLiteral(": ") + qs(error.what));
    m_errorAdvice->set(qs(error.advice));
    m_errorAdvice->setVisible(!error.advice.empty());
    m_excerpt->hide();
    static const QRegularExpression place(QStringLiteral("line (\\d+)(?:, column (\\d+))?"));
    const QRegularExpressionMatch match = place.match(where);
    m_error->show();
    if (match.hasMatch())
        showPlace(match.captured(1).toInt(), std::max(1, match.captured(2).toInt()));
    else if (m_imports.wantsPassword(error))
        m_password->setFocus(Qt::OtherFocusReason);
    else
        firstField()->setFocus(Qt::OtherFocusReason);
}

void ImportForm::showPlace(int line, int column)
{
    const ImportAsk asked = ask();
    if (asked.from == ImportAsk::From::Text) {
        const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + std::min(column - 1, std::max(0, block.length() - 1)));
        m_text->setTextCursor(cursor);
        m_text->centerCursor();
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(theme().diff.removedBg);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        m_text->setExtraSelections({mark});
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    const int first = std::max(1, line - around);
    const QStringList found = m_imports.lines(asked, first, 2 * around + 1);
    CodeLines lines;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const int number = first + static_cast<int>(i);
        lines.push_back({found[i], number == line ? LineChange::Removed : LineChange::Same, number, false});
    }
    m_excerpt->setCode(std::move(lines), CodeLanguage::Sql);
    m_excerpt->setVisible(!found.isEmpty());
    firstField()->setFocus(Qt::OtherFocusReason);
}

}  // namespace barch::ui
