#include "exporters/graphql/graphql.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/resources.h"
#include "exporters/graphql/field_types.h"
#include "exporters/sql/names.h"
#include "exporters/text/script_text.h"

#include <algorithm>
#include <map>
#include <optional>

namespace barch::graphql {
namespace {

constexpr auto plainParts = R"(
"Where a page lies in the whole list."
type PageInfo {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}

"What a person has to change for the call to succeed. Every kind of it is a type of its own."
interface UserError {
  "Stable and meant for programs, such as NOT_UNIQUE."
  code: String!
  "Meant for people."
  message: String!
  "The way to the value that is wrong."
  path: [String!]
}

"A value is not allowed."
type InvalidValue implements UserError {
  code: String!
  message: String!
  path: [String!]
  "What the value has to be."
  rule: String
}

"Something else has this value already."
type NotUnique implements UserError {
  code: String!
  message: String!
  path: [String!]
}

"There is no such thing, or the caller may not know of it."
type NotFound implements UserError {
  code: String!
  message: String!
  path: [String!]
}

"The caller may not do this, or the plan does not include it."
type NotPermitted implements UserError {
  code: String!
  message: String!
  path: [String!]
  "The permission that lacks."
  permission: String
}

"Somebody changed it meanwhile: read it again."
type ChangedMeanwhile implements UserError {
  code: String!
  message: String!
  path: [String!]
}

"Others still refer to it, or it is in a state in which this can't be done."
type StillNeeded implements UserError {
  code: String!
  message: String!
  path: [String!]
}

union CreateError = InvalidValue | NotUnique | NotFound | NotPermitted

union UpdateError = InvalidValue | NotUnique | NotFound | NotPermitted | ChangedMeanwhile

union DeleteError = NotFound | NotPermitted | StillNeeded

union ActionError = InvalidValue | NotUnique | NotFound | NotPermitted | ChangedMeanwhile | StillNeeded

"Work that was taken on and is done later."
type StartedJob {
  id: ID!
  state: JobState!
}

enum JobState {
  WAITING
  RUNNING
  DONE
  FAILED
}

enum SortDirection {
  ASC
  DESC
}
)";

/// One table of the API.
struct Resource {
    const Table* table = nullptr;
    std::string type;      ///< "Ticket"
    std::string one;       ///< "ticket"
    std::string many;      ///< "tickets"
    std::vector<Endpoint> endpoints;
    api::TableRules rules;
    std::map<ColumnId, std::string> fieldNames;

    const Endpoint* of(Operation operation) const
    {
        const auto found = std::find_if(endpoints.begin(), endpoints.end(), [&](const Endpoint& endpoint) { return endpoint.operation == operation; });
        return found == endpoints.end() ? nullptr : &*found;
    }
};

class SchemaWriter {
public:
    explicit SchemaWriter(const Project& project) : m_project(project), m_types(project, m_typeNames, m_warnings)
    {
        reserveTypeNames(m_typeNames);
        m_mutationNames.reserve("__typename");
    }

    ExportResult run()
    {
        collect();
        for (Resource& resource : m_resources)
            writeResource(resource);
        const std::string query = "\"Everything that can be read.\"\ntype Query {\n" +
                                  (m_queries.empty() ? std::string("  \"Whether the service answers.\"\n  isAlive: Boolean!\n") : m_queries) + "}\n";
        const std::string mutation = m_mutations.empty() ? std::string() : "\n\"Everything that can be changed.\"\ntype Mutation {\n" + m_mutations + "}\n";
        ExportResult result;
        result.files.push_back({"schema.graphql", "# " + sql::oneLine(m_project.info->name) +
                                                      "\n# The tenant is known from the signed-in caller and is never an argument.\n\nschema {\n  query: Query\n" +
                                                      (m_mutations.empty() ? "" : "  mutation: Mutation\n") + "}\n\n" + query + mutation +
                                                      m_objects + plainParts + m_types.definitions()});
        result.warnings = std::move(m_warnings);
        return result;
    }

private:
    void warn(const ElementRef& element, std::string feature, std::string result, bool replaced)
    {
        m_warnings.push_back({element, pathOf(m_project, element), std::move(feature), std::move(result), replaced});
    }

