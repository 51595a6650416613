// Values at the edges of every type: each is either in the form that the schemas take, or none that
// PostgreSQL reads either. So the two must agree on all of them.

const many = (text, count) => text.repeat(Math.max(0, Math.min(count, 5000)));
const base64 = (bytes) => Buffer.alloc(bytes, 7).toString("base64");

/** Words and numbers that the column's checks speak of. */
const numbersOf = (column) => column.literals.filter((literal) => /^-?\d+(\.\d+)?$/.test(literal));
const countsOf = (column) => numbersOf(column).map(Number).filter((number) => Number.isInteger(number) && number >= 0 && number < 400);

function texts(column) {
  const length = column.arguments.length > 0 ? Number(column.arguments[0]) : column.kind === "char" ? 1 : undefined;
  const values = ["a", "", " ", "abc", "ABC", "Mixed", "é", "É", "ß", "İ", " x ", "x  ", "a\nb", "\0", "a\0b", "\ud800", "a\udc00b", "\u2028", "'\"\\", "{}", "%_", "0", "a@b.example", "#6b7280", "EUR", "eur"];
  if (length !== undefined)
    values.push(many("a", length), many("a", length + 1), many("a", length) + " ", many("😀", length), many("😀", length + 1), many("é", length), many("b", length - 1) + "  ");
  for (const count of countsOf(column)) for (const size of [count - 1, count, count + 1]) values.push(many("x", size), many("X", size), many("😀", size));
  for (const literal of column.literals) values.push(literal, literal.toUpperCase(), literal + "x", literal.slice(1), literal + " ");
  return values;
}

function wholeNumbers(lowest, highest) {
  return (column) => {
    const around = numbersOf(column).filter((text) => /^-?\d+$/.test(text)).map(Number);
    return [1, 0, -1, -0, 2, 100, lowest, lowest - 1, highest, highest + 1, 1.5, -0.5, 1e21, "abc", ...around.flatMap((number) => [number - 1, number, number + 1])];
  };
}

