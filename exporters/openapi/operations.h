#pragma once

#include "exporters/openapi/components.h"
#include "exporters/openapi/resource_schemas.h"
#include "exporters/openapi/security.h"
#include "exporters/target.h"

#include <string>
#include <vector>

namespace barch::openapi {

/// Makes the operation object of an endpoint.
class Operations {
public:
    Operations(const Project& project, Components& components, ResourceSchemas& schemas, Security& security, std::vector<ExportWarning>& warnings)
        : m_project(project), m_components(components), m_schemas(schemas), m_security(security), m_warnings(warnings)
    {
    }

    Document make(const Endpoint& endpoint, const std::string& operationId, const std::string& tag);

private:
    std::string descriptionOf(const Endpoint& endpoint) const;
    Document parameters(const Endpoint& endpoint);
    void addPathParameters(const Endpoint& endpoint, Document& list);
    void addListParameters(const Endpoint& endpoint, const Table& table, Document& list);
    void addInclude(const Endpoint& endpoint, const Table& table, Document& list);
    Document body(const Endpoint& endpoint);
    Document responses(const Endpoint& endpoint);
    Document success(const Endpoint& endpoint, int& status);
    Document successHeaders(const Endpoint& endpoint, int status);
    Document content(const std::string& answer);

    const Project& m_project;
    Components& m_components;
    ResourceSchemas& m_schemas;
    Security& m_security;
    std::vector<ExportWarning>& m_warnings;
};

}  // namespace barch::openapi
