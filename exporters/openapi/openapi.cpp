#include "exporters/openapi/openapi.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/paths.h"
#include "core/rules/words.h"
#include "exporters/openapi/operations.h"
#include "exporters/openapi/webhooks.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace barch::openapi {
namespace {

int methodRank(const Endpoint& endpoint)
{
    static constexpr std::array<std::string_view, 6> order = {"get", "head", "post", "put", "patch", "delete"};
    return static_cast<int>(std::find(order.begin(), order.end(), rules::lowerCase(endpoint.method)) - order.begin());
}

std::string callOf(const Project& project, const Endpoint& endpoint)
{
    return endpoint.method + " " + api::fullPath(*project.api, endpoint.path);
}

/// Builds the whole document once.
class Builder {
public:
    explicit Builder(const Project& project) : m_project(project), m_components(project), m_schemas(project, m_components), m_security(project, m_components)
    {
        for (const Endpoint& endpoint : project.endpoints) {
            if (api::isHttp(endpoint))
                m_endpoints.push_back(&endpoint);
            else
                leftOut(ElementRef::of(ElementKind::Endpoint, endpoint.id), endpoint.path, "An operation that is no call over HTTP", "Left out; it belongs to the GraphQL schema.");
        }
        std::sort(m_endpoints.begin(), m_endpoints.end(), [](const Endpoint* a, const Endpoint* b) {
            return std::tuple(std::string_view(a->path), methodRank(*a), a->id) < std::tuple(std::string_view(b->path), methodRank(*b), b->id);
        });
    }

    std::optional<Error> fault() const
    {
        const bool receives = std::any_of(m_project.webhooks.begin(), m_project.webhooks.end(), [](const Webhook& webhook) { return webhook.incoming; });
        if (m_endpoints.empty() && !receives)
            return Error{"This design has no call over HTTP that OpenAPI could describe.", {}, "Offer a table in the API, or accept the proposal that does."};
        std::map<std::string, const Endpoint*> shapes;
        for (const Endpoint* endpoint : m_endpoints) {
            if (const auto wrong = api::pathFault(endpoint->path))
                return Error{"A path " + *wrong + ".", callOf(m_project, *endpoint), "Change the path."};
            const auto [known, fresh] = shapes.emplace(api::pathShape(endpoint->path), endpoint);
            if (!fresh && known->second->path != endpoint->path)
                return Error{"This path and " + known->second->path + " differ in the names of their parameters or in letter case only.", callOf(m_project, *endpoint), "Write both alike."};
        }
        for (const api::Clash& clash : api::clashesOf(m_project.endpoints)) {
            const Endpoint& one = *m_project.endpoints.find(clash.first);
            const Endpoint& other = *m_project.endpoints.find(clash.second);
            if (api::isHttp(one) && api::isHttp(other))
                return Error{clash.sameCall ? "Two endpoints answer this call." : "Two endpoints have the operation id " + one.operationId + ".", callOf(m_project, other),
                             clash.sameCall ? "Change the path of one, or take it out." : "Give one of them (the other is " + callOf(m_project, one) + ") another name."};
        }
        return std::nullopt;
    }

    Contract make()
    {
        m_schemas.nameRows(byTable());
        Document paths = pathItems();
        Document hooks = sentEvents();
        for (const Channel& channel : m_project.channels)
            leftOut(ElementRef::of(ElementKind::Channel, channel.id), channel.name, "A channel of news", "Left out; OpenAPI has calls only.");
        Document document = Document::object();
        document.set("openapi", "3.1.0").set("info", info()).set("servers", servers());
        document.set("tags", tags()).set("paths", std::move(paths));
        if (!hooks.members()->empty())
            document.set("webhooks", std::move(hooks));
        document.set("components", m_components.make());
        return {std::move(document), std::move(m_warnings)};
    }

private:
    void leftOut(ElementRef element, std::string path, std::string feature, std::string result)
    {
        m_warnings.push_back({std::move(element), std::move(path), std::move(feature), std::move(result), false});
    }

