#include "ui/api/api_forms.h"

#include "core/api/resources.h"
#include "core/edits/call_edits.h"
#include "core/edits/element_edits.h"
#include "ui/api/call_words.h"
#include "ui/data_model/element_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace barch::ui {
namespace {

struct TableChoice {
    QStringList names;
    std::vector<TableId> ids;
    int current = 0;
};

/// Tables that can be offered, by name.
TableChoice tablesOf(const Project& project, TableId chosen)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables)
        if (api::resourcePaths(project, table))
            tables.push_back(&table);
    std::stable_sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return a->name < b->name; });
    TableChoice choice;
    for (const Table* table : tables) {
        if (table->id == chosen)
            choice.current = static_cast<int>(choice.ids.size());
        choice.names.append(qs(table->name));
        choice.ids.push_back(table->id);
    }
    return choice;
}

TableId chosenOf(const TableChoice& choice, const QComboBox* box)
{
    const int at = box->currentIndex();
    return at >= 0 && static_cast<std::size_t>(at) < choice.ids.size() ? choice.ids[static_cast<std::size_t>(at)] : TableId();
}

std::string freeName(const std::string& base, const std::function<bool(const std::string&)>& taken)
{
    std::string name = base;
    for (int i = 2; taken(name); ++i)
        name = base + "-" + std::to_string(i);
    return name;
}

}  // namespace

void openApiSettings(Session& session, QWidget* parent)
{
    const ApiSettings now = *session.project().api;
    auto* form = new ElementForm(session, ElementForm::tr("Settings of the API"), parent);
    const std::vector<std::string> styles = {"", "rest", "graphql", "provider_sdk"};
    QComboBox* style = form->addChoice(QStringLiteral("apiStyle"), ElementForm::tr("Style"),
                                       {ElementForm::tr("Not decided"), QStringLiteral("REST"), QStringLiteral("GraphQL"), ElementForm::tr("The provider’s SDK")},
                                       static_cast<int>(std::find(styles.begin(), styles.end(), now.style) - styles.begin()) % 4);
    QLineEdit* base = form->addText(QStringLiteral("apiBasePath"), ElementForm::tr("Base path"), now.basePath, true);
    base->setPlaceholderText(QStringLiteral("/api/v1"));
    const std::vector<std::string> formats = {"", "envelope", "problem"};
    QComboBox* errors = form->addChoice(QStringLiteral("apiErrors"), ElementForm::tr("Answers"),
                                        {ElementForm::tr("Not decided"), ElementForm::tr("Envelope { success, data, error }"), ElementForm::tr("Data as it is, problem details (RFC 9457)")},
                                        static_cast<int>(std::find(formats.begin(), formats.end(), now.errorFormat) - formats.begin()) % 3);
    QLineEdit* limit = form->addText(QStringLiteral("apiRateLimit"), ElementForm::tr("Rate limit"), now.rateLimit);
    limit->setPlaceholderText(ElementForm::tr("120 requests a minute for each person"));
    QPlainTextEdit* origins = form->addLines(QStringLiteral("apiOrigins"), ElementForm::tr("Web pages that may call"), joined(now.allowedOrigins, QStringLiteral("\n")).toStdString());
    origins->setPlaceholderText(QStringLiteral("https://app.example.com"));
    form->addNote(ElementForm::tr("The rate limit is taken by calls that are offered from now on. Origins stand one a line."));
    form->setEdit(ElementForm::tr("Change the settings of the API"), [=]() -> Result<Edit> {
        ApiSettings settings = now;
        settings.style = styles[static_cast<std::size_t>(style->currentIndex())];
        settings.basePath = base->text().trimmed().toStdString();
        settings.errorFormat = formats[static_cast<std::size_t>(errors->currentIndex())];
        settings.rateLimit = limit->text().trimmed().toStdString();
        settings.allowedOrigins = partsOf(origins->toPlainText(), '\n');
        return Edit([settings](const Project& project) { return changeApiSettings(project, settings); });
    });
    form->open();
}

