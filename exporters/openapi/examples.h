#pragma once

#include "exporters/text/document.h"

#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

namespace barch::openapi {

/// Makes values that a schema takes. The same schema always gives the same value.
class Examples {
public:
    /// `schemas` are those that "#/components/schemas/NAME" refers to.
    explicit Examples(const std::map<std::string, Document>& schemas) : m_schemas(&schemas) {}

    /// Nothing where no value could be found that keeps to every pattern. Of objects, all members that
    /// have to be there, and those others that are neither lists of related rows nor null.
    std::optional<Document> of(const Document& schema, std::string_view name = {});

private:
    std::optional<Document> ofObject(const Document& schema);
    std::optional<Document> ofText(const Document& schema, std::string_view name);
    bool matches(const std::string& pattern, const std::string& text);

    const std::map<std::string, Document>* m_schemas;
    std::map<std::string, std::optional<std::regex>> m_patterns;
    std::map<std::string, std::optional<Document>> m_known; ///< of the schemas that were referred to
    int m_depth = 0;
};

}  // namespace barch::openapi
