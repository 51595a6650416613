#include "exporters/text/script_text.h"
#include "exporters/validation/validation.h"

namespace barch::validation {
namespace {

const char* const checks = R"(import type { TestContext, ValidationError } from "yup";
import { type Columns, type Kind, type RowRule, rowProblems } from "./values.js";

/** Refuses what PostgreSQL refuses in this column. */
export function stores<T>(kind: Kind<T>) {
  return function (this: TestContext, value: unknown): boolean | ValidationError {
    const message = value === null || value === undefined ? undefined : kind.problem(value);
    return message === undefined || this.createError({ message: () => message });
  };
}

/** Refuses what PostgreSQL refuses in this row. */
export function rowRules<C extends Columns>(columns: C, leftOut: Readonly<Record<string, unknown>>, rules: readonly RowRule<C>[]) {
  return function (this: TestContext, row: unknown): boolean | ValidationError {
    const problem = rowProblems(columns, (row ?? {}) as Readonly<Record<string, unknown>>, leftOut, rules)[0];
    return problem === undefined || this.createError({ path: problem.field, message: () => problem.message });
  };
}
)";

std::string oneType(const FieldSchema& field)
{
    switch (field.wire) {
    case Wire::Text: return "string";
    case Wire::Boolean: return "boolean";
    case Wire::Number: return "number";
    case Wire::NumberOrText: return "number | string";
    case Wire::NumberOrSpecial: return "number | \"NaN\" | \"Infinity\" | \"-Infinity\"";
    case Wire::Choice: {
        std::string list;
        for (const std::string& value : field.choices)
            list += (list.empty() ? "" : " | ") + scriptString(value);
        return list;
    }
    case Wire::Numbers: return "number[]";
    case Wire::Json:
    case Wire::Unknown: break;
    }
    return "{}";
}

std::string typeOf(const FieldSchema& field)
{
    std::string type = oneType(field);
    for (int i = 0; i < field.dimensions; ++i)
        type = "(" + type + (i == 0 && field.itemsNullable ? " | null" : "") + ")[]";
    return type;
}

std::string base(const FieldSchema& field)
{
    const std::string advice = ".strict().typeError(" + scriptString(wireAdvice(field.wire)) + ")";
    if (field.dimensions == 0 && field.wire == Wire::Text)
        return "yup.string()" + advice;
    if (field.dimensions == 0 && field.wire == Wire::Boolean)
        return "yup.boolean()" + advice;
    if (field.dimensions == 0 && field.wire == Wire::Number)
        return "yup.number()" + advice;
    return "yup.mixed<" + typeOf(field) + ">().strict()";
}

std::string fieldScript(const FieldSchema& field, bool update)
{
    std::string script = base(field) + (field.nullable ? ".nullable()" : ".nonNullable(\"A value is needed.\")");
    script += update || !field.required ? ".optional()" : ".defined(\"A value is needed.\")";
    return script + ".test(\"column\", stores(columns" + scriptMember(field.name) + "))";
}

std::string objectScript(const std::string& fields, const std::string& rowCheck)
{
    return "yup\n  .object({\n" + fields + "})\n  .strict()\n  .noUnknown(\"There is no such field.\")\n  .defined()\n  .test(\"row\", " + rowCheck + ")";
}

}  // namespace

Result<ExportResult> exportYup(const Project& project, const ExportOptions&)
{
    return exportSchemas(project, {"yup", "Yup", "import * as yup from \"yup\";\n", checks, fieldScript, objectScript, "yup.InferType"});
}

}  // namespace barch::validation
