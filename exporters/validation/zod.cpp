#include "exporters/text/script_text.h"
#include "exporters/validation/validation.h"

namespace barch::validation {
namespace {

const char* const checks = R"(import { z } from "zod";
import { type Columns, type Kind, type RowRule, rowProblems } from "./values.js";

/** Refuses what PostgreSQL refuses in this column. */
export function stores<T>(kind: Kind<T>) {
  return (value: unknown, context: z.RefinementCtx): void => {
    const message = value === null || value === undefined ? "A value is needed." : kind.problem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  };
}

/** Refuses what PostgreSQL refuses in this row. */
export function rowRules<C extends Columns>(columns: C, leftOut: Readonly<Record<string, unknown>>, rules: readonly RowRule<C>[]) {
  return (row: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
    for (const { field, message } of rowProblems(columns, row, leftOut, rules)) {
      context.addIssue({ code: "custom", message, path: [field] });
    }
  };
}
)";

std::string choice(const std::vector<std::string>& values)
{
    std::string list;
    for (const std::string& value : values)
        list += (list.empty() ? "" : ", ") + scriptString(value);
    return "[" + list + "]";
}

std::string base(const FieldSchema& field)
{
    const std::string advice = scriptString(wireAdvice(field.wire));
    switch (field.wire) {
    case Wire::Text: return "z.string(" + advice + ")";
    case Wire::Boolean: return "z.boolean(" + advice + ")";
    case Wire::Number: return "z.number(" + advice + ")";
    case Wire::NumberOrText: return "z.union([z.number(), z.string()], " + advice + ")";
    case Wire::NumberOrSpecial: return "z.union([z.number(), z.enum([\"NaN\", \"Infinity\", \"-Infinity\"])], " + advice + ")";
    case Wire::Choice: return "z.enum(" + choice(field.choices) + ", " + advice + ")";
    case Wire::Json: return "z.json()";
    case Wire::Numbers: return "z.array(z.number(), " + advice + ")";
    case Wire::Unknown: break;
    }
    return "z.unknown()";
}

std::string fieldScript(const FieldSchema& field, bool update)
{
    std::string script = base(field);
    for (int i = 0; i < field.dimensions; ++i)
        script = "z.array(" + script + (i == 0 && field.itemsNullable ? ".nullable()" : "") + ", \"Give a list.\")";
    script += ".superRefine(stores(columns" + scriptMember(field.name) + "))";
    return script + (field.nullable ? ".nullable()" : "") + (update || !field.required ? ".optional()" : "");
}

std::string objectScript(const std::string& fields, const std::string& rowCheck)
{
    return "z.strictObject({\n" + fields + "}).superRefine(" + rowCheck + ")";
}

}  // namespace

Result<ExportResult> exportZod(const Project& project, const ExportOptions&)
{
    return exportSchemas(project, {"zod", "Zod", "import { z } from \"zod\";\n", checks, fieldScript, objectScript, "z.infer"});
}

}  // namespace barch::validation