    void collect()
    {
        std::vector<const Table*> tables;
        for (const Table& table : m_project.tables)
            tables.push_back(&table);
        std::sort(tables.begin(), tables.end(), [&](const Table* a, const Table* b) {
            return std::pair(qualifiedName(m_project, *a), a->id) < std::pair(qualifiedName(m_project, *b), b->id);
        });
        const bool decided = std::any_of(m_project.endpoints.begin(), m_project.endpoints.end(), [](const Endpoint& endpoint) { return bool(endpoint.table); });
        for (const Table* table : tables) {
            Resource resource{.table = table, .rules = api::rulesOf(m_project, *table)};
            if (decided) {
                for (const Endpoint* endpoint : api::endpointsOf(m_project, table->id))
                    resource.endpoints.push_back(*endpoint);
            } else if (api::resourcePaths(m_project, *table)) {
                for (const Operation operation : api::usualOperations(m_project, *table))
                    resource.endpoints.push_back(api::endpointFor(m_project, *table, operation));
            }
            if (!resource.endpoints.empty())
                addResource(std::move(resource));
        }
        for (const Endpoint& endpoint : m_project.endpoints)
            if (!m_project.table(endpoint.table))
                warn(ElementRef::of(ElementKind::Endpoint, endpoint.id), "A call of no table", "Left out: GraphQL gets calls on tables only.", false);
    }

    void addResource(Resource resource)
    {
        nameFields(resource);
        if (readable(resource).empty()) {
            warn(ElementRef::table(resource.table->id), "A type without fields", "Left out: none of its columns may be read.", false);
            return;
        }
        const std::string wanted = pascalCase(api::typeNameOf(*resource.table));
        resource.type = freeTypeName(wanted);
        resource.one = m_queryNames.take(camelCase(resource.type));
        std::string many = camelCase(api::pluralTypeNameOf(*resource.table));
        if (resource.type != wanted || many == resource.one)
            many = resource.one + "List";
        resource.many = m_queryNames.take(many);
        if (resource.type != wanted || resource.many != many)
            warn(ElementRef::table(resource.table->id), "The name " + sql::oneLine(resource.table->name),
                 "Another table has the same name in GraphQL: this one is called " + resource.type + ".", true);
        m_byTable.emplace(resource.table->id, m_resources.size());
        m_resources.push_back(std::move(resource));
    }

    /// A name with which all that is made from it is free as well.
    std::string freeTypeName(const std::string& wanted)
    {
        const auto all = [](const std::string& name) {
            return std::vector<std::string>{name, name + "Connection", name + "Edge", name + "Filter", name + "Order", name + "OrderField",
                                            "Create" + name + "Input", "Create" + name + "Payload", "Update" + name + "Input",
                                            "Update" + name + "Payload", "Delete" + name + "Payload"};
        };
        std::string name = wanted;
        const auto taken = [&](const std::string& one) { return m_typeNames.has(one); };
        for (int i = 2;; ++i) {
            const auto names = all(name);
            if (std::none_of(names.begin(), names.end(), taken))
                break;
            name = wanted + std::to_string(i);
        }
        for (const std::string& one : all(name))
            m_typeNames.reserve(one);
        return name;
    }

    void nameFields(Resource& resource)
    {
        UniqueNames names;
        for (const Column& column : resource.table->columns) {
            if (column.id == resource.table->tenantKey)
                continue;
            const std::string wanted = camelCase(column.name);
            const std::string taken = names.take(wanted);
            if (taken != wanted)
                warn(ElementRef::inTable(ElementKind::Column, resource.table->id, column.id), "The name " + sql::oneLine(column.name),
                     "Another column has the same name in GraphQL: this one is called " + taken + ".", true);
            resource.fieldNames.emplace(column.id, taken);
        }
    }

