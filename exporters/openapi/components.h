#pragma once

#include "core/model/project.h"
#include "exporters/text/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace barch::openapi {

/// "{ $ref: '#/components/KIND/NAME' }"
Document reference(std::string_view kind, std::string_view name);

/// What many operations share: headers, parameters, answers to failed calls. Only what was asked for is
/// written. Schemas of resources are added by name.
class Components {
public:
    explicit Components(const Project& project);

    Document header(std::string_view name);
    Document parameter(std::string_view name);
    /// The answer to a call that failed with this status.
    Document failure(int status);
    /// The headers of every answer: rate limit, request id, CORS.
    Document headers();
    /// Adds a schema under `wanted`, or under "wanted2", "wanted3"... where that is taken by another one.
    std::string addSchema(const std::string& wanted, Document schema);
    Document schema(const std::string& name) { return reference("schemas", name); }
    const std::map<std::string, Document>& schemas() const { return m_schemas; }
    void addSecurityScheme(const std::string& name, Document scheme) { m_security.emplace(name, std::move(scheme)); }
    void addExample(const std::string& name, Document value);

    bool problems() const { return m_problems; }
    /// The schema of an answer with this data: in the envelope where the design has one.
    Document answered(Document data) const;
    Document answeredExample(Document data) const;

    Document make();

private:
    Document errorSchema();
    Document failureExample(int status, std::string_view code, std::string_view words) const;

    bool m_problems = false;
    std::string m_limit;
    std::map<std::string, Document> m_schemas;
    std::map<std::string, Document> m_security;
    std::map<std::string, Document> m_examples;
    std::set<std::string, std::less<>> m_headers;
    std::set<std::string, std::less<>> m_parameters;
    std::set<int> m_failures;
};

}  // namespace barch::openapi
