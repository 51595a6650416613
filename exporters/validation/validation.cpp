#include "exporters/validation/validation.h"

#include "exporters/text/script_text.h"
#include "exporters/validation/values_source.h"

#include <algorithm>

namespace barch::validation {
namespace {

std::string columnsScript(const TableSchema& schema)
{
    std::string script = "const columns = {\n";
    for (const FieldSchema& field : schema.fields)
        script += "  " + scriptKey(field.name) + ": " + field.kind + ",\n";
    return script + "};\n";
}

/// What the database puts in the place of values that are left out of a new row.
std::string leftOutScript(const TableSchema& schema)
{
    std::string script;
    for (const FieldSchema& field : schema.fields)
        if (!field.leftOut.empty())
            script += "  " + scriptKey(field.name) + ": " + field.leftOut + ",\n";
    return script.empty() ? "const leftOut = {};\n" : "const leftOut = {\n" + script + "};\n";
}

std::string rulesScript(const TableSchema& schema)
{
    std::string script = "const rules: readonly pg.RowRule<typeof columns>[] = [";
    for (const RowRule& rule : schema.rules)
        script += "\n  {\n    message: " + scriptString(rule.message) + ",\n    field: " + scriptString(rule.field) + ",\n    test: " + rule.test + ",\n  },";
    return script + (schema.rules.empty() ? "];\n" : "\n];\n");
}

std::string objectScript(const TableSchema& schema, const Library& library, bool update)
{
    std::string fields;
    for (const FieldSchema& field : schema.fields) {
        if (update && !field.inUpdate)
            continue;
        if (!field.comment.empty())
            fields += "  /** " + scriptComment(field.comment) + " */\n";
        fields += "  " + scriptKey(field.name) + ": " + library.fields(field, update) + ",\n";
    }
    return library.object(fields, std::string("rowRules(columns, ") + (update ? "{}" : "leftOut") + ", rules)");
}

std::string moduleOf(const TableSchema& schema, const Library& library)
{
    const std::string path = scriptComment(schema.path);
    std::string script = std::string(library.import) + "import { rowRules, stores } from \"./checks.js\";\nimport * as pg from \"./values.js\";\n\n";
    if (!schema.comment.empty())
        script += "// " + scriptComment(schema.comment) + "\n\n";
    script += columnsScript(schema) + "\n" + leftOutScript(schema) + "\n" + rulesScript(schema) + "\n";
    for (const bool update : {false, true}) {
        const std::string ending = update ? "Update" : "Create";
        script += std::string("/** ") + (update ? "A change of a row of " : "A new row of ") + path + ". */\nexport const " + schema.constant + ending +
                  " = " + objectScript(schema, library, update) + ";\nexport type " + schema.type + ending + " = " + library.inferred + "<typeof " + schema.constant + ending + ">;\n" + (update ? "" : "\n");
    }
    return script;
}

}  // namespace

Result<ExportResult> exportSchemas(const Project& project, const Library& library)
{
    Schemas schemas = schemasOf(project);
    ExportResult result;
    result.warnings = std::move(schemas.warnings);
    const std::string folder = std::string(library.folder) + "/";
    std::string index;
    result.files.push_back({folder + "checks.ts", library.checks});
    result.files.push_back({folder + "values.ts", std::string(valuesSource())});
    for (const TableSchema& schema : schemas.tables) {
        index += "export * from \"./" + schema.file + ".js\";\n";
        result.files.push_back({folder + schema.file + ".ts", moduleOf(schema, library)});
    }
    result.files.push_back({folder + "index.ts", index.empty() ? "export {};\n" : index});
    std::sort(result.files.begin(), result.files.end(), [](const ExportedFile& a, const ExportedFile& b) { return a.path < b.path; });
    return result;
}

}  // namespace barch::validation