    using Columns = std::vector<const EndpointField*>;

    /// Fields of the call for which `wanted` holds, in the table's order; the tenant key never.
    template <class Wanted>
    Columns fieldsOf(const Resource& resource, const Endpoint* endpoint, Wanted wanted) const
    {
        Columns fields;
        if (!endpoint)
            return fields;
        for (const Column& column : resource.table->columns)
            for (const EndpointField& field : endpoint->columns)
                if (field.column == column.id && resource.fieldNames.contains(column.id) && wanted(field))
                    fields.push_back(&field);
        return fields;
    }

    Columns readable(const Resource& resource) const
    {
        for (const Operation operation : {Operation::Read, Operation::List, Operation::Create, Operation::Update})
            if (auto fields = fieldsOf(resource, resource.of(operation), [](const EndpointField& field) { return field.readable; }); !fields.empty())
                return fields;
        return {};
    }

    static std::string limitsText(const api::ValueRules& rules)
    {
        std::string text;
        if (rules.maximumLength && api::isText(rules.shape.kind))
            text += " At most " + std::to_string(*rules.maximumLength) + " characters.";
        const bool number = rules.shape.kind == api::ValueKind::Numeric || api::isFloat(rules.shape.kind) || api::isWholeNumber(rules.shape.kind);
        if (number && rules.minimum && rules.minimum->number.size() < 6)
            text += (rules.minimum->excluded ? " More than " : " ") + rules.minimum->number + (rules.minimum->excluded ? "." : " or more.");
        return text;
    }

    std::string fieldText(const Resource& resource, ColumnId id, const std::string& type, bool input)
    {
        const Column* column = resource.table->column(id);
        std::string words = column->comment;
        if (input)
            words += limitsText(*resource.rules.of(id));
        if (!words.empty() && words.front() == ' ')
            words.erase(0, 1);
        return description(words, "  ") + "  " + resource.fieldNames.at(id) + ": " + type + "\n";
    }

    void writeResource(const Resource& resource)
    {
        const std::string what = api::wordsFor(*resource.table);
        writeType(resource);
        if (const Endpoint* list = resource.of(Operation::List))
            writeList(resource, *list, what);
        if (resource.of(Operation::Read))
            m_queries += description("One " + what + ", or null.", "  ") + "  " + resource.one + keyArguments(resource, "") + ": " + resource.type + "\n";
        if (const Endpoint* create = resource.of(Operation::Create))
            writeCreate(resource, *create, what);
        if (const Endpoint* update = resource.of(Operation::Update))
            writeUpdate(resource, *update, what);
        if (const Endpoint* remove = resource.of(Operation::Delete))
            writeDelete(resource, *remove, what);
        for (const Endpoint& endpoint : resource.endpoints) {
            if (endpoint.operation == Operation::Action)
                writeAction(resource, endpoint);
            else if (endpoint.operation == Operation::Upload)
                warn(ElementRef::of(ElementKind::Endpoint, endpoint.id), "An upload", "Left out: GraphQL carries no files. Upload over HTTP.", false);
        }
    }

    void writeType(const Resource& resource)
    {
        UniqueNames names;
        m_objects += "\n" + description(resource.table->comment) + "type " + resource.type + " {\n";
        for (const EndpointField* field : readable(resource)) {
            const api::ValueRules& rules = *resource.rules.of(field->column);
            names.take(resource.fieldNames.at(field->column));
            m_objects += fieldText(resource, field->column, m_types.typeOf(*resource.table, rules) + (rules.nullable ? "" : "!"), false);
        }
        for (const ForeignKey& key : resource.table->foreignKeys)
            writeRelation(resource, key, names);
        m_objects += "}\n";
    }

