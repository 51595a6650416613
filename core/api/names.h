#pragma once

#include "core/model/project.h"

#include <map>
#include <string>
#include <string_view>

namespace barch::api {

/// What tables and columns are called in the API. All of it is plain ASCII; what is left of a name in
/// another script is too little to call anything by, so the element's id stands in.

/// "ticket" -> "tickets", "sales_category" -> "sales_categories"; plurals and words without one stay.
std::string pluralOf(std::string_view snakeName);
/// Segment of a path: "KnowledgeArticle" -> "knowledge-articles".
std::string segmentOf(const Table& table);
/// What calls of one kind stand under: "Knowledge articles" of a table, "Login" of /auth/..., "Billing" of /billing/...
std::string groupOf(const Project& project, const Endpoint& endpoint);
/// Name of schemas and in operation ids: "knowledge_articles" -> "KnowledgeArticle".
std::string typeNameOf(const Table& table);
std::string pluralTypeNameOf(const Table& table);
/// "knowledge article", for summaries.
std::string wordsFor(const Table& table);
/// "a ticket", "an invoice".
std::string withArticle(std::string_view words);
/// The member of a JSON object that holds a column: its own name, but for the few that readers of JSON
/// or OpenAPI take for something else ("$ref", "__proto__").
std::string fieldNameOf(const Table& table, const Column& column);
/// Name of a parameter in a path or a query: "Größe cm" -> "gr_e_cm".
std::string parameterOf(const Column& column);
/// The names of parameters of all columns: those that come out alike are numbered in the order of the table.
std::map<ColumnId, std::string> parametersOf(const Table& table);
/// What the rows behind a reference are called when they are sent along: "customer_id" -> "customer".
std::string embedName(const Project& project, const Table& table, const ForeignKey& key);

}  // namespace barch::api
