#include "tests/exporters/validation/agreement.h"

#include "core/api/value_rules.h"
#include "core/model/sql_tokens.h"
#include "exporters/sql/database_files.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/text/script_text.h"
#include "exporters/validation/table_schema.h"
#include "tests/support/postgres_server.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

namespace barch::test {
namespace {

using api::ValueKind;

std::string kindName(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Boolean: return "boolean";
    case ValueKind::SmallInteger: return "smallint";
    case ValueKind::Integer: return "integer";
    case ValueKind::BigInteger: return "bigint";
    case ValueKind::Numeric: return "numeric";
    case ValueKind::Real: return "real";
    case ValueKind::Double: return "double";
    case ValueKind::Text: return "text";
    case ValueKind::FixedText: return "char";
    case ValueKind::CaselessText: return "citext";
    case ValueKind::Uuid: return "uuid";
    case ValueKind::Date: return "date";
    case ValueKind::Time: return "time";
    case ValueKind::TimeWithZone: return "timetz";
    case ValueKind::Timestamp: return "timestamp";
    case ValueKind::TimestampWithZone: return "timestamptz";
    case ValueKind::Interval: return "interval";
    case ValueKind::Json: return "json";
    case ValueKind::BinaryJson: return "jsonb";
    case ValueKind::Bytes: return "bytea";
    case ValueKind::Enumeration: return "enum";
    case ValueKind::Address: return "inet";
    case ValueKind::Network: return "cidr";
    case ValueKind::HardwareAddress: return "macaddr";
    case ValueKind::Bits: return "bit";
    case ValueKind::VaryingBits: return "varbit";
    default: return "unknown";
    }
}

std::string list(const std::vector<std::string>& texts, bool quotes = true)
{
    std::string json = "[";
    for (const std::string& text : texts)
        json += (json.size() > 1 ? "," : "") + (quotes ? scriptString(text) : text);
    return json + "]";
}

/// Strings and numbers in the checks of a column.
std::vector<std::string> literalsOf(const api::TableRules& rules, ColumnId column)
{
    std::vector<std::string> literals;
    const auto take = [&](const api::CheckRule& check) {
        if (std::find(check.columns.begin(), check.columns.end(), column) == check.columns.end())
            return;
        for (const SqlToken& token : sqlTokens(check.sql)) {
            if (token.kind == SqlTokenKind::Number)
                literals.emplace_back(token.text);
            else if (token.kind == SqlTokenKind::String && token.text.size() > 2 && token.text.front() == '\'')
                literals.emplace_back(token.text.substr(1, token.text.size() - 2));
        }
    };
    for (const api::CheckRule& check : rules.checks)
        take(check);
    if (const api::ValueRules* own = rules.of(column))
        std::for_each(own->checks.begin(), own->checks.end(), take);
    std::sort(literals.begin(), literals.end());
    literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
    return literals;
}

class PlanWriter {
public:
    PlanWriter(const Project& project, const Examples& examples) : m_project(project), m_examples(examples) {}

    std::string tables()
    {
        std::string json;
        for (const auto& schema : validation::schemasOf(m_project).tables)
            for (const Table& table : m_project.tables)
                if (qualifiedName(m_project, table) == schema.path && table.partitioning.strategy == PartitionStrategy::None)
                    json += (json.empty() ? "" : ",\n") + tableJson(table, schema);
        return json;
    }

private:
    std::string tableJson(const Table& table, const validation::TableSchema& schema)
    {
        const api::TableRules rules = api::rulesOf(m_project, table);
        std::string columns;
        for (const validation::FieldSchema& field : schema.fields)
            columns += (columns.empty() ? "" : ",\n  ") + columnJson(table, rules, field);
        std::string json = "{\"relation\":" + scriptString(sql::postgresql::qualified(m_project, table.namespaceId, table.name)) +
                           ",\"file\":" + scriptString(schema.file) + ",\"constant\":" + scriptString(schema.constant);
        if (const Column* key = table.column(table.tenantKey); key && key->generatedExpression.empty()) {
            const bool uuid = key->type == "uuid";
            json += ",\"tenantKey\":{\"name\":" + scriptString(key->name) + ",\"value\":" + (uuid ? "\"'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a99'\"" : "\"7\"") + "}";
        }
        std::vector<std::string> databaseOnly;
        std::vector<std::string> rowChecks;
        std::vector<std::string> readTogether;
        const auto sort = [&](const api::CheckRule& check, bool several) {
            const bool unseen = std::any_of(check.columns.begin(), check.columns.end(), [&](ColumnId id) {
                const api::ValueRules* read = rules.of(id);
                return !read || read->computed || id == table.tenantKey || (read->hasDefault && !read->constantDefault);
            });
            if (!check.meaning || (several && unseen))
                databaseOnly.push_back(check.name);
            if (!several)
                return;
            rowChecks.push_back(check.name);
            std::vector<std::string> names;
            for (const ColumnId id : check.columns)
                names.push_back(table.column(id)->name);
            readTogether.push_back(list(names));
        };
        for (const api::CheckRule& check : rules.checks)
            sort(check, true);
        for (const api::ValueRules& column : rules.columns)
            for (const api::CheckRule& check : column.checks)
                sort(check, false);
        return json + ",\"databaseOnly\":" + list(databaseOnly) + ",\"rowChecks\":" + list(rowChecks) + ",\"rules\":" + list(readTogether, false) +
               ",\n \"columns\":[" + columns + "]}";
    }