function bigNumbers(column) {
  const around = numbersOf(column).filter((text) => /^-?\d+$/.test(text)).map(BigInt);
  return ["1", 1, 0, -1, "0", "-1", "+5", "007", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", Number.MAX_SAFE_INTEGER, 1.5, "1.5", "abc", "", ...around.flatMap((number) => [String(number - 1n), String(number), Number(number + 1n)])];
}

function decimals(column) {
  const values = ["1", 1, 0, -1, "0", "-0", "+1", "1.", ".5", "-.5", "1e2", "1E-3", "12e-400", "NaN", "Infinity", "-Infinity", "abc", "", ".", "1e", "--1", 0.1 + 0.2, 1e21, 1e-7, "0.0000000001", "1e131071", "1e131072", "1e1000000", "0e5", "1e-16383", "1e-16384", 123456789.987654321];
  if (column.arguments.length > 0) {
    const precision = Number(column.arguments[0]);
    const scale = Number(column.arguments[1] ?? 0);
    const nines = many("9", precision);
    const at = precision - scale;
    const point = (digits) => (at <= 0 ? "0." + many("0", -at) + digits : scale < 0 ? digits + many("0", -scale) : digits.slice(0, at) + "." + digits.slice(at));
    for (const sign of ["", "-"]) values.push(sign + point(nines), sign + point(nines) + "4", sign + point(nines) + "5", sign + point(nines) + "49999", sign + "1" + many("0", Math.max(at, 0)));
    for (const tail of ["4", "5", "6"]) values.push("0." + many("0", Math.max(scale, 0)) + tail, "-0." + many("0", Math.max(scale, 0)) + tail);
  }
  for (const text of numbersOf(column)) values.push(text, Number(text) + 1, Number(text) - 1, text.includes(".") ? text + "1" : text + ".001", text.includes(".") ? text + "9" : text + ".999");
  return values;
}

const floats = (column) => [1, 0, -1, 0.5, -0, 1.5e10, 3.4e38, 3.5e38, -3.5e38, 1e-45, 1e-46, 5e-324, Number.MAX_VALUE, "NaN", "Infinity", "-Infinity", "abc", ...numbersOf(column).map(Number).flatMap((number) => [number - 0.25, number, number + 0.25])];

const days = (column) => ["2026-01-31", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0001-01-01", "0000-01-01", "9999-12-31", "10000-01-01", "5874897-12-31", "5874898-01-01", "infinity", "-infinity", "abc", "", "2030-06-15", "2010-06-15", ...column.literals.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text))];
const clocks = ["12:30", "00:00", "00:00:00", "23:59:59.999999", "24:00:00", "24:00:01", "24:00:00.000001", "23:59:60", "23:59:60.5", "12:00:60.5", "12:00:61", "12:60:00", "25:00", "23:59:59.9999999", "12:30:45.123456789", "abc", ""];
const zoned = ["12:30Z", "12:30:00+01:00", "24:00:00Z", "12:30:00+15:59", "12:30:00+16:00", "12:30:00-15:59", "12:30:00+01:60", "25:00Z", "abc"];

function moments(zone) {
  return (column) => {
    const values = ["infinity", "-infinity", "abc", ""];
    for (const day of ["2026-01-31", "2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "10000-01-01", "294276-12-31", "294277-01-01", "2030-06-15", "2010-06-15"])
      for (const clock of ["00:00:00", "24:00:00", "23:59:59.999999", "23:59:59.9999999", "23:59:60", "24:00:01", "12:30"]) values.push(`${day}T${clock}${zone}`, `${day} ${clock}${zone}`);
    for (const offset of ["+15:59", "-15:59", "+16:00", "+01:60", "-00:00"]) values.push(`2026-01-31T12:00:00${offset}`);
    return [...values, ...column.literals.filter((text) => /^\d{4}-\d\d-\d\d[T ]/.test(text))];
  };
}

const uuids = ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}", "a0eebc999c0b4ef8bb6d6bb9bd380a11", "a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11", "{a0eebc999c0b4ef8bb6d6bb9bd380a11}", "00000000-0000-0000-0000-000000000000", "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}", "a0eebc9-99c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99--9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111", "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11-", ""];
const jsons = [{}, [], "x", 5, -0.5, true, { a: { b: [1, null, "é"] } }, [[[1]]], "", 1e308, 5e-324, "\u0000", { "k\u0000": 1 }, ["\ud800"], "\u2028", { a: 1 }];
const intervals = ["P1D", "PT0S", "P1Y2M3W4DT5H6M7.5S", "P-1D", "P", "P178956970Y7M", "P178956970Y8M", "P178956971Y", "P306783378W1D", "P306783379W", "PT999999999H", "PT0.000001S", "abc", "1X"];
const addresses = ["10.1.2.3", "0.0.0.0", "255.255.255.255", "256.1.1.1", "1.2.3", "10.1.2.3/8", "10.1.2.3/32", "10.1.2.3/33", "10.0.0.0/8", "10.0.0.1/8", "::", "::1", "2001:db8::1", "2001:db8::/32", "2001:db8::1/32", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::ffff:1.2.3.4", "::1.2.3.256", "2001:db8::1/128", "2001:db8::1/129", "12345::", "g::", "abc", "", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8"];
const hardware = ["08:00:2b:01:02:03", "08-00-2b-01-02-03", "08002b:010203", "08002b-010203", "0800.2b01.0203", "0800-2b01-0203", "08002b010203", "08002B010203", "08:00:2b:01:02", "08:00:2b:01:02:0g", "08:00:2b:01:02:03:04", "", "abc"];
// decode() reads more than base64 is ("AA=A"): that is a spelling, which the schemas refuse on purpose.
const bytes = (column) => ["AAAA", "", "AA==", "AAA=", "AB==", "A", "AA", "A===", "@@@@", "AAAAA", "AAAA====", ...countsOf(column).flatMap((count) => [base64(Math.max(count - 1, 0)), base64(count), base64(count + 1)])];

function bitTexts(column) {
  const length = Number(column.arguments[0] ?? 1);
  return [many("1", length), many("0", length + 1), many("1", length - 1), "2", "", "1x"];
}

const pools = {
  text: texts, char: texts, citext: texts, boolean: () => [true, false, "maybe"],
  smallint: wholeNumbers(-32768, 32767), integer: wholeNumbers(-2147483648, 2147483647), bigint: bigNumbers, numeric: decimals,
  real: floats, double: floats, uuid: (column) => [...uuids, ...column.literals.filter((text) => text.length === 36)], date: days, time: () => clocks, timetz: () => zoned,
  timestamp: (column) => [...moments("")(column), ...moments("Z")(column)], timestamptz: (column) => [...moments("Z")(column), ...moments("+02:00")(column)],
  interval: () => intervals, json: () => jsons, jsonb: () => jsons, bytea: bytes, inet: () => addresses, cidr: () => addresses.filter((address) => address !== "1.2.3"), macaddr: () => hardware,
  bit: bitTexts, varbit: bitTexts, enum: (column) => [...column.values, "no such value", "", (column.values[0] ?? "x").toUpperCase() + "?"],
};

function arrays(column, random) {
  const items = [...pools[column.kind](column), ...column.examples].filter((value) => typeof value !== "string" || !/[\0\ud800-\udfff]/.test(value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")));
  const one = items[0];
  if (column.dimensions > 1) return [[], [[one]], [[one], [one]], [[one], [one, one]], [[], []], [[], [one]], [[null]], ...items.map((item) => [[item, one]])];
  const counts = [2, 3, 10, 11, ...countsOf(column)].flatMap((count) => [count, count + 1]);
  return [[], [one], [null], [one, null], ...items.map((item) => [item]), ...counts.map((count) => Array.from({ length: count }, () => items[Math.floor(random() * 2)]))];
}

/** What may be tried in a column; undefined where its values are not known. */
export function valuesOf(column, random) {
  if (!pools[column.kind]) return undefined;
  return column.dimensions > 0 ? arrays(column, random) : [...pools[column.kind](column), ...column.examples];
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function quoted(text) {
  return "'" + text.replaceAll("'", "''") + "'";
}

/** UTF-8 that lets half characters and NUL through, for the server to refuse. */
function rawBytes(text) {
  let hex = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    const raw = code >= 0xd800 && code <= 0xdfff ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)] : [...Buffer.from(character, "utf8")];
    hex += raw.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return `convert_from('\\x${hex}'::bytea, 'UTF8')`;
}

function arrayText(value) {
  if (value === null) return "NULL";
  if (Array.isArray(value)) return "{" + value.map(arrayText).join(",") + "}";
  return '"' + String(value).replace(/["\\]/g, "\\$&") + '"';
}

/** The value as SQL, in the way that a driver hands it over. */
export function sqlOf(column, value) {
  if (value === null) return "NULL";
  if (column.dimensions > 0) return quoted(arrayText(value));
  if (column.kind === "json" || column.kind === "jsonb") return quoted(JSON.stringify(value));
  if (column.kind === "bytea") return `decode(${quoted(value)}, 'base64')`;
  if (typeof value === "boolean") return String(value);
  const text = Object.is(value, -0) ? "0" : String(value);
  return text.includes("\0") || loneSurrogate.test(text) ? rawBytes(text) : quoted(text);
}