void openActionForm(Session& session, TableId table, QWidget* parent, std::function<void(ElementRef)> made)
{
    const TableChoice tables = tablesOf(session.project(), table);
    auto* form = new ElementForm(session, ElementForm::tr("New action"), parent);
    QComboBox* of = form->addChoice(QStringLiteral("actionTable"), ElementForm::tr("With a row of"), tables.names, tables.current);
    QLineEdit* verb = form->addText(QStringLiteral("actionVerb"), ElementForm::tr("What it does"), {});
    verb->setPlaceholderText(ElementForm::tr("close, assign, mark as spam"));
    form->addNote(ElementForm::tr("Whatever is more than reading and writing one row. It answers with the row, or at once with 202 where a job does it."));
    form->setEdit(ElementForm::tr("Add an action"), [=]() -> Result<Edit> {
        return Edit([table = chosenOf(tables, of), word = verb->text().trimmed().toStdString()](const Project& project) { return addAction(project, table, word); });
    });
    QObject::connect(form, &QDialog::accepted, form, [=] { made(ElementRef::of(ElementKind::Endpoint, actionIdOf(chosenOf(tables, of), verb->text().trimmed().toStdString()))); });
    form->open();
    verb->setFocus(Qt::OtherFocusReason);
}

void openUploadForm(Session& session, TableId table, QWidget* parent, std::function<void(ElementRef)> made)
{
    const TableChoice tables = tablesOf(session.project(), table);
    auto* form = new ElementForm(session, ElementForm::tr("New upload"), parent);
    QComboBox* of = form->addChoice(QStringLiteral("uploadTable"), ElementForm::tr("The file becomes a row of"), tables.names, tables.current);
    form->addNote(ElementForm::tr("The row says whose the file is. Files up to 25 MB come in the request, for larger ones the answer says where they are sent."));
    form->setEdit(ElementForm::tr("Add an upload"), [=]() -> Result<Edit> {
        return Edit([table = chosenOf(tables, of)](const Project& project) { return addUpload(project, table); });
    });
    QObject::connect(form, &QDialog::accepted, form, [=] { made(ElementRef::of(ElementKind::Endpoint, api::endpointIdOf(chosenOf(tables, of), Operation::Upload))); });
    form->open();
}

ElementRef addWebhook(Session& session, bool incoming)
{
    const Project& project = session.project();
    Webhook webhook;
    webhook.id = WebhookId::random();
    webhook.incoming = incoming;
    webhook.name = freeName(incoming ? "provider events" : "customer events", [&](const std::string& name) {
        return std::any_of(project.webhooks.begin(), project.webhooks.end(), [&](const Webhook& other) { return other.name == name; });
    });
    if (incoming) {
        webhook.path = freeName("/webhooks/provider", [&](const std::string& path) {
            return std::any_of(project.webhooks.begin(), project.webhooks.end(), [&](const Webhook& other) { return other.path == path; });
        });
        webhook.verifiesSignature = webhook.checksTimestamp = webhook.deduplicates = true;
    }
    const std::string label = (incoming ? ElementForm::tr("Add messages from a provider") : ElementForm::tr("Add messages to customers")).toStdString();
    const bool done = session.apply({label, [webhook](const Project& before) { return putElement(before, webhook); }, {}});
    return done ? ElementRef::of(ElementKind::Webhook, webhook.id) : ElementRef();
}

ElementRef addChannel(Session& session, TableId table)
{
    const Project& project = session.project();
    const Table* of = project.table(table);
    Channel channel;
    channel.id = ChannelId::random();
    channel.table = of ? table : TableId();
    channel.name = freeName(of ? of->name : "news", [&](const std::string& name) {
        return std::any_of(project.channels.begin(), project.channels.end(), [&](const Channel& other) { return other.name == name; });
    });
    channel.transport = "websocket";
    if (of)
        channel.permission = api::usualPermission(project, *of, Operation::Read);
    const bool done = session.apply({ElementForm::tr("Add a channel").toStdString(), [channel](const Project& before) { return putElement(before, channel); }, {}});
    return done ? ElementRef::of(ElementKind::Channel, channel.id) : ElementRef();
}

}  // namespace barch::ui