    /// Reading first, so that the plain names go to what is read.
    std::vector<const Endpoint*> byTable() const
    {
        std::vector<const Endpoint*> sorted = m_endpoints;
        const auto rank = [](const Endpoint& e) { return e.operation == Operation::Read ? 0 : e.operation == Operation::List ? 1 : 2; };
        std::stable_sort(sorted.begin(), sorted.end(), [&](const Endpoint* a, const Endpoint* b) { return rank(*a) < rank(*b); });
        return sorted;
    }

    Document info() const
    {
        const std::string name = m_project.info->name.empty() ? "Product" : m_project.info->name;
        std::string words = markdownProse(m_project.info->description);
        words += words.empty() ? "" : "\n\n";
        words += m_components.problems() ? "A call that fails answers with problem details (RFC 9457)." : "Every answer is {success, data, error}; data is null where a call failed, error where it did not.";
        words += " Lists come page by page with a cursor. The tenant is known from whoever is signed in and is never sent.";
        Document info = Document::object().set("title", name + " API").set("version", version()).set("description", words);
        info.set("contact", Document::object().set("name", "The team of " + name));
        return info.set("license", Document::object().set("name", "Proprietary").set("identifier", "LicenseRef-Proprietary"));
    }

    /// "v2" in the base path is version 2.0.0.
    std::string version() const
    {
        const std::string& base = m_project.api->basePath;
        const std::size_t at = base.rfind("/v");
        std::size_t end = at == std::string::npos ? base.size() : at + 2;
        std::string digits;
        while (end < base.size() && base[end] >= '0' && base[end] <= '9')
            digits += base[end++];
        return (digits.empty() ? "1" : digits) + ".0.0";
    }

    Document servers() const
    {
        Document host = Document::object().set("default", "api.app.test").set("description", "The name of the host, of each environment its own.");
        Document server = Document::object().set("url", "https://{host}" + api::fullPath(*m_project.api, "")).set("description", "Production, staging or a developer's own machine, by its host.");
        server.set("variables", Document::object().set("host", std::move(host))).set("x-internal", false);
        Document servers = Document::array();
        servers.add(std::move(server));
        return servers;
    }

    std::string tagOf(const Endpoint& endpoint)
    {
        const std::string name = api::groupOf(m_project, endpoint);
        const std::string first = endpoint.path.substr(1, endpoint.path.find('/', 1) - 1);
        const Table* table = m_project.table(endpoint.table);
        m_tags.emplace(name, !table && first == "auth" ? "Signing in and out." : !table ? "Calls below /" + first + "." : table->comment.empty() ? "Rows of " + table->name + "." : table->comment);
        return name;
    }

    Document tags() const
    {
        Document tags = Document::array();
        for (const auto& [name, description] : m_tags)
            tags.add(Document::object().set("name", name).set("description", markdownProse(description)));
        return tags;
    }

    /// The endpoint's own operation id, or one made of method and path.
    std::string operationIdOf(const Endpoint& endpoint)
    {
        std::string id;
        for (const char c : endpoint.operationId)
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-')
                id += c;
        return freeId(id.empty() ? madeId(rules::lowerCase(endpoint.method), endpoint.path) : id);
    }

