#pragma once

#include "core/edits/edit.h"
#include "ui/widgets/small_widgets.h"

#include <functional>

namespace barch::ui {

/// How the page names calls and what goes with them.

/// "GET", "POST"... and of GraphQL operations "QUERY", "MUTATION".
QString methodOf(const Endpoint& endpoint);
Tag::Tone toneOf(const QString& method);
/// "LIVE" of a channel by its transport, "IN" and "OUT" of webhooks.
QString badgeOf(const Webhook& webhook);
QString badgeOf(const Channel& channel);
/// "WebSocket", "server-sent events", "the provider's service".
QString transportWords(const std::string& transport);
/// "created", "a field is not valid"; empty for statuses that have no name here.
QString statusWords(int status);

/// Changes a copy of the element and puts it back.
LabelledEdit endpointEdit(const QString& label, EndpointId id, std::function<void(Endpoint&)> change);
LabelledEdit webhookEdit(const QString& label, WebhookId id, std::function<void(Webhook&)> change);
LabelledEdit channelEdit(const QString& label, ChannelId id, std::function<void(Channel&)> change);

/// Non-empty lines, or parts between commas, without blanks around them.
std::vector<std::string> partsOf(const QString& text, QChar separator);
QString joined(const std::vector<std::string>& parts, const QString& separator);

}  // namespace barch::ui
