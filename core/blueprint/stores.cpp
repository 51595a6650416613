#include "core/blueprint/parts.h"

#include "core/api/resources.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

/// Columns that people look for things by, in the order of a search form. A table is searched when it has
/// one of the first four, which tell a row from its like.
constexpr std::ptrdiff_t telling = 4;
constexpr std::array<std::string_view, 12> searched = {"title", "name", "subject", "question", "description", "summary", "body", "content", "text", "notes", "answer", "message"};

/// Makes buckets, searches and channels of a finished design.
class StoreMaker {
public:
    StoreMaker(const Draft& draft, Project project) : m_draft(draft), m_project(std::move(project)) {}

    Project make()
    {
        addBuckets();
        addSearches();
        addChannels();
        return std::move(m_project);
    }

private:
    const Choices& choices() const { return m_draft.choices; }

    JobId job(const char* name) const
    {
        const JobId id = Draft::idOf<Job>(std::string("job/") + name);
        return m_project.jobs.contains(id) ? id : JobId();
    }

    void addBuckets()
    {
        if (choices().chosen("services.storage").empty() || choices().one("data.file_uploads") == "none")
            return;
        const std::string origin = fromAnswer("services.storage");
        const std::string tenant = choices().tenants() ? "{tenant_id}/" : "";
        if (m_draft.find("files")) {
            Bucket uploads;
            uploads.name = "uploads";
            uploads.description = "Files that people put in. Handed out by links that the server signs after it checked the row.";
            uploads.keyPattern = tenant + "{file_id}";
            uploads.table = blueprintTable("files");
            uploads.maximumSize = largestUpload(choices());
            uploads.contentTypes = uploadTypes();
            uploads.linkLifetime = "5 minutes";
            uploads.scansForMalware = static_cast<bool>(job("process_file"));
            uploads.origin = origin;
            put(m_project.buckets, "bucket/uploads", uploads);
        }
        if (const TableDraft* exports = m_draft.find("data_exports")) {
            Bucket copies;
            copies.name = "exports";
            copies.description = "Copies of data that people take away.";
            copies.keyPattern = (exports->scope == TableScope::Owned ? tenant : std::string("{user_id}/")) + "{data_export_id}";
            copies.table = blueprintTable("data_exports");
            copies.contentTypes = {"application/json", "text/csv"};
            copies.linkLifetime = "5 minutes";
            copies.keptFor = "7 days";
            copies.origin = origin;
            put(m_project.buckets, "bucket/exports", copies);
        }
    }

    static std::vector<ColumnId> searchedColumns(const Table& table)
    {
        std::vector<std::pair<std::ptrdiff_t, ColumnId>> found;
        for (const Column& column : table.columns) {
            const auto at = std::find(searched.begin(), searched.end(), column.name) - searched.begin();
            const bool text = column.type == "text" || column.type.starts_with("varchar");
            const bool kept = column.classification == Classification::Secret || column.classification == Classification::Health || column.protection != Protection::Plain;
            if (at < std::ssize(searched) && text && !kept)
                found.emplace_back(at, column.id);
        }
        std::sort(found.begin(), found.end());
        std::vector<ColumnId> columns;
        if (!found.empty() && found.front().first < telling)
            for (const auto& [order, id] : found)
                columns.push_back(id);
        return columns;
    }

    void addSearches()
    {
        const std::string engine = choices().one("services.search");
        if (!choices().chosen("services.search").empty())
            for (const TableDraft& from : m_draft.tables()) {
                const Table* table = from.origin.starts_with("starter:") ? m_project.table(blueprintTable(from.name)) : nullptr;
                const std::vector<ColumnId> columns = table ? searchedColumns(*table) : std::vector<ColumnId>();
                if (columns.empty() || (m_project.api->style != "provider_sdk" && !api::endpointOf(m_project, table->id, Operation::List)))
                    continue;
                SearchIndex search;
                search.name = table->name;
                search.kind = "text";
                search.engine = engine;
                search.table = table->id;
                search.columns = columns;
                if (engine != "database")
                    search.job = job("index_rows");
                search.description = "Finds rows by their words.";
                search.origin = fromAnswer("services.search");
                put(m_project.searchIndexes, "search/" + table->name, search);
            }
        if (const Table* embeddings = m_project.table(blueprintTable("ai_embeddings"))) {
            SearchIndex search;
            search.name = "ai_embeddings";
            search.kind = "vector";
            search.engine = "database";
            search.table = embeddings->id;
            search.columns = {blueprintColumn("ai_embeddings", "embedding")};
            search.description = "Finds texts of like meaning.";
            search.origin = fromAnswer("ai.features");
            put(m_project.searchIndexes, "search/ai_embeddings", search);
        }
    }

    void addChannel(const char* name, const char* table, std::vector<std::string> events, const char* description, bool bothWays)
    {
        Channel channel;
        channel.name = name;
        channel.transport = !choices().one("data.managed_service").empty() ? "provider" : bothWays ? "websocket" : "server_sent_events";
        if (const Table* found = m_project.table(blueprintTable(table))) {
            channel.table = found->id;
            channel.permission = api::usualPermission(m_project, *found, Operation::Read);
        }
        channel.events = std::move(events);
        channel.description = description;
        channel.origin = fromAnswer("logic.realtime");
        put(m_project.channels, std::string("channel/") + name, channel);
    }

    void addChannels()
    {
        if (choices().has("logic.realtime", "notifications"))
            addChannel("notifications", "notifications", {"notification.created", "notification.read"}, "News for the person who is signed in.", false);
        if (choices().has("logic.realtime", "chat") && m_draft.find("chat_messages"))
            addChannel("chat_rooms.{chat_room_id}", "chat_messages", {"message.created", "message.changed", "person.writing"}, "What is written in one room, for those who take part in it.", true);
        if (choices().has("logic.realtime", "dashboards"))
            addChannel("dashboard", "", {"figures.changed"}, "Figures that changed. The client reads them again by the API, with its own rights.", false);
    }

    const Draft& m_draft;
    Project m_project;
};

}  // namespace

std::string largestUpload(const Choices& choices)
{
    return choices.has("data.file_uploads", "large") ? "2 GB" : "10 MB";
}

std::vector<std::string> uploadTypes()
{
    return {"application/pdf", "image/jpeg", "image/png", "image/webp", "text/csv"};
}

Project withStores(const Draft& draft, Project project)
{
    return StoreMaker(draft, std::move(project)).make();
}

}  // namespace barch