    static std::string madeId(std::string id, std::string_view path)
    {
        bool begins = true;
        for (const char c : path) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter)
                id += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            begins = !letter;
        }
        return id;
    }

    std::string freeId(const std::string& wanted)
    {
        std::string id = wanted;
        for (int i = 2; !m_ids.insert(rules::lowerCase(id)).second; ++i)
            id = wanted + std::to_string(i);
        return id;
    }

    Document pathItems()
    {
        std::map<std::string, Document> items;
        Operations operations(m_project, m_components, m_schemas, m_security, m_warnings);
        for (const Endpoint* endpoint : m_endpoints) {
            const std::string path = pathOf(endpoint->path);
            warnOfSecrets(*endpoint);
            Document& item = items.try_emplace(path, Document::object()).first->second;
            item.set(rules::lowerCase(endpoint->method), operations.make(*endpoint, operationIdOf(*endpoint), tagOf(*endpoint)));
        }
        for (const Webhook& webhook : m_project.webhooks)
            if (webhook.incoming)
                addIncoming(webhook, items);
        Document paths = Document::object();
        for (auto& [path, item] : items)
            paths.set(path, std::move(item));
        return paths;
    }

    /// As the server's address goes on: the base path is in it already.
    std::string pathOf(std::string_view path) const { return api::relativePath(*m_project.api, path); }

    void addIncoming(const Webhook& webhook, std::map<std::string, Document>& items)
    {
        const std::string path = pathOf(webhook.path);
        if (api::pathFault(path) || items.contains(path))
            return leftOut(ElementRef::of(ElementKind::Webhook, webhook.id), webhook.name, "A webhook with the path " + webhook.path, "Left out; its path is none, or is taken by another call.");
        m_tags.emplace("Webhooks", "Messages from providers, and to customers.");
        items.emplace(path, incomingWebhook(m_project, webhook, freeId(madeId("receive", webhook.provider + "-events")), "Webhooks", m_components, m_security));
    }

    Document sentEvents()
    {
        std::map<std::string, Document> items;
        for (const Webhook& webhook : m_project.webhooks)
            if (!webhook.incoming)
                for (const std::string& event : webhook.events)
                    if (!items.contains(event)) {
                        m_tags.emplace("Webhooks", "Messages from providers, and to customers.");
                        items.emplace(event, outgoingEvent(m_project, event, freeId(madeId("send", event)), "Webhooks", m_components));
                    }
        Document hooks = Document::object();
        for (auto& [event, item] : items)
            hooks.set(event, std::move(item));
        return hooks;
    }

    /// What an endpoint asks to show or take, and must not.
    void warnOfSecrets(const Endpoint& endpoint)
    {
        const Table* table = m_project.table(endpoint.table);
        if (!table)
            return;
        const Column* once = shownOnce(*table, endpoint);
        for (const EndpointField& field : endpoint.columns) {
            const Column* column = table->column(field.column);
            if (!column || column == once)
                continue;
            const ElementRef element = ElementRef::inTable(ElementKind::Column, table->id, column->id);
            if (field.readable && !api::mayBeRead(*table, *column))
                leftOut(element, callOf(m_project, endpoint), "Showing " + column->name, "Left out: it is a secret or the tenant key.");
            if (field.writable && !api::mayBeWritten(*table, *column))
                leftOut(element, callOf(m_project, endpoint), "Taking " + column->name, "Left out: the server sets it.");
        }
    }

    const Project& m_project;
    Components m_components;
    ResourceSchemas m_schemas;
    Security m_security;
    std::vector<const Endpoint*> m_endpoints;
    std::vector<ExportWarning> m_warnings;
    std::map<std::string, std::string> m_tags;
    std::set<std::string> m_ids;
};

Result<ExportResult> exported(const Project& project, const char* path, std::string (*write)(const Document&))
{
    Result<Contract> contract = contractOf(project);
    if (!contract)
        return contract.error();
    return ExportResult{{{path, write(contract->document)}}, std::move(contract->warnings)};
}

}  // namespace

Result<Contract> contractOf(const Project& project)
{
    Builder builder(project);
    if (const auto fault = builder.fault())
        return *fault;
    return builder.make();
}

Result<ExportResult> exportYaml(const Project& project, const ExportOptions&)
{
    return exported(project, "openapi.yaml", writeYaml);
}

Result<ExportResult> exportJson(const Project& project, const ExportOptions&)
{
    return exported(project, "openapi.json", writeJson);
}

}  // namespace barch::openapi
