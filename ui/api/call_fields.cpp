#include "ui/api/call_fields.h"

#include "core/api/names.h"
#include "core/api/resources.h"
#include "exporters/openapi/preview.h"
#include "exporters/openapi/request_schema.h"
#include "ui/api/call_words.h"
#include "ui/api/field_model.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

Text* heading(const QString& words)
{
    auto* text = new Text(words, TypeRole::BaseStrong);
    text->setOneLine(true);
    text->setMinimumWidth(text->sizeHint().width());
    return text;
}

}  // namespace

CallFields::CallFields(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(0, this);
    auto* bar = row(8);
    bar->setContentsMargins(16, 8, 16, 8);
    m_title = heading({});
    bar->addWidget(m_title);
    m_hint = new Text({}, TypeRole::Small, Ink::Secondary);
    m_hint->setOneLine(true);
    bar->addWidget(m_hint, 1);
    m_toTable = makeButton(QStringLiteral("callTable"), {}, ButtonKind::Link, QStringLiteral("table"));
    m_toTable->setProperty("small", true);
    connect(m_toTable, &QPushButton::clicked, this, [this] {
        if (const Endpoint* shown = endpoint())
            navigator().showElement(ElementRef::table(shown->table));
    });
    bar->addWidget(m_toTable);
    lines->addLayout(bar);
    m_model = new FieldModel(session(), this);
    m_table = new EditTable(QStringLiteral("callFields"), tr("Fields of the call"), m_model);
    m_table->setWidths({132, 108, 58, 56, 50, 46, 92, 150});
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFrameShape(QFrame::NoFrame);
    lines->addWidget(m_table);
    lines->addWidget(makeUpload());
    lines->addWidget(makeEmbeds());
    lines->addWidget(makeSchema());
}

QWidget* CallFields::table() const
{
    return m_table;
}

QWidget* CallFields::makeEmbeds()
{
    m_embeds = new QWidget;
    m_embedLines = column(4, m_embeds);
    m_embedLines->setContentsMargins(16, 10, 16, 4);
    return m_embeds;
}

QWidget* CallFields::makeSchema()
{
    m_schema = new QWidget;
    auto* lines = column(4, m_schema);
    lines->setContentsMargins(16, 10, 16, 4);
    auto* title = row(8);
    title->addWidget(heading(tr("A body of its own")));
    auto* hint = new Text(tr("JSON Schema of an object, in the place of the fields above"), TypeRole::Small, Ink::Secondary);
    hint->setOneLine(true);
    title->addWidget(hint, 1);
    lines->addLayout(title);
    m_schemaText = new QPlainTextEdit;
    m_schemaText->setObjectName(QStringLiteral("callSchema"));
    m_schemaText->setAccessibleName(tr("JSON Schema of the request"));
    m_schemaText->setPlaceholderText(QStringLiteral("{\"type\": \"object\", \"properties\": {\"reason\": {\"type\": \"string\", \"maxLength\": 200}}}"));
    m_schemaText->setFont(typeface(TypeRole::CodeSmall));
    m_schemaText->setTabChangesFocus(true);
    m_schemaText->setFixedHeight(76);
    m_schemaText->installEventFilter(this);
    connect(m_schemaText, &QPlainTextEdit::textChanged, this, &CallFields::commitSchema);
    lines->addWidget(framed(m_schemaText));
    m_schemaFault = new Text({}, TypeRole::Small, Ink::ErrorText);
    m_schemaFault->setObjectName(QStringLiteral("callSchemaFault"));
    lines->addWidget(m_schemaFault);
    return m_schema;
}

QWidget* CallFields::makeUpload()
{
    m_upload = new QWidget;
    auto* lines = column(6, m_upload);
    lines->setContentsMargins(16, 10, 16, 4);
    lines->addWidget(heading(tr("Files that it takes")));
    auto* fields = row(8);
    QLineEdit* size = addText("callMaximumSize", tr("Largest file"), [this] { return endpoint() ? qs(endpoint()->maximumSize) : QString(); },
                              [this](const QString& text) {
                                  const LabelledEdit change = endpointEdit(tr("Limit the size of a file"), m_id, [words = text.toStdString()](Endpoint& changed) { changed.maximumSize = words; });
                                  return LabelledEdit{change.label, [apply = change.apply, words = text.toStdString()](const Project& project) -> Result<Project> {
                                      if (!words.empty() && !openapi::bytesOf(words))
                                          return Error{"This is no size.", words, "Write it as 10 MB."};
                                      return apply(project);
                                  }, {}};
                              });
    size->setPlaceholderText(tr("10 MB"));
    size->setFixedWidth(110);
    fields->addWidget(size);
    QLineEdit* types = addText("callContentTypes", tr("Types of files"), [this] { return endpoint() ? joined(endpoint()->contentTypes, QStringLiteral(", ")) : QString(); },
                               [this](const QString& text) {
                                   return endpointEdit(tr("Choose the types of files"), m_id, [types = partsOf(text, ',')](Endpoint& changed) { changed.contentTypes = types; });
                               });
    types->setPlaceholderText(tr("image/png, application/pdf"));
    types->setFont(typeface(TypeRole::CodeSmall));
    fields->addWidget(types, 1);
    lines->addLayout(fields);
    m_uploadHint = new Text({}, TypeRole::Small, Ink::Secondary);
    lines->addWidget(m_uploadHint);
    return m_upload;
}

