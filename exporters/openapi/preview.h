#pragma once

#include "exporters/openapi/openapi.h"

#include <map>
#include <string>
#include <vector>

namespace barch::openapi {

/// The contract as a page shows it beside the calls that it is made of.

enum class PreviewFormat : std::uint8_t { Yaml, Json, GraphQl };

struct LineRange {
    int first = 0;  ///< from 0
    int count = 0;  ///< 0: stands nowhere
    bool operator==(const LineRange&) const = default;
};

struct Preview {
    std::string text;
    std::vector<std::size_t> lines;             ///< where each line of the text begins
    std::size_t widest = 0;                     ///< bytes of the longest line
    std::map<EndpointId, LineRange> calls;
    std::map<WebhookId, LineRange> webhooks;
    std::vector<ExportWarning> warnings;
    Document document;                          ///< of OpenAPI; null of a GraphQL schema

    std::string_view line(int number) const;    ///< without its line break; number from 0
};
/// Errors as the target has them.
Result<Preview> previewOf(const Project& project, PreviewFormat format);

/// What a call can answer with.
struct AnswerExample {
    int status = 0;
    std::string words;
    std::string body;  ///< JSON; empty: no body
};
/// By status, the good one first. Empty where the contract doesn't know the call.
std::vector<AnswerExample> answersOf(const Preview& preview, const Project& project, EndpointId endpoint);
/// What a caller could send, as JSON; empty: no body.
std::string requestExampleOf(const Preview& preview, const Project& project, EndpointId endpoint);

/// A value that each column of the table could have, as JSON on one line.
std::map<ColumnId, std::string> fieldExamples(const Project& project, const Table& table);

/// Why the endpoint's own JSON Schema of its request can't be used, or nothing.
std::string requestSchemaFault(const Endpoint& endpoint);

}  // namespace barch::openapi
