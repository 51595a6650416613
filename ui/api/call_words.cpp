#include "ui/api/call_words.h"

#include "core/edits/element_edits.h"

#include <QCoreApplication>

namespace barch::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("ApiPage", text);
}

template <class Element, class Id>
LabelledEdit elementEdit(const QString& label, SharedMap<Element> Project::*collection, Id id, std::function<void(Element&)> change)
{
    return {label.toStdString(), [collection, id, change = std::move(change)](const Project& project) -> Result<Project> {
        const Element* found = (project.*collection).find(id);
        if (!found)
            return Error{"This is not there any more.", {}, {}};
        Element changed = *found;
        change(changed);
        return putElement(project, std::move(changed));
    }, {}};
}

}  // namespace

QString methodOf(const Endpoint& endpoint)
{
    return qs(endpoint.method).toUpper();
}

Tag::Tone toneOf(const QString& method)
{
    if (method == QLatin1String("GET") || method == QLatin1String("HEAD") || method == QLatin1String("QUERY"))
        return Tag::Tone::Info;
    if (method == QLatin1String("POST") || method == QLatin1String("MUTATION"))
        return Tag::Tone::Ok;
    if (method == QLatin1String("PUT") || method == QLatin1String("PATCH"))
        return Tag::Tone::Warning;
    if (method == QLatin1String("DELETE"))
        return Tag::Tone::Error;
    return Tag::Tone::Root;
}

QString badgeOf(const Webhook& webhook)
{
    return webhook.incoming ? QStringLiteral("IN") : QStringLiteral("OUT");
}

QString badgeOf(const Channel& channel)
{
    return channel.transport == "websocket" ? QStringLiteral("WS") : channel.transport == "server_sent_events" ? QStringLiteral("SSE") : QStringLiteral("LIVE");
}

QString transportWords(const std::string& transport)
{
    if (transport == "websocket")
        return words("WebSocket");
    if (transport == "server_sent_events")
        return words("Server-sent events");
    return transport == "provider" ? words("The provider's service") : words("Not decided");
}

QString statusWords(int status)
{
    switch (status) {
    case 200: return words("done");
    case 201: return words("created");
    case 202: return words("taken on, done later");
    case 204: return words("done, nothing to tell");
    case 400: return words("can't be read");
    case 401: return words("not signed in");
    case 402: return words("plan required");
    case 403: return words("not permitted");
    case 404: return words("not found");
    case 409: return words("conflict");
    case 410: return words("gone");
    case 412: return words("changed meanwhile");
    case 413: return words("too large");
    case 415: return words("wrong kind of file");
    case 422: return words("a field is not valid");
    case 429: return words("too many requests");
    case 500: return words("fault of the server");
    case 503: return words("not available now");
    default: return {};
    }
}

LabelledEdit endpointEdit(const QString& label, EndpointId id, std::function<void(Endpoint&)> change)
{
    return elementEdit(label, &Project::endpoints, id, std::move(change));
}

LabelledEdit webhookEdit(const QString& label, WebhookId id, std::function<void(Webhook&)> change)
{
    return elementEdit(label, &Project::webhooks, id, std::move(change));
}

LabelledEdit channelEdit(const QString& label, ChannelId id, std::function<void(Channel&)> change)
{
    return elementEdit(label, &Project::channels, id, std::move(change));
}

std::vector<std::string> partsOf(const QString& text, QChar separator)
{
    std::vector<std::string> parts;
    for (const QString& part : text.split(separator, Qt::SkipEmptyParts))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            parts.push_back(trimmed.toStdString());
    return parts;
}

QString joined(const std::vector<std::string>& parts, const QString& separator)
{
    QStringList list;
    for (const std::string& part : parts)
        list.append(qs(part));
    return list.join(separator);
}

}  // namespace barch::ui