void CallFields::refresh(EndpointId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Endpoint* shown = endpoint();
    if (!shown)
        return;
    const Project& project = session().project();
    refreshTable(project, *shown);
    refreshEmbeds(project, *shown);
    const bool upload = shown->operation == Operation::Upload;
    m_upload->setVisible(upload);
    if (upload)
        m_uploadHint->set(openapi::takesFileItself(*shown) ? tr("The file comes in the request itself.") : tr("The answer says where the file is sent: it is too large to pass through the server."));
    const bool body = shown->operation == Operation::Action || !shown->requestSchema.empty() || (!project.table(shown->table) && shown->method != "GET" && shown->method != "DELETE");
    m_schema->setVisible(body);
    if (body && (anew || !m_schemaText->hasFocus()) && m_schemaText->toPlainText() != qs(shown->requestSchema))
        m_schemaText->setPlainText(qs(shown->requestSchema));
    const QString fault = qs(openapi::requestSchemaFault(*shown));
    if (anew || !m_schemaText->hasFocus() || m_schemaText->toPlainText() == qs(shown->requestSchema)) {
        m_schemaFault->set(fault);
        m_schemaFault->setVisible(!fault.isEmpty());
    }
}

void CallFields::refreshTable(const Project& project, const Endpoint& shown)
{
    const Table* table = project.table(shown.table);
    const Operation operation = shown.operation;
    const bool fields = table && operation != Operation::Delete;
    m_title->set(!table                              ? tr("What it takes")
                 : operation == Operation::Delete    ? tr("Takes and shows nothing but its address")
                 : FieldModel::applies(FieldModel::Taken, operation) ? tr("What the caller sends and gets")
                 : operation == Operation::List      ? tr("What the caller gets, and by what it is found")
                                                     : tr("What the caller gets"));
    m_title->setMinimumWidth(m_title->sizeHint().width());
    m_hint->set(FieldModel::applies(FieldModel::Taken, operation) && table ? tr("checked before anything is written") : QString());
    m_toTable->setVisible(table);
    if (table) {
        m_toTable->setText(qs(table->name));
        m_toTable->setAccessibleName(tr("Show the table %1").arg(qs(table->name)));
    }
    const QModelIndex current = m_table->currentIndex();
    m_model->refresh(m_id);
    m_table->setVisible(fields);
    for (int part = 0; part < FieldModel::PartCount; ++part)
        m_table->setColumnHidden(part, !FieldModel::applies(part, operation));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::clamp(current.row(), 0, m_model->rowCount() - 1), std::max(0, current.column())));
    fitTable();
}

void CallFields::fitTable()
{
    const int rows = m_model->rowCount();
    const int wide = m_table->horizontalHeader()->length();
    const int bar = wide > m_table->width() - 8 ? 16 : 0;
    m_table->setFixedHeight(metrics().tableHeader + rows * metrics().tableRow + bar + 10);
}

void CallFields::resizeEvent(QResizeEvent* event)
{
    CallPart::resizeEvent(event);
    fitTable();
}

void CallFields::refreshEmbeds(const Project& project, const Endpoint& shown)
{
    const Table* table = project.table(shown.table);
    const bool reads = shown.operation == Operation::List || shown.operation == Operation::Read;
    std::vector<std::pair<ConstraintId, QString>> possible;
    if (table && reads) {
        std::vector<ConstraintId> ids = api::embedsFor(project, *table);
        for (const ConstraintId id : shown.embeds)
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        for (const ForeignKey& key : table->foreignKeys)
            if (const Table* target = project.table(key.target); target && std::find(ids.begin(), ids.end(), key.id) != ids.end())
                possible.emplace_back(key.id, tr("%1, of %2").arg(qs(api::embedName(project, *table, key)), qs(target->name)));
    }
    m_embeds->setVisible(!possible.empty());
    if (possible != m_embedShown) {
        const KeptFocus kept(m_embeds);
        m_embedShown = possible;
        clearLayout(m_embedLines);
        if (!possible.empty())
            m_embedLines->addWidget(heading(tr("Related rows that may come along")));
        for (const auto& [id, words] : possible) {
            QCheckBox* box = makeCheck("", words);
            box->setObjectName(QStringLiteral("embed.") + qs(id.text()));
            connect(box, &QCheckBox::clicked, this, [this, key = id](bool on) {
                apply(endpointEdit(on ? tr("Let related rows come along") : tr("Send related rows no longer"), m_id, [=](Endpoint& changed) {
                    std::erase(changed.embeds, key);
                    if (on)
                        changed.embeds.push_back(key);
                }));
            });
            m_embedLines->addWidget(box);
        }
    }
    const QList<QCheckBox*> boxes = m_embeds->findChildren<QCheckBox*>();
    for (std::size_t i = 0; i < possible.size() && static_cast<qsizetype>(i) < boxes.size(); ++i)
        for (QCheckBox* box : boxes)
            if (box->objectName() == QStringLiteral("embed.") + qs(possible[i].first.text()))
                box->setChecked(std::find(shown.embeds.begin(), shown.embeds.end(), possible[i].first) != shown.embeds.end());
}

void CallFields::commitSchema()
{
    const Endpoint* shown = endpoint();
    if (m_filling || !shown)
        return;
    const std::string text = m_schemaText->toPlainText().toStdString();
    Endpoint tried = *shown;
    tried.requestSchema = text;
    const QString fault = qs(openapi::requestSchemaFault(tried));
    m_schemaFault->set(fault);
    m_schemaFault->setVisible(!fault.isEmpty());
    if (!fault.isEmpty())
        return;
    LabelledEdit edit = endpointEdit(tr("Say what a call takes"), m_id, [text](Endpoint& changed) { changed.requestSchema = text; });
    edit.mergeKey = "endpoint-schema/" + m_id.text();
    apply(edit);
}

}  // namespace barch::ui
