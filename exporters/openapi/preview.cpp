#include "exporters/openapi/preview.h"

#include "core/api/paths.h"
#include "core/rules/words.h"
#include "exporters/graphql/graphql.h"
#include "exporters/openapi/column_schema.h"
#include "exporters/openapi/examples.h"
#include "exporters/openapi/request_schema.h"

#include <algorithm>

namespace barch::openapi {
namespace {

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

/// A line that only closes what was opened above it belongs to that.
bool isCloser(std::string_view line, std::size_t indent)
{
    return indent == line.size() || line[indent] == '}' || line[indent] == ']';
}

using Key = std::pair<std::string, std::string>;  ///< path and method

/// Where the members of the members of `part` ("paths") stand, in the order of the document.
std::map<Key, LineRange> placesIn(const Preview& preview, std::string_view part, std::size_t base)
{
    std::map<Key, LineRange> places;
    const Document* items = preview.document.find(part);
    if (!items || !items->members())
        return places;
    const int total = static_cast<int>(preview.lines.size());
    int at = 0;
    const auto begins = [&](std::string_view line) {
        const std::size_t quote = base > 0 ? 1 : 0;
        return indentOf(line) == base && line.substr(base + quote).starts_with(part) && line.size() > base + quote + part.size() &&
               (line[base + quote + part.size()] == ':' || line[base + quote + part.size()] == '"');
    };
    while (at < total && !begins(preview.line(at)))
        ++at;
    std::size_t item = 0;
    std::size_t member = 0;
    LineRange* open = nullptr;
    for (++at; at < total; ++at) {
        const std::string_view line = preview.line(at);
        const std::size_t indent = indentOf(line);
        if (indent > base + 4 || isCloser(line, indent)) {
            if (open && indent >= base + 4)
                ++open->count;
            continue;
        }
        open = nullptr;
        if (indent <= base)
            break;
        if (indent == base + 2) {
            ++item;
            member = 0;
        } else if (indent == base + 4 && item > 0 && item <= items->members()->size()) {
            const auto& [path, methods] = (*items->members())[item - 1];
            if (methods.members() && member < methods.members()->size())
                open = &places.emplace(Key(path, (*methods.members())[member].first), LineRange{at, 1}).first->second;
            ++member;
        }
    }
    return places;
}

Key keyOf(const Project& project, const Endpoint& endpoint)
{
    return {api::relativePath(*project.api, endpoint.path), rules::lowerCase(endpoint.method)};
}

void findCalls(const Project& project, Preview& preview, std::size_t base)
{
    const std::map<Key, LineRange> paths = placesIn(preview, "paths", base);
    const std::map<Key, LineRange> hooks = placesIn(preview, "webhooks", base);
    for (const Endpoint& endpoint : project.endpoints)
        if (const auto found = paths.find(keyOf(project, endpoint)); found != paths.end())
            preview.calls.emplace(endpoint.id, found->second);
    for (const Webhook& webhook : project.webhooks) {
        const std::string name = webhook.incoming ? api::relativePath(*project.api, webhook.path) : webhook.events.empty() ? std::string() : webhook.events.front();
        const std::map<Key, LineRange>& places = webhook.incoming ? paths : hooks;
        if (const auto found = places.find({name, "post"}); found != places.end())
            preview.webhooks.emplace(webhook.id, found->second);
    }
}

/// Fields of Query and Mutation stand two blanks in, with their arguments behind them.
void findFields(const Project& project, Preview& preview)
{
    std::map<std::string_view, int> fields;
    bool inside = false;
    for (int i = 0; i < static_cast<int>(preview.lines.size()); ++i) {
        const std::string_view line = preview.line(i);
        if (line.starts_with("type Query") || line.starts_with("type Mutation"))
            inside = true;
        else if (line.starts_with("}"))
            inside = false;
        else if (inside && indentOf(line) == 2)
            fields.emplace(line.substr(2, line.find_first_of("(:", 2) - 2), i);
    }
    for (const Endpoint& endpoint : project.endpoints) {
        auto found = fields.find(endpoint.path);
        if (found == fields.end())
            found = fields.find(endpoint.operationId);
        if (found != fields.end())
            preview.calls.emplace(endpoint.id, LineRange{found->second, 1});
    }
}

void cutIntoLines(Preview& preview)
{
    const std::string& text = preview.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        preview.lines.push_back(begin);
        preview.widest = std::max(preview.widest, end - begin);
        begin = end + 1;
    }
}

/// What stands there, or what it refers to.
const Document* resolved(const Document& document, const Document* part)
{
    for (int hops = 0; part && hops < 8; ++hops) {
        const Document* to = part->find("$ref");
        if (!to || !to->asText())
            return part;
        std::string_view rest = *to->asText();
        rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
        part = &document;
        while (part && !rest.empty()) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            part = part->find(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return part;
}

const Document* operationOf(const Preview& preview, const Project& project, EndpointId id)
{
    const Endpoint* endpoint = project.endpoints.find(id);
    const Document* paths = preview.document.find("paths");
    if (!endpoint || !paths)
        return nullptr;
    const auto [path, method] = keyOf(project, *endpoint);
    const Document* item = paths->find(path);
    return item ? item->find(method) : nullptr;
}

/// The example of a body, by whatever name it goes.
std::string exampleIn(const Document& document, const Document* holder)
{
    const Document* content = holder ? holder->find("content") : nullptr;
    if (!content || !content->members() || content->members()->empty())
        return {};
    const Document& media = content->members()->front().second;
    if (const Document* example = media.find("example"))
        return writeJson(*example);
    const Document* examples = media.find("examples");
    if (!examples || !examples->members() || examples->members()->empty())
        return {};
    const Document* chosen = resolved(document, &examples->members()->front().second);
    const Document* value = chosen ? chosen->find("value") : nullptr;
    return value ? writeJson(*value) : std::string();
}

std::string onOneLine(const std::string& json)
{
    std::string line;
    bool begins = true;
    for (const char c : json) {
        if (c == '\n') {
            begins = true;
        } else if (!begins || c != ' ') {
            const bool gap = begins && !line.empty() && line.back() == ',';
            line += gap ? " " : "";
            line += c;
            begins = false;
        }
    }
    return line;
}

}  // namespace

std::string_view Preview::line(int number) const
{
    const std::size_t at = static_cast<std::size_t>(number);
    const std::size_t begin = lines[at];
    const std::size_t end = at + 1 < lines.size() ? lines[at + 1] - 1 : text.size() - (text.ends_with('\n') ? 1 : 0);
    return std::string_view(text).substr(begin, end - begin);
}

Result<Preview> previewOf(const Project& project, PreviewFormat format)
{
    Preview preview;
    if (format == PreviewFormat::GraphQl) {
        Result<ExportResult> made = graphql::exportGraphql(project, {});
        if (!made)
            return made.error();
        preview.text = std::move(made->files.front().bytes);
        preview.warnings = std::move(made->warnings);
        cutIntoLines(preview);
        findFields(project, preview);
        return preview;
    }
    Result<Contract> contract = contractOf(project);
    if (!contract)
        return contract.error();
    preview.document = std::move(contract->document);
    preview.warnings = std::move(contract->warnings);
    const bool json = format == PreviewFormat::Json;
    preview.text = json ? writeJson(preview.document) : writeYaml(preview.document);
    cutIntoLines(preview);
    findCalls(project, preview, json ? 2 : 0);
    return preview;
}

std::vector<AnswerExample> answersOf(const Preview& preview, const Project& project, EndpointId endpoint)
{
    std::vector<AnswerExample> answers;
    const Document* operation = operationOf(preview, project, endpoint);
    const Document* responses = operation ? operation->find("responses") : nullptr;
    if (!responses || !responses->members())
        return answers;
    for (const auto& [status, response] : *responses->members()) {
        const Document* found = resolved(preview.document, &response);
        if (!found)
            continue;
        AnswerExample answer;
        for (const char c : status)
            answer.status = c >= '0' && c <= '9' ? answer.status * 10 + (c - '0') : answer.status;
        if (const Document* words = found->find("description"); words && words->asText())
            answer.words = *words->asText();
        answer.body = exampleIn(preview.document, found);
        answers.push_back(std::move(answer));
    }
    std::stable_sort(answers.begin(), answers.end(), [](const AnswerExample& a, const AnswerExample& b) { return a.status < b.status; });
    return answers;
}

std::string requestExampleOf(const Preview& preview, const Project& project, EndpointId endpoint)
{
    const Document* operation = operationOf(preview, project, endpoint);
    return operation ? exampleIn(preview.document, operation->find("requestBody")) : std::string();
}

std::map<ColumnId, std::string> fieldExamples(const Project& project, const Table& table)
{
    const std::map<std::string, Document> none;
    Examples examples(none);
    ColumnSchemas schemas(project);
    std::map<ColumnId, std::string> values;
    for (const Column& column : table.columns)
        if (const std::optional<Document> value = examples.of(schemas.shown(table, column), column.name))
            values.emplace(column.id, onOneLine(writeJson(*value)));
    return values;
}

std::string requestSchemaFault(const Endpoint& endpoint)
{
    if (endpoint.requestSchema.empty())
        return {};
    const Result<Document> schema = requestSchemaOf(endpoint);
    return schema ? std::string() : schema.error().text();
}

}  // namespace barch::openapi
