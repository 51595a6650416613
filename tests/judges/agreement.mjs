// Tries generated rows on the exported Zod and Yup schemas and writes the same rows as SQL.
// usage: node agreement.mjs FOLDER   (plan.json and js/ are there; writes cases.sql and cases.json)
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { sqlOf, valuesOf } from "./agreement_values.mjs";

const folder = resolve(process.argv[2]);
const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));

let state = plan.seed >>> 0;
/** mulberry32 */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.floor(random() * list.length)];

async function schemasOf(table) {
  const load = async (library) => import(pathToFileURL(join(folder, "js", library, `${table.file}.js`)).href);
  const [zod, yup] = [await load("zod"), await load("yup")];
  const verdicts = (ending) => (row) => {
    const first = zod[table.constant + ending].safeParse(row);
    return { zod: first.success, yup: yup[table.constant + ending].isValidSync(row), fields: first.success ? [] : first.error.issues.map((issue) => issue.path[0]) };
  };
  return { create: verdicts("Create"), update: verdicts("Update") };
}

/** A row that the schemas take, found by choosing what they complain about again. */
function acceptedRow(table, create) {
  const row = {};
  for (const column of table.columns) if (column.all) row[column.name] = column.all[0];
  for (let round = 0; round < 3000; ++round) {
    const verdict = create(row);
    if (verdict.zod) return row;
    const names = verdict.fields.filter((name) => name !== undefined);
    const rule = table.rules.find((columns) => columns.some((name) => names.includes(name)));
    for (const name of round % 3 === 0 && rule ? rule : [pick(names.length > 0 ? names : [table.columns[0].name])]) {
      const column = table.columns.find((one) => one.name === name);
      if (!column?.all) return undefined;
      row[name] = column.nullable && random() < 0.2 ? null : pick(column.all);
    }
  }
  return undefined;
}

/** The usual values at the front, and of many others some. */
function some(values) {
  if (!values || values.length <= plan.valuesPerColumn) return values;
  const kept = 14;
  const chance = (plan.valuesPerColumn - kept) / (values.length - kept);
  return values.filter((_, at) => at < kept || random() < chance);
}

const identifier = (name) => '"' + name.replaceAll('"', '""') + '"';

function insertOf(table, row) {
  const given = table.columns.filter((column) => Object.hasOwn(row, column.name));
  const names = given.map((column) => identifier(column.name));
  const values = given.map((column) => sqlOf(column, row[column.name]));
  if (table.tenantKey) {
    names.push(identifier(table.tenantKey.name));
    values.push(table.tenantKey.value);
  }
  return `INSERT INTO ${table.relation} ` + (names.length > 0 ? `(${names.join(", ")}) VALUES (${values.join(", ")})` : "DEFAULT VALUES");
}

const cases = [];
let script = "SET session_replication_role = replica;\nSET client_min_messages = error;\nSET TimeZone = 'UTC';\n";
function addCase(table, kind, row, verdict, statement) {
  script += `SELECT judge(${cases.length}, $case$${statement}$case$);\n`;
  cases.push({ table: table.relation, kind, row: JSON.stringify(row).slice(0, 600), zod: verdict.zod, yup: verdict.yup, fields: verdict.fields });
}

function withoutColumn(row, name) {
  const copy = { ...row };
  delete copy[name];
  return copy;
}

function tryTable(table, schemas) {
  const base = acceptedRow(table, schemas.create);
  if (!base) return false;
  const create = (row, kind) => addCase(table, kind, row, schemas.create(row), insertOf(table, row));
  create(base, "base");
  for (const column of table.columns.filter((one) => one.pool)) {
    for (const value of column.pool) create({ ...base, [column.name]: value }, "value");
    create({ ...base, [column.name]: null }, "null");
    create(withoutColumn(base, column.name), "left out");
    if (!column.inUpdate) continue;
    for (const value of [null, ...column.pool.filter(() => random() < 0.3)]) {
      const set = `UPDATE ${table.relation} SET ${identifier(column.name)} = ${sqlOf(column, value)}`;
      addCase(table, "update", { [column.name]: value }, schemas.update({ [column.name]: value }), `${insertOf(table, base)}; ${set}`);
    }
  }
  for (const rule of table.rules) {
    const columns = table.columns.filter((column) => column.pool && rule.includes(column.name));
    for (let i = 0; i < plan.combinations && columns.length > 0; ++i) {
      const row = { ...base };
      for (const column of columns) {
        const chance = random();
        if (chance < 0.15) row[column.name] = null;
        else if (chance < 0.25) delete row[column.name];
        else row[column.name] = pick(column.pool);
      }
      create(row, "combination");
    }
  }
  return true;
}

const untried = [];
for (const table of plan.tables) {
  for (const column of table.columns) {
    column.all = valuesOf(column, random);
    column.pool = some(column.all);
  }
  if (!tryTable(table, await schemasOf(table))) untried.push(table.relation);
}
writeFileSync(join(folder, "cases.sql"), script);
writeFileSync(join(folder, "cases.json"), JSON.stringify({ cases, untried }));