    std::string columnJson(const Table& table, const api::TableRules& rules, const validation::FieldSchema& field)
    {
        const Column* column = table.columnNamed(field.name);
        const api::ValueShape& shape = rules.of(column->id)->shape;
        const auto examples = m_examples.find(table.name + "." + field.name);
        std::vector<std::string> values;
        if (shape.kind == ValueKind::Enumeration)
            for (const EnumValue& value : shape.userType->values)
                values.push_back(value.name);
        return "{\"name\":" + scriptString(field.name) + ",\"kind\":\"" + kindName(shape.kind) + "\",\"arguments\":" + list(shape.type.arguments) +
               ",\"dimensions\":" + std::to_string(shape.dimensions) + ",\"nullable\":" + (field.nullable ? "true" : "false") +
               ",\"inUpdate\":" + (field.inUpdate ? "true" : "false") + ",\"values\":" + list(values) + ",\"literals\":" + list(literalsOf(rules, column->id)) +
               ",\"examples\":" + (examples == m_examples.end() ? "[]" : list(examples->second, false)) + "}";
    }

    const Project& m_project;
    const Examples& m_examples;
};

/// Tries a statement and takes it back; the state is 00000 where it went well.
const char* const judge = R"(CREATE FUNCTION judge(number integer, statement text) RETURNS text LANGUAGE plpgsql AS $judge$
DECLARE state text; named text; message text;
BEGIN
  BEGIN
    EXECUTE statement;
    RAISE EXCEPTION USING ERRCODE = 'ZZ000';
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, named = CONSTRAINT_NAME, message = MESSAGE_TEXT;
  END;
  RETURN number || E'\t' || replace(state, 'ZZ000', '00000') || E'\t' || named || E'\t' || translate(message, E'\n\t', '  ');
END $judge$;
)";

std::string makeDatabase(PostgresServer& server, const Project& project, const std::string& database)
{
    server.dropDatabase(database);
    auto made = server.run("CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
    if (!made.ok)
        return made.error;
    const auto exported = sql::exportPostgresql(project, {});
    if (!exported)
        return exported.error().text();
    for (const char* name : {"roles.sql", "0001_init.up.sql"})
        for (const ExportedFile& file : exported->files)
            if (file.path == name)
                if (const auto run = server.run(file.bytes, database); !run.ok)
                    return std::string(name) + ": " + run.error;
    return server.run(judge, database).error;
}

std::string textOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void removeDatabase(PostgresServer& server, const Project& project, const std::string& database)
{
    server.dropDatabase(database);
    for (const Role& role : project.roles)
        server.run("DROP ROLE IF EXISTS " + sqlIdentifier(role.name, Dialect::PostgreSql));
}

}  // namespace

Agreement tryAgreement(const Project& project, const std::string& name, const Examples& examples, Effort effort)
{
    const JudgeFolder folder;
    if (const std::string fault = compileSchemas(project, folder); !fault.empty())
        return {false, fault};
    folder.write("plan.json", "{\"name\":" + scriptString(name) + ",\"seed\":20261122,\"combinations\":" + std::to_string(effort.combinations) + ",\"valuesPerColumn\":" + std::to_string(effort.valuesPerColumn) +
                                  ",\"tables\":[\n" + PlanWriter(project, examples).tables() + "\n]}\n");
    const auto generated = runJudge("agreement.mjs", {folder.path()});
    if (!generated.ok)
        return {false, generated.text};
    auto& server = PostgresServer::shared();
    const std::string database = "agreement";
    std::string fault = makeDatabase(server, project, database);
    std::string answers;
    if (fault.empty()) {
        const auto run = server.run(textOf(folder.path() + "/cases.sql"), database);
        fault = run.error;
        for (const SqlRow& row : run.rows)
            answers += row.front() + "\n";
    }
    removeDatabase(server, project, database);
    if (!fault.empty())
        return {false, fault};
    folder.write("answers.txt", answers);
    const auto verdict = runJudge("agreement_verdict.mjs", {folder.path()});
    std::cout << verdict.text.substr(0, verdict.text.find('\n')) << std::endl;
    return {verdict.ok, verdict.text};
}

}  // namespace barch::test
