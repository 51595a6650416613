#pragma once

#include "exporters/openapi/column_schema.h"
#include "exporters/openapi/components.h"
#include "exporters/openapi/examples.h"
#include "exporters/target.h"

#include <map>
#include <string>
#include <vector>

namespace barch::openapi {

/// The schemas of tables as endpoints show and take them, each made once and known by name.
class ResourceSchemas {
public:
    ResourceSchemas(const Project& project, Components& components) : m_project(project), m_components(components), m_columns(project), m_examples(components.schemas()) {}

    /// Gives each endpoint's row its name; before anything else is asked for.
    void nameRows(const std::vector<const Endpoint*>& endpoints);
    /// Name of the schema of a row in the endpoint's answer; of an action without fields of its own the row as it is
    /// read. Empty where it shows no field.
    std::string row(const Endpoint& endpoint) const;
    /// Members of that row that hold a related row, sent where they are asked for.
    std::vector<std::string> embeddedNames(const Endpoint& endpoint, const Table& table) const;
    /// Of how far a job is that was started by a call.
    std::string startedJob();
    /// Of a page of rows: items and next_cursor.
    std::string page(const Endpoint& endpoint);
    /// Name of the whole answer, envelope and all, with its example.
    std::string answer(const std::string& dataSchema);
    /// Reference to the example of an answer; null where there is none.
    Document exampleOf(const std::string& answerSchema);
    /// Name of the schema of what the endpoint takes; empty where it takes nothing.
    std::string request(const Endpoint& endpoint, std::vector<ExportWarning>& warnings);

    Examples& examples() { return m_examples; }
    ColumnSchemas& columns() { return m_columns; }

private:
    void makeRow(const Endpoint& endpoint, const std::string& name);
    Document embedded(const Table& table, const ForeignKey& key) const;
    Document rowOf(const Endpoint& endpoint, const Table& table);
    Document takenBy(const Endpoint& endpoint, const Table& table);
    void addChecks(const Endpoint& endpoint, const Table& table, Document& schema);

    const Project& m_project;
    Components& m_components;
    ColumnSchemas m_columns;
    Examples m_examples;
    std::map<EndpointId, std::string> m_rows;
    std::string m_startedJob;
    std::map<TableId, std::string> m_embeddable; ///< rows that other rows may bring along
    std::map<std::string, std::string> m_pages;
    std::map<std::string, std::string> m_answers;
    std::map<std::string, bool> m_exemplified;
};

/// Fields of an endpoint's answer and request that the design's rules let through.
std::vector<const Column*> shownColumns(const Table& table, const Endpoint& endpoint);
std::vector<const Column*> takenColumns(const Table& table, const Endpoint& endpoint);
/// The column whose plain value is shown once, when the row is made: a key that is kept hashed.
const Column* shownOnce(const Table& table, const Endpoint& endpoint);

}  // namespace barch::openapi
