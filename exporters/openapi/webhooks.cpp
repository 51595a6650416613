#include "exporters/openapi/webhooks.h"

#include "core/api/names.h"
#include "exporters/openapi/column_schema.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>

namespace barch::openapi {
namespace {

/// What a provider calls the members of its messages.
struct MessageWords {
    std::string_view provider;
    const char* event;
    const char* id; ///< empty: the id stands in a header
};

constexpr MessageWords messages[] = {{"stripe", "type", "id"}, {"paypal", "event_type", "id"}, {"razorpay", "event", ""}, {"clerk", "type", ""}};

const MessageWords& wordsOf(std::string_view provider)
{
    static constexpr MessageWords usual = {"", "type", "id"};
    const auto found = std::find_if(std::begin(messages), std::end(messages), [&](const MessageWords& each) { return each.provider == provider; });
    return found == std::end(messages) ? usual : *found;
}

Document messageSchema(const Webhook& webhook)
{
    const MessageWords& words = wordsOf(webhook.provider);
    Document properties = Document::object();
    std::vector<std::string> required = {words.event};
    if (*words.id) {
        properties.set(words.id, patternSchema("^[!-~]+$", 1, 190).set("description", "The sender's id of the message; the same message twice is noticed by it."));
        required.insert(required.begin(), words.id);
    }
    Document event = webhook.events.empty() ? textSchema(190) : Document::object().set("type", "string").set("enum", Document::strings(webhook.events));
    properties.set(words.event, event.set("description", "What happened. Other events are answered with 204 and left alone."));
    return Document::object().set("type", "object").set("description", "A message as the sender writes it; members that are not named here are its own.")
        .set("maxProperties", 100).set("required", Document::strings(required)).set("properties", std::move(properties));
}

std::string pascal(std::string_view text)
{
    std::string name;
    bool begins = true;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter)
            name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        begins = !letter;
    }
    return name.empty() ? "Event" : name;
}

/// The schema of the row that an event "ticket.created" is about, where the API shows it.
std::string rowSchemaOf(const Project& project, std::string_view event, const Components& components)
{
    const std::string subject(event.substr(0, event.find('.')));
    for (const Table& table : project.tables) {
        std::string words = api::wordsFor(table);
        std::replace(words.begin(), words.end(), ' ', '_');
        if (words == subject && components.schemas().contains(api::typeNameOf(table)))
            return api::typeNameOf(table);
    }
    return {};
}

}  // namespace

Document incomingWebhook(const Project&, const Webhook& webhook, const std::string& operationId, const std::string& tag, Components& components, const Security& security)
{
    const std::string schema = components.addSchema(pascal(webhook.name) + "Message", messageSchema(webhook));
    Document media = Document::object().set("schema", components.schema(schema));
    std::string words = "Takes " + webhook.name + ", keeps the message and answers at once; the work is done later.";
    if (webhook.verifiesSignature)
        words += " The signature is checked before anything is read.";
    if (webhook.checksTimestamp)
        words += " A message older than five minutes is refused.";
    if (webhook.deduplicates)
        words += " A message that came before changes nothing.";
    Document responses = Document::object();
    responses.set("204", Document::object().set("description", "The message was taken.").set("headers", components.headers()));
    for (const int status : {400, 401, 429, 500})
        responses.set(std::to_string(status), components.failure(status));
    Document operation = Document::object().set("operationId", operationId).set("summary", "Take " + webhook.name).set("description", markdownProse(words));
    operation.set("tags", Document::strings({tag})).set("security", security.ofSender(webhook.provider));
    operation.set("requestBody", Document::object().set("required", true).set("content", Document::object().set("application/json", std::move(media))));
    operation.set("responses", std::move(responses));
    return Document::object().set("post", std::move(operation));
}

Document outgoingEvent(const Project& project, const std::string& event, const std::string& operationId, const std::string& tag, Components& components)
{
    const std::string row = rowSchemaOf(project, event, components);
    const bool gone = event.ends_with(".deleted");
    Document data = gone || row.empty() ? Document::object().set("type", "object").set("maxProperties", 200).set("description", "Ids of what the event is about.")
                                        : components.schema(row);
    Document properties = Document::object();
    properties.set("id", Document::object().set("type", "string").set("format", "uuid").set("maxLength", 36).set("description", "The same message twice has the same id."));
    properties.set("type", Document::object().set("type", "string").set("const", event));
    properties.set("occurred_at", Document::object().set("type", "string").set("format", "date-time").set("maxLength", 35));
    properties.set("data", std::move(data));
    Document message = Document::object().set("type", "object").set("additionalProperties", false).set("required", Document::strings({"id", "type", "occurred_at", "data"})).set("properties", std::move(properties));
    const std::string schema = components.addSchema(pascal(event) + "Event", std::move(message));
    Document signature = Document::object().set("name", "Webhook-Signature").set("in", "header").set("required", true)
                             .set("description", "HMAC-SHA256 of time stamp and body with the address's secret: t=1767225600,v1=5257a8.")
                             .set("schema", patternSchema("^t=[0-9]+,v1=[0-9a-f]+$", 8, 200)).set("example", "t=1767225600,v1=5257a869e7ecebeda32affa62cdca3fa");
    Document parameters = Document::array();
    parameters.add(std::move(signature));
    Document responses = Document::object();
    responses.set("204", Document::object().set("description", "The message was taken."));
    responses.set("410", Document::object().set("description", "The address wants no more messages; it is switched off."));
    Document media = Document::object().set("schema", components.schema(schema));
    Document operation = Document::object().set("operationId", operationId).set("summary", "Tell of " + event)
                             .set("description", "Sent to the customer's address; tried again for three days with growing pauses until it is answered with 2xx.");
    operation.set("tags", Document::strings({tag})).set("parameters", std::move(parameters));
    operation.set("requestBody", Document::object().set("required", true).set("content", Document::object().set("application/json", std::move(media))));
    operation.set("responses", std::move(responses));
    return Document::object().set("post", std::move(operation));
}

}  // namespace barch::openapi