    /// The row behind a foreign key, where the call sends it along and its table has a type.
    void writeRelation(const Resource& resource, const ForeignKey& key, UniqueNames& names)
    {
        const Endpoint* read = resource.of(Operation::Read) ? resource.of(Operation::Read) : resource.of(Operation::List);
        const auto target = m_byTable.find(key.target);
        if (!read || target == m_byTable.end() || std::find(read->embeds.begin(), read->embeds.end(), key.id) == read->embeds.end())
            return;
        const std::string wanted = camelCase(api::embedName(m_project, *resource.table, key));
        const std::string name = names.take(wanted);
        if (name != wanted)
            warn(ElementRef::inTable(ElementKind::Constraint, resource.table->id, key.id), "The name " + wanted,
                 "Another field has this name: the row behind the key is called " + name + ".", true);
        m_objects += "  " + name + ": " + m_resources[target->second].type + "\n";
    }

    /// "(id: ID!)"; `more` stands behind the keys.
    std::string keyArguments(const Resource& resource, const std::string& more)
    {
        std::string text;
        for (const ColumnId id : api::pathKeys(*resource.table))
            if (resource.fieldNames.contains(id) && resource.table->id != m_project.tenancy->rootTable)
                text += (text.empty() ? "" : ", ") + resource.fieldNames.at(id) + ": " + m_types.typeOf(*resource.table, *resource.rules.of(id)) + "!";
        if (!more.empty())
            text += (text.empty() ? "" : ", ") + more;
        return text.empty() ? text : "(" + text + ")";
    }

    void writeList(const Resource& resource, const Endpoint& list, const std::string& what)
    {
        std::string arguments = "first: Int, after: String, last: Int, before: String";
        std::string filters;
        for (const EndpointField* field : fieldsOf(resource, &list, [](const EndpointField& one) { return one.filterable; }))
            if (const std::string filter = m_types.filterOf(*resource.table, *resource.rules.of(field->column)); !filter.empty())
                filters += "  " + resource.fieldNames.at(field->column) + ": " + filter + "\n";
        if (!filters.empty()) {
            m_objects += "\ninput " + resource.type + "Filter {\n" + filters + "}\n";
            arguments += ", filter: " + resource.type + "Filter";
        }
        UniqueNames orders;
        std::string values;
        for (const EndpointField* field : fieldsOf(resource, &list, [](const EndpointField& one) { return one.sortable; })) {
            std::string name = snakeCase(resource.fieldNames.at(field->column));
            std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            values += "  " + orders.take(name) + "\n";
        }
        if (!values.empty()) {
            m_objects += "\nenum " + resource.type + "OrderField {\n" + values + "}\n\ninput " + resource.type + "Order {\n  field: " + resource.type +
                         "OrderField!\n  direction: SortDirection! = ASC\n}\n";
            arguments += ", orderBy: [" + resource.type + "Order!]";
        }
        m_objects += "\ntype " + resource.type + "Connection {\n  edges: [" + resource.type + "Edge!]!\n  nodes: [" + resource.type +
                     "!]!\n  pageInfo: PageInfo!\n}\n\ntype " + resource.type + "Edge {\n  cursor: String!\n  node: " + resource.type + "!\n}\n";
        m_queries += description("Every " + what + " that the caller may see, page by page.", "  ") + "  " + resource.many + "(" + arguments + "): " + resource.type + "Connection!\n";
    }

    /// `kind` of the call: "Create".
    void writePayload(const std::string& name, const std::string& field, const std::string& kind)
    {
        m_objects += "\ntype " + name + " {\n" + field + "  userErrors: [" + kind + "Error!]!\n}\n";
    }

