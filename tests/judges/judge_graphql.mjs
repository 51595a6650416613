// Reads a schema with graphql-js and holds it against what every schema of ours promises.
// usage: node judge_graphql.mjs FILE.graphql [name of the tenant key]
import { readFileSync } from "node:fs";
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType, getNamedType, parse, validateSchema } from "graphql";

const source = readFileSync(process.argv[2], "utf8");
const tenantKey = process.argv[3];
const faults = [];
parse(source);
const schema = buildSchema(source);
for (const error of validateSchema(schema)) faults.push(error.message);

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const counts = { types: 0, inputs: 0, enums: 0, scalars: 0, queries: 0, mutations: 0 };
for (const type of Object.values(schema.getTypeMap())) {
  if (type.name.startsWith("__")) continue;
  if (isScalarType(type) && !isSpecifiedScalarType(type)) {
    ++counts.scalars;
    if (!type.specifiedByURL) faults.push(`scalar ${type.name} has no specification`);
  }
  if (isEnumType(type)) ++counts.enums;
  if (isInputObjectType(type)) ++counts.inputs;
  if (isObjectType(type) || isInterfaceType(type)) ++counts.types;
  if (!isObjectType(type) && !isInputObjectType(type)) continue;
  for (const field of Object.values(type.getFields())) {
    const names = [field.name, ...(field.args ?? []).map((argument) => argument.name)];
    if (tenantKey && names.includes(camel(tenantKey))) faults.push(`${type.name}.${field.name} tells of the tenant`);
  }
  if (type.name.endsWith("Payload") && !type.getFields().userErrors) faults.push(`${type.name} has no userErrors`);
  if (type.name.endsWith("Payload") && type.getFields().userErrors) {
    const errors = getNamedType(type.getFields().userErrors.type);
    if (!isUnionType(errors)) faults.push(`${type.name} has errors without kinds`);
    else for (const kind of errors.getTypes())
      if (!kind.getInterfaces().some((shared) => shared.name === "UserError")) faults.push(`${kind.name} is no UserError`);
  }
  if (type.name.endsWith("Connection") && !(type.getFields().edges && type.getFields().pageInfo)) faults.push(`${type.name} is no connection`);
}
counts.queries = Object.keys(schema.getQueryType().getFields()).length;
counts.mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).length;
console.log(Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(", "));
if (faults.length > 0) console.log(faults.join("\n"));
process.exit(faults.length > 0 ? 1 : 0);
