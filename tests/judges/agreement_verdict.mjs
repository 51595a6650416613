// Holds the database's answers against those of the schemas.
// usage: node agreement_verdict.mjs FOLDER   (cases.json, plan.json and answers.csv are there)
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const { cases, untried } = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));
const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
const tables = new Map(plan.tables.map((table) => [table.relation, table]));
const answers = new Map();
for (const line of readFileSync(join(folder, "answers.txt"), "utf8").split("\n")) {
  const [number, state, constraint, ...message] = line.split("\t");
  if (state !== undefined) answers.set(Number(number), { state, constraint, message: message.join(" ") });
}

const counts = { cases: cases.length, accepted: 0, refused: 0, databaseOnly: 0, differ: 0, untried: untried.length };
const differences = [];
cases.forEach((one, number) => {
  const answer = answers.get(number);
  if (!answer) return differences.push(`no answer: ${one.table} ${one.row}`);
  const taken = answer.state === "00000";
  const table = tables.get(one.table);
  // A change doesn't show the row's other values, with which a check may leave the range of numbers.
  const calculated = /^(smallint|integer|bigint) out of range$|^division by zero$/.test(answer.message);
  const unseen = one.kind === "update" && table.rowChecks.length > 0 && calculated;
  const left = unseen || (answer.state === "23514" && (table.databaseOnly.includes(answer.constraint) || (one.kind === "update" && table.rowChecks.includes(answer.constraint))));
  if (one.zod !== one.yup) differences.push(`zod ${one.zod}, yup ${one.yup}: ${one.table} ${one.kind} ${one.fields} ${one.row}`);
  else if (!taken && left && one.zod) ++counts.databaseOnly;
  else if (one.zod !== taken) differences.push(`schemas ${one.zod}, PostgreSQL ${taken} (${answer.state} ${answer.constraint} ${answer.message}): ${one.table} ${one.kind} ${one.fields} ${one.row}`);
  else ++counts[taken ? "accepted" : "refused"];
});
counts.differ = differences.length;
console.log(`${plan.name}: ${Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(", ")} (seed ${plan.seed})`);
if (untried.length > 0) console.log(`no row found for: ${untried.join(", ")}`);
console.log(differences.slice(0, 40).join("\n"));
process.exit(differences.length > 0 || untried.length > (plan.mayMiss ?? 0) ? 1 : 0);
