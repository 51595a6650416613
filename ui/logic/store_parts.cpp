#include "core/edits/logic_edits.h"
#include "core/tenancy/guards.h"
#include "ui/logic/part_makers.h"

namespace barch::ui {
namespace {

QString columnNames(const Project& project, const SearchIndex& search)
{
    const Table* table = project.table(search.table);
    QStringList names;
    for (const ColumnId id : search.columns)
        if (const Column* column = table ? table->column(id) : nullptr)
            names.append(qs(column->name));
    return names.join(QStringLiteral(", "));
}

}  // namespace

PartList messagePartList()
{
    const PartMaker<Message> make(&Project::messages, "message");
    PartList list{ElementKind::Message, partWords("Messages"), partWords("message"), QStringLiteral("comment"), partWords("No mail and no text message is sent."),
                  QStringLiteral("services.email"), {}, {}, {}, {}};
    list.parts = {
        make.text(partWords("Name"), &Message::name, 160, Part::Look::Name),
        make.choice(partWords("By"), &Message::medium, 90, {{"email", partWords("mail")}, {"sms", partWords("text message")}, {"push", partWords("push")}}),
        make.text(partWords("Subject"), &Message::subject, 200),
        make.text(partWords("When it is sent"), &Message::description, 300),
        make.list(partWords("Names in the text"), &Message::variables, 220),
        make.flag(partWords("Can be refused"), &Message::canBeRefused, 104),
        make.refers(partWords("Sent by"), &Message::job, &Project::jobs, 130),
    };
    make.finish(
        list, [](const Message& message) { return message.name; },
        [](const Project& project, Message& message) {
            message.name = freeName(project.messages, "new_message");
            message.medium = "email";
            for (const Job& job : project.jobs)
                if (job.name == "send_email")
                    message.job = job.id;
        });
    return list;
}

PartList bucketPartList()
{
    const PartMaker<Bucket> make(&Project::buckets, "bucket");
    PartList list{ElementKind::Bucket, partWords("Files"), partWords("bucket"), QStringLiteral("folder"), partWords("No files are kept apart from the database."),
                  QStringLiteral("data.file_uploads"), {}, {}, {}, {}};
    list.parts = {
        make.text(partWords("Name"), &Bucket::name, 130, Part::Look::Name),
        make.text(partWords("Where a file lies"), &Bucket::keyPattern, 190, Part::Look::Code),
        make.flag(partWords("Open to all"), &Bucket::isPublic, 84),
        make.text(partWords("A link lives"), &Bucket::linkLifetime, 90, Part::Look::Plain, readTime, partWords("Such as 5 minutes.")),
        make.refers(partWords("Rows that own files"), &Bucket::table, &Project::tables, 140),
        make.text(partWords("Largest file"), &Bucket::maximumSize, 84),
        make.list(partWords("Kinds of files"), &Bucket::contentTypes, 200),
        make.text(partWords("Kept for"), &Bucket::keptFor, 84, Part::Look::Plain, readTime, partWords("Such as 7 days. Empty: as long as the row.")),
        make.flag(partWords("Looked over for malware"), &Bucket::scansForMalware, 150),
        make.text(partWords("What it holds"), &Bucket::description, 260),
    };
    make.finish(
        list, [](const Bucket& bucket) { return bucket.name; },
        [](const Project& project, Bucket& bucket) {
            bucket.name = freeName(project.buckets, "new_bucket");
            const bool tenants = project.tenancy->model != TenancyModel::None && project.tenancy->model != TenancyModel::Undecided;
            bucket.keyPattern = (tenants ? "{" + tenantKeyName(project) + "}/" : std::string()) + "{file_id}";
            bucket.linkLifetime = "5 minutes";
        });
    return list;
}

PartList searchPartList()
{
    const PartMaker<SearchIndex> make(&Project::searchIndexes, "search");
    PartList list{ElementKind::SearchIndex, partWords("Search"), partWords("search"), QStringLiteral("search"), partWords("Nothing is searched yet."), QStringLiteral("services.search"),
                  {}, {}, {}, {}};
    Part table = make.refers(partWords("Table"), &SearchIndex::table, &Project::tables, 140);
    table.change = [change = table.change](const Project& project, AnyId id, const QString& text) -> Result<Project> {
        const Result<Project> changed = change(project, id, text);
        const SearchIndex* search = changed ? changed->searchIndexes.find(SearchIndexId(id)) : nullptr;
        return search ? setSearchedTable(project, search->id, search->table) : changed;
    };
    list.parts = {
        make.text(partWords("Name"), &SearchIndex::name, 150, Part::Look::Name),
        make.choice(partWords("Kind"), &SearchIndex::kind, 90, {{"text", partWords("words")}, {"vector", partWords("meaning")}}),
        make.choice(partWords("Engine"), &SearchIndex::engine, 110, {{"database", partWords("the database")}, {"opensearch", partWords("OpenSearch")}, {"meilisearch", partWords("Meilisearch")}}),
        table,
        make.shown(partWords("Columns"), 230, columnNames),
        make.flag(partWords("Within the tenant"), &SearchIndex::tenantFiltered, 114),
        make.refers(partWords("Kept up by"), &SearchIndex::job, &Project::jobs, 130),
        make.text(partWords("What it finds"), &SearchIndex::description, 220),
    };
    make.finish(
        list, [](const SearchIndex& search) { return search.name; },
        [](const Project& project, SearchIndex& search) {
            search.name = freeName(project.searchIndexes, "new_search");
            search.kind = "text";
            search.engine = project.searchIndexes.empty() ? "database" : project.searchIndexes.begin()->engine;
        });
    return list;
}

PartList channelPartList()
{
    const PartMaker<Channel> make(&Project::channels, "channel");
    PartList list{ElementKind::Channel, partWords("Real time"), partWords("channel"), QStringLiteral("play"), partWords("Nothing is told as it happens."), QStringLiteral("logic.realtime"),
                  {}, {}, {}, {}};
    list.parts = {
        make.text(partWords("Channel"), &Channel::name, 190, Part::Look::Code),
        make.choice(partWords("By"), &Channel::transport, 150,
                    {{"websocket", partWords("WebSocket")}, {"server_sent_events", partWords("server-sent events")}, {"provider", partWords("the provider")}}),
        make.refers(partWords("News of"), &Channel::table, &Project::tables, 140),
        make.refers(partWords("Permission"), &Channel::permission, &Project::permissions, 120),
        make.list(partWords("Events"), &Channel::events, 240),
        make.text(partWords("What it tells"), &Channel::description, 280),
    };
    make.finish(
        list, [](const Channel& channel) { return channel.name; },
        [](const Project& project, Channel& channel) {
            channel.name = freeName(project.channels, "new_channel");
            channel.transport = "server_sent_events";
        });
    return list;
}

}  // namespace barch::ui