    void mutation(const Endpoint& endpoint, const std::string& name, const std::string& arguments, const std::string& payload)
    {
        const std::string taken = m_mutationNames.take(name);
        if (taken != name)
            warn(ElementRef::of(ElementKind::Endpoint, endpoint.id), "The name " + name, "Another mutation has this name: this one is called " + taken + ".", true);
        m_mutations += description(sql::oneLine(endpoint.summary), "  ") + "  " + taken + arguments + ": " + payload + "!" +
                       (endpoint.deprecatedSince.empty() ? "" : " @deprecated(reason: " + scriptString("Since " + sql::oneLine(endpoint.deprecatedSince) + ".") + ")") + "\n";
    }

    /// The input's fields, or nothing where no column may be written.
    std::optional<std::string> inputFields(const Resource& resource, const Endpoint& endpoint, bool create)
    {
        std::string fields;
        for (const EndpointField* field : fieldsOf(resource, &endpoint, [](const EndpointField& one) { return one.writable; })) {
            const api::ValueRules& rules = *resource.rules.of(field->column);
            if (!rules.computed)
                fields += fieldText(resource, field->column, m_types.typeOf(*resource.table, rules) + (create && rules.required() ? "!" : ""), true);
        }
        if (!fields.empty())
            return fields;
        warn(ElementRef::table(resource.table->id), create ? "Creating" : "Changing", "Left out: none of its columns may be written.", false);
        return std::nullopt;
    }

    void writeCreate(const Resource& resource, const Endpoint& endpoint, const std::string&)
    {
        const auto fields = inputFields(resource, endpoint, true);
        if (!fields)
            return;
        m_objects += "\ninput Create" + resource.type + "Input {\n" + *fields + "}\n";
        writePayload("Create" + resource.type + "Payload", "  " + camelCase(resource.type) + ": " + resource.type + "\n", "Create");
        mutation(endpoint, "create" + resource.type, "(input: Create" + resource.type + "Input!)", "Create" + resource.type + "Payload");
    }

    void writeUpdate(const Resource& resource, const Endpoint& endpoint, const std::string&)
    {
        const auto fields = inputFields(resource, endpoint, false);
        if (!fields)
            return;
        m_objects += "\n\"Only what is given is changed.\"\ninput Update" + resource.type + "Input {\n" + *fields + "}\n";
        writePayload("Update" + resource.type + "Payload", "  " + camelCase(resource.type) + ": " + resource.type + "\n", "Update");
        mutation(endpoint, "update" + resource.type, keyArguments(resource, "input: Update" + resource.type + "Input!"), "Update" + resource.type + "Payload");
    }

    void writeDelete(const Resource& resource, const Endpoint& endpoint, const std::string& what)
    {
        writePayload("Delete" + resource.type + "Payload", description("Whether there was such a " + what + ".", "  ") + "  deleted: Boolean!\n", "Delete");
        mutation(endpoint, "delete" + resource.type, keyArguments(resource, ""), "Delete" + resource.type + "Payload");
    }

    void writeAction(const Resource& resource, const Endpoint& endpoint)
    {
        const std::string name = camelCase(endpoint.operationId);
        const std::string payload = m_typeNames.take(pascalCase(name) + "Payload");
        writePayload(payload, "  " + camelCase(resource.type) + ": " + resource.type + "\n" + (endpoint.job ? "  job: StartedJob!\n" : ""), "Action");
        mutation(endpoint, name, keyArguments(resource, endpoint.requestSchema.empty() ? "" : "input: " + m_types.json() + "!"), payload);
    }

    const Project& m_project;
    UniqueNames m_typeNames;
    UniqueNames m_queryNames;
    UniqueNames m_mutationNames;
    std::vector<ExportWarning> m_warnings;
    FieldTypes m_types;
    std::vector<Resource> m_resources;
    std::map<TableId, std::size_t> m_byTable;
    std::string m_queries;
    std::string m_mutations;
    std::string m_objects;
};

}  // namespace

Result<ExportResult> exportGraphql(const Project& project, const ExportOptions&)
{
    return SchemaWriter(project).run();
}

}  // namespace barch::graphql
