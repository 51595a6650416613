/**
 * What PostgreSQL takes for each type, and what it makes of checks: the same verdicts without asking it.
 *
 * Values are as JSON carries them. Numbers that JSON would round (bigint, numeric) may be text; NaN and
 * Infinity are text; dates and times are ISO 8601; intervals are ISO 8601 ("P1DT2H"); bytea is base64.
 * Other spellings that PostgreSQL would read ("yes", "tomorrow") are refused. Upper and lower case are
 * those of a database with a UTF-8 locale. Unique and foreign keys are left to the database.
 */

/** An exact number: digits / 10^scale. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
  readonly special?: "NaN" | "Infinity" | "-Infinity";
}
/** A point in time, counted in microseconds or days; infinity is a number. */
export type Moment = bigint | number;
/** The length of bytes, which is all that a check can ask. */
export interface Bytes {
  readonly octets: number;
}
/** NULL is null. Undefined: not known here, only the database knows it. */
export type Cell<T> = T | null | undefined;
export type Truth = Cell<boolean>;
type Comparable = Exact | Moment | string | boolean;

/** PostgreSQL would raise an error: the value is refused, whatever stands around it. */
class Refused extends Error {}

function refuse(message: string): never {
  throw new Refused(message);
}

/** Whether a check lets the row through: it does unless it is false or can't be calculated. */
export function holds(check: () => Truth): boolean {
  try {
    return check() !== false;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

export class Kind<T> {
  constructor(
    private readonly read: (value: unknown) => T,
    private readonly rules: readonly { message: string; test: (value: T) => Truth }[] = [],
  ) {}

  /** The value as the database would hold it. Throws for one that has a problem. */
  stored(value: unknown): T {
    return this.read(value);
  }

  /** What is wrong with a value, in words; undefined when PostgreSQL takes it. */
  problem(value: unknown): string | undefined {
    let kept: T;
    try {
      kept = this.read(value);
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
    return this.rules.find((rule) => !holds(() => rule.test(kept)))?.message;
  }

  /** The same with a check. */
  rule(message: string, test: (value: T) => Truth): Kind<T> {
    return new Kind(this.read, [...this.rules, { message, test }]);
  }
}

// ---- text

function plainText(value: unknown): string {
  if (typeof value !== "string") refuse("Write text.");
  if (value.includes("\0")) refuse("Leave out the character with the number 0.");
  if (/[\uD800-\uDFFF]/u.test(value)) refuse("Leave out half characters: a surrogate stands alone.");
  return value;
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) ++count;
  return count;
}

/** Spaces beyond the length are cut off, as PostgreSQL does; anything else beyond it is refused. */
function fitted(text: string, length: number): string {
  if (text.length <= length) return text;
  const all = [...text];
  if (all.length <= length) return text;
  if (all.slice(length).some((character) => character !== " ")) {
    refuse(`Use at most ${length} character${length === 1 ? "" : "s"}.`);
  }
  return all.slice(0, length).join("");
}

export const text = new Kind(plainText);
export const citext = text;
export const varchar = (length: number) => new Kind((value) => fitted(plainText(value), length));
/** Kept without the spaces at its end, which don't count. */
export const char = (length: number) => new Kind((value) => fitted(plainText(value), length).replace(/ +$/, ""));
export const oneOf = (...values: readonly string[]) =>
  new Kind((value) =>
    typeof value === "string" && values.includes(value) ? value : refuse(`Choose one of: ${values.join(", ")}.`),
  );
export const boolean = new Kind((value) => (typeof value === "boolean" ? value : refuse("Say true or false.")));

// ---- numbers

const ranges = {
  smallint: [-32768n, 32767n],
  integer: [-2147483648n, 2147483647n],
  bigint: [-9223372036854775808n, 9223372036854775807n],
} as const;
export type NumberType = keyof typeof ranges | "numeric";

function inRange(digits: bigint, type: keyof typeof ranges): bigint {
  const [lowest, highest] = ranges[type];
  return digits >= lowest && digits <= highest ? digits : refuse(`Use a whole number from ${lowest} to ${highest}.`);
}

const wholeNumber = (type: "smallint" | "integer") =>
  new Kind((value): Exact => {
    if (typeof value !== "number" || !Number.isInteger(value)) refuse("Give a whole number.");
    return { digits: inRange(BigInt(value), type), scale: 0 };
  });
export const smallint = wholeNumber("smallint");
export const integer = wholeNumber("integer");
export const bigint = new Kind((value): Exact => {
  if (typeof value === "number" && Number.isInteger(value)) {
    if (!Number.isSafeInteger(value)) refuse("Write a number of this size as text, so that no digit is lost.");
    return { digits: BigInt(value), scale: 0 };
  }
  if (typeof value !== "string" || !/^[+-]?\d{1,100}$/.test(value)) refuse("Give a whole number.");
  return { digits: inRange(BigInt(value.replace("+", "")), "bigint"), scale: 0 };
});

const power = (exponent: number): bigint => 10n ** BigInt(exponent);
const size = (digits: bigint): bigint => (digits < 0n ? -digits : digits);

/** Half a unit goes away from zero. */
function rounded(number: Exact, scale: number): Exact {
  const dropped = number.scale - scale;
  if (dropped <= 0) return { digits: number.digits * power(-dropped), scale };
  if (dropped > size(number.digits).toString().length) return { digits: 0n, scale };
  const unit = power(dropped);
  const whole = (size(number.digits) + unit / 2n) / unit;
  return { digits: number.digits < 0n ? -whole : whole, scale };
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

function parsedDecimal(text: string): Exact {
  if (text === "NaN" || text === "Infinity" || text === "-Infinity") return { digits: 0n, scale: 0, special: text };
  const [, sign, whole = "", fraction = "", exponent = "0"] = decimal.exec(text) ?? refuse("Give a number.");
  if (whole + fraction === "") refuse("Give a number.");
  const digits = (whole + fraction).replace(/^0+(?=\d)/, "");
  if (digits.length > 200000) refuse("Use fewer digits.");
  let scale = fraction.length - Number(exponent);
  let value = BigInt(digits);
  if (value !== 0n && digits.length - scale > 131072) refuse("Use a smaller number.");
  if (scale < 0) {
    value = value === 0n ? 0n : value * power(-scale);
    scale = 0;
  }
  return { digits: sign === "-" ? -value : value, scale };
}

/** Rounded to the scale first, then held against the precision, as PostgreSQL does. */
export const numeric = (precision?: number, scale = 0) =>
  new Kind((value): Exact => {
    if (typeof value === "number" ? !Number.isFinite(value) : typeof value !== "string") refuse("Give a number.");
    const number = parsedDecimal(String(value));
    if (number.scale > 16383) refuse("Use fewer digits behind the point.");
    if (precision === undefined || number.special === "NaN") return number;
    const most = precision - scale;
    const message = `Use at most ${most < 0 ? 0 : most} digit${most === 1 ? "" : "s"} before the point.`;
    if (number.special) refuse(message);
    const kept = rounded(number, scale);
    return size(kept.digits) < power(precision) ? kept : refuse(message);
  });

const float = (narrowed: (value: number) => number) =>
  new Kind((value): number => {
    if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
    if (typeof value !== "number" || !Number.isFinite(value)) refuse("Give a number.");
    const kept = narrowed(value);
    return !Number.isFinite(kept) || (kept === 0 && value !== 0) ? refuse("This number is out of range.") : kept;
  });
export const real = float(Math.fround);
export const double = float((value) => value);

// ---- dates and times

const dayLength = 86_400_000_000n;

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01. */
function dayNumber(yearText: string, monthText: string, dayText: string, lastYear: number): bigint {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < 1 || year > lastYear || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
    refuse("There is no such day.");
  }
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return BigInt(era * 146097 + dayOfEra - 719468);
}

/** Microseconds since midnight. 24:00:00 and the second 60 are taken, as PostgreSQL does. */
function clock(hour: string, minute: string, second = "0", fraction = "0"): bigint {
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) refuse("There is no such time of day.");
  const micro = BigInt(roundHalfEven(Number(`0.${fraction}`) * 1_000_000));
  const time = ((BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second)) * 1_000_000n + micro;
  return time > dayLength ? refuse("There is no such time of day.") : time;
}

function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}

function offset(zone: string | undefined): bigint {
  if (zone === undefined || zone === "Z") return 0n;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 15 || minutes > 59) refuse("There is no such offset from UTC.");
  const distance = BigInt(hours * 60 + minutes) * 60_000_000n;
  return zone[0] === "-" ? -distance : distance;
}

function shortened(time: bigint, digits: number): bigint {
  const unit = power(6 - digits);
  const half = unit / 2n;
  return time < 0n ? -(((-time + half) / unit) * unit) : ((time + half) / unit) * unit;
}

const infinite = (value: unknown): number | undefined =>
  value === "infinity" ? Infinity : value === "-infinity" ? -Infinity : undefined;

export const date = new Kind((value): Moment => {
  const parts = /^(\d{4}|[1-9]\d{4,6})-(\d\d)-(\d\d)$/.exec(typeof value === "string" ? value : "");
  return infinite(value) ?? (parts ? dayNumber(parts[1]!, parts[2]!, parts[3]!, 5874897) : refuse("Write a day as 2026-01-31."));
});

const clockPattern = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?";
const zonePattern = "(Z|[+-]\\d\\d:\\d\\d)";

export const time = (digits = 6) =>
  new Kind((value): Moment => {
    const parts = new RegExp(`^${clockPattern}$`).exec(typeof value === "string" ? value : "");
    return parts ? shortened(clock(parts[1]!, parts[2]!, parts[3], parts[4]), digits) : refuse("Write a time of day as 23:59:59.");
  });
export const timetz = new Kind((value): string => {
  const parts = new RegExp(`^${clockPattern}${zonePattern}$`).exec(typeof value === "string" ? value : "");
  if (!parts) refuse("Write a time of day with its offset from UTC, as 23:59:59+01:00.");
  clock(parts[1]!, parts[2]!, parts[3], parts[4]);
  offset(parts[5]);
  return parts[0];
});

const lastMoment = 9_224_318_016_000_000_000n; // 294277-01-01

const moment = (zoned: boolean, advice: string) => (digits = 6) =>
  new Kind((value): Moment => {
    const pattern = new RegExp(`^(\\d{4}|[1-9]\\d{4,5})-(\\d\\d)-(\\d\\d)[T ]${clockPattern}${zonePattern}${zoned ? "" : "?"}$`);
    const never = infinite(value);
    if (never !== undefined) return never;
    const parts = pattern.exec(typeof value === "string" ? value : "") ?? refuse(advice);
    const day = dayNumber(parts[1]!, parts[2]!, parts[3]!, 294277);
    const distance = offset(parts[8]);
    const local = day * dayLength + clock(parts[4]!, parts[5]!, parts[6], parts[7]);
    const exactly = zoned ? local - distance : local;
    return exactly < lastMoment ? shortened(exactly, digits) : refuse("This is later than the last moment that can be kept.");
  });
export const timestamp = moment(false, "Write a date and time as 2026-01-31T23:59:59.");
export const timestamptz = moment(true, "Write a date and time with its offset from UTC, as 2026-01-31T23:59:59Z.");

const duration =
  /^P(?=[\d-]|T)(?:(-?\d{1,9})Y)?(?:(-?\d{1,9})M)?(?:(-?\d{1,9})W)?(?:(-?\d{1,9})D)?(?:T(?=[\d-])(?:(-?\d{1,9})H)?(?:(-?\d{1,9})M)?(?:(-?\d{1,9}(?:\.\d{1,6})?)S)?)?$/;

export const interval = new Kind((value): string => {
  const parts = duration.exec(typeof value === "string" ? value : "") ?? refuse("Write a length of time as P1DT2H30M.");
  const whole = (at: number) => BigInt(parts[at] ?? 0);
  const months = whole(1) * 12n + whole(2);
  const days = whole(3) * 7n + whole(4);
  for (const count of [whole(1) * 12n, months, whole(3) * 7n, days]) inRange(count, "integer");
  return parts[0];
});

// ---- the rest

export const uuid = new Kind((value): string => {
  const plain = /^(?:[0-9a-f]{4}-?){7}[0-9a-f]{4}$/i;
  const bare = typeof value === "string" && /^\{.*\}$/.test(value) ? value.slice(1, -1) : value;
  if (typeof bare !== "string" || !plain.test(bare)) refuse("Give a UUID.");
  return bare.toLowerCase().replace(/-/g, "").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
});

/** The name that jsonb_typeof gives. */
function jsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const isPlainObject = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** `keepsText`: json keeps what was written; jsonb keeps text as text, which some characters can't be. */
const jsonKind = (keepsText: boolean) =>
  new Kind((value): { readonly type: string } => {
    const open: [unknown, number][] = [[value, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [part, depth] = next;
      if (depth > 2000) refuse("Nest it less deeply.");
      if (typeof part === "string" && !keepsText) plainText(part);
      if (Array.isArray(part)) {
        for (const item of part) open.push([item, depth + 1]);
      } else if (typeof part === "object" && part !== null) {
        if (!isPlainObject(part)) refuse("Give JSON.");
        for (const [key, item] of Object.entries(part)) open.push([keepsText ? 0 : key, depth], [item, depth + 1]);
      } else if (typeof part === "number" ? !Number.isFinite(part) : part !== null && typeof part !== "string" && typeof part !== "boolean") {
        refuse("Give JSON.");
      }
    }
    return { type: jsonType(value) };
  });
export const json = jsonKind(true);
export const jsonb = jsonKind(false);

export const bytea = new Kind((value): Bytes => {
  if (typeof value !== "string" || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) {
    refuse("Give bytes in base64.");
  }
  return { octets: (value.length / 4) * 3 - (value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0) };
});

const bits = (fits: (length: number) => boolean, advice: string) =>
  new Kind((value): string =>
    typeof value === "string" && /^[01]*$/.test(value) && fits(value.length) ? value : refuse(advice),
  );
export const bit = (length: number) => bits((given) => given === length, `Give ${length} characters, each 0 or 1.`);
export const varbit = (length = Infinity) => bits((given) => given <= length, `Give characters 0 and 1, at most ${length}.`);

function addressBits(address: string): string | undefined {
  const ofFour = (part: string): string | undefined => {
    const octets = part.split(".");
    const fine = octets.length === 4 && octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
    return fine ? octets.map((octet) => Number(octet).toString(2).padStart(8, "0")).join("") : undefined;
  };
  if (!address.includes(":")) return ofFour(address);
  let tail = "";
  let groups = address;
  if (address.includes(".")) {
    const at = address.lastIndexOf(":") + 1;
    const four = ofFour(address.slice(at));
    if (four === undefined) return undefined;
    tail = four;
    groups = address.slice(0, at) + "0:0";
  }
  const halves = groups.split("::");
  const listed = halves.map((half) => (half === "" ? [] : half.split(":")));
  const count = listed.reduce((sum, half) => sum + half.length, 0);
  if (halves.length > 2 || listed.some((half) => half.some((group) => !/^[0-9a-f]{1,4}$/i.test(group)))) return undefined;
  if (halves.length === 2 ? count > 7 : count !== 8) return undefined;
  const filled = halves.length === 2 ? [...listed[0]!, ...Array<string>(8 - count).fill("0"), ...listed[1]!] : listed[0]!;
  const all = filled.map((group) => parseInt(group, 16).toString(2).padStart(16, "0")).join("");
  return tail === "" ? all : all.slice(0, 96) + tail;
}

const address = (network: boolean) =>
  new Kind((value): string => {
    const parts = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(typeof value === "string" ? value : "");
    const all = parts ? addressBits(parts[1]!) : undefined;
    const prefix = parts?.[2] === undefined ? all?.length : Number(parts[2]);
    if (!parts || all === undefined || prefix === undefined || prefix > all.length) refuse("Give an IPv4 or IPv6 address.");
    if (network && all.slice(prefix).includes("1")) refuse("Set the bits behind the prefix to 0.");
    return parts[0];
  });
export const inet = address(false);
export const cidr = address(true);
export const macaddr = new Kind((value): string => {
  const forms =
    /^(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{6}[:-]?[0-9a-f]{6}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{4}(?:-[0-9a-f]{4}){2})$/i;
  return typeof value === "string" && forms.test(value) ? value : refuse("Give a MAC address.");
});

export const vector = (length?: number) =>
  new Kind((value): { readonly items: number } => {
    if (!Array.isArray(value) || value.length === 0 || (length !== undefined && value.length !== length)) {
      refuse(length === undefined ? "Give a list of numbers." : `Give ${length} numbers.`);
    }
    for (const item of value) if (typeof item !== "number" || !Number.isFinite(Math.fround(item))) refuse("Give numbers only.");
    return { items: value.length };
  });

/** A type that only the database knows. */
export const anything = new Kind((value): { readonly value: unknown } => ({ value }));

/** An array with so many dimensions, all of whose parts have the same length. */
export function array<T>(item: Kind<T>, dimensions = 1, itemsNullable = true): Kind<{ readonly items: number; readonly first: number }> {
  const lengths = (value: unknown, level: number): readonly number[] => {
    if (!Array.isArray(value)) refuse("Give a list.");
    if (level === 1) {
      for (const one of value) {
        if (one === null ? !itemsNullable : one === undefined) refuse("Leave no item out.");
        const problem = one === null ? undefined : item.problem(one);
        if (problem !== undefined) refuse(problem);
      }
      return [value.length];
    }
    const parts = value.map((part) => lengths(part, level - 1));
    if (parts.some((part) => part.includes(0))) refuse("Leave out empty inner lists.");
    if (parts.some((part) => part.join() !== parts[0]!.join())) refuse("Give all inner lists the same length.");
    return [value.length, ...(parts[0] ?? [0])];
  };
  return new Kind((value) => {
    const found = lengths(value, dimensions);
    const items = found.reduce((product, length) => product * length, 1);
    return { items, first: found[0] ?? 0 };
  });
}

// ---- checks: NULL, the third truth value and errors as in PostgreSQL

type Part<T> = () => T;

/** Stops at the first `end`. A part that fails behind one that isn't known may never be reached. */
function chain(end: boolean, parts: readonly Part<Truth>[]): Truth {
  let answer: Truth = !end;
  for (const part of parts) {
    let truth: Truth;
    try {
      truth = part();
    } catch (error) {
      if (answer !== undefined || !(error instanceof Refused)) throw error;
      continue;
    }
    if (truth === end) return end;
    if (truth === undefined) answer = undefined;
    else if (truth === null && answer !== undefined) answer = null;
  }
  return answer;
}
export const and = (...parts: readonly Part<Truth>[]): Truth => chain(false, parts);
export const or = (...parts: readonly Part<Truth>[]): Truth => chain(true, parts);
export const not = (truth: Truth): Truth => (typeof truth === "boolean" ? !truth : truth);
export const isNull = (cell: Cell<unknown>): Truth => (cell === undefined ? undefined : cell === null);
export const isTrue = (truth: Truth): Truth => (truth === undefined ? undefined : truth === true);
export const isFalse = (truth: Truth): Truth => (truth === undefined ? undefined : truth === false);

function mapped<A, B>(cell: Cell<A>, change: (value: A) => B): Cell<B> {
  return cell === undefined ? undefined : cell === null ? null : change(cell);
}
/** NULL with anything is NULL, known or not. */
function both<A, B, C>(a: Cell<A>, b: Cell<B>, combine: (a: A, b: B) => C): Cell<C> {
  if (a === null || b === null) return null;
  return a === undefined || b === undefined ? undefined : combine(a, b);
}

export const exact = (text: string): Exact => parsedDecimal(text);

const specialOrder = { "-Infinity": -1, Infinity: 1, NaN: 2 } as const;

function orderOfExact(a: Exact, b: Exact): number {
  if (a.special || b.special) return (a.special ? specialOrder[a.special] : 0) - (b.special ? specialOrder[b.special] : 0);
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [a.digits * power(scale - a.scale), b.digits * power(scale - b.scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** NaN is equal to NaN and greater than all other numbers. */
function order(a: Comparable, b: Comparable): number {
  if (typeof a === "object" && typeof b === "object") return orderOfExact(a, b);
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

const comparison =
  (test: (order: number) => boolean) =>
  <T extends Comparable>(a: Cell<T>, b: Cell<T>): Truth =>
    both(a, b, (left, right) => test(order(left, right)));
export const equal = comparison((order) => order === 0);
export const unequal = comparison((order) => order !== 0);
export const less = comparison((order) => order < 0);
export const atMost = comparison((order) => order <= 0);
export const greater = comparison((order) => order > 0);
export const atLeast = comparison((order) => order >= 0);
export function distinct<T extends Comparable>(a: Cell<T>, b: Cell<T>): Truth {
  if (a === undefined || b === undefined) return undefined;
  return a === null || b === null ? a !== b : order(a, b) !== 0;
}
export const isIn = <T extends Comparable>(value: Cell<T>, ...list: readonly Cell<T>[]): Truth =>
  or(...list.map((one) => () => equal(value, one)));
export const matches = (text: Cell<string>, pattern: RegExp): Truth => mapped(text, (value) => pattern.test(value));

function specialResult(a: Exact, b: Exact, calculate: (a: number, b: number) => number): Exact {
  const asNumber = (number: Exact) => (number.special ? Number(number.special) : Math.sign(Number(number.digits)));
  const result = calculate(asNumber(a), asNumber(b));
  return { digits: 0n, scale: 0, special: Number.isNaN(result) ? "NaN" : result < 0 ? "-Infinity" : "Infinity" };
}

const calculation =
  (exactly: (a: bigint, b: bigint) => bigint, roughly: (a: number, b: number) => number, multiplies: boolean) =>
  (type: NumberType, a: Cell<Exact>, b: Cell<Exact>): Cell<Exact> =>
    both(a, b, (left, right) => {
      if (left.special || right.special) return specialResult(left, right, roughly);
      const scale = Math.max(left.scale, right.scale);
      const [x, y] = multiplies
        ? [left.digits, right.digits]
        : [left.digits * power(scale - left.scale), right.digits * power(scale - right.scale)];
      const digits = exactly(x, y);
      if (type !== "numeric") inRange(digits, type);
      return { digits, scale: multiplies ? left.scale + right.scale : scale };
    });
export const add = calculation((a, b) => a + b, (a, b) => a + b, false);
export const subtract = calculation((a, b) => a - b, (a, b) => a - b, false);
export const multiply = calculation((a, b) => a * b, (a, b) => a * b, true);
const divisor = (value: bigint): bigint => (value === 0n ? refuse("Division by zero.") : value);
/** Of whole numbers: what is behind the point is cut off. */
export const divide = calculation((a, b) => a / divisor(b), (a, b) => a / b, false);
export const remainder = calculation((a, b) => a % divisor(b), (a, b) => a % b, false);
export const negate = (type: NumberType, value: Cell<Exact>): Cell<Exact> => subtract(type, exact("0"), value);
export const absolute = (type: NumberType, value: Cell<Exact>): Cell<Exact> =>
  mapped(value, (number) => (number.special === "-Infinity" || number.digits < 0n ? negate(type, number)! : number));
export const negateFloat = (value: Cell<number>): Cell<number> => mapped(value, (number) => -number);
export const toDouble = (value: Cell<Exact>): Cell<number> =>
  mapped(value, (number) => {
    if (number.special) return Number(number.special);
    const near = Number(`${number.digits}e${-number.scale}`);
    return Number.isFinite(near) && (near !== 0 || number.digits === 0n) ? near : refuse("This number is out of range.");
  });

const count = (value: number | bigint): Exact => ({ digits: BigInt(value), scale: 0 });
const plusDays = (sign: bigint) => (day: Cell<Moment>, days: Cell<Exact>): Cell<Moment> =>
  both(day, days, (start, shift) => {
    if (typeof start === "number") return start;
    const moved = start + sign * shift.digits;
    return moved >= -2440588n && moved < 2145042542n ? moved : refuse("This day is out of range.");
  });
export const addDays = plusDays(1n);
export const subtractDays = plusDays(-1n);
export const daysBetween = (later: Cell<Moment>, earlier: Cell<Moment>): Cell<Exact> =>
  both(later, earlier, (a, b) =>
    typeof a === "number" || typeof b === "number" ? refuse("Infinite days can't be counted.") : count(a - b),
  );

export const length = (text: Cell<string>): Cell<Exact> => mapped(text, (value) => count(characters(value)));
export const octetLength = (value: Cell<string | Bytes>): Cell<Exact> =>
  mapped(value, (given) => count(typeof given === "string" ? new TextEncoder().encode(given).length : given.octets));

/** One character for one, as databases change case: "\u00df" stays. */
const cased = (change: (character: string) => string) => (text: Cell<string>): Cell<string> =>
  mapped(text, (value) => {
    let result = "";
    for (const character of value) {
      const other = change(character);
      result += characters(other) === 1 ? other : character;
    }
    return result;
  });
export const lower = cased((character) => (character === "\u0130" ? "i" : character.toLowerCase()));
export const upper = cased((character) => character.toUpperCase());
export const trim = (text: Cell<string>): Cell<string> => mapped(text, (value) => value.replace(/^ +| +$/g, ""));
export const trimStart = (text: Cell<string>): Cell<string> => mapped(text, (value) => value.replace(/^ +/, ""));
export const trimEnd = (text: Cell<string>): Cell<string> => mapped(text, (value) => value.replace(/ +$/, ""));
export const padded = (text: Cell<string>, length: number): Cell<string> =>
  mapped(text, (value) => value + " ".repeat(Math.max(0, length - characters(value))));

export const items = (array: Cell<{ readonly items: number }>): Cell<Exact> => mapped(array, (value) => count(value.items));
export const firstDimension = (array: Cell<{ readonly items: number; readonly first: number }>): Cell<Exact> => {
  if (array && array.items === 0) return null;
  return mapped(array, (value) => count(value.first));
};
export const typeOfJson = (value: Cell<{ readonly type: string }>): Cell<string> => mapped(value, (json) => json.type);

export function coalesce<T>(...parts: readonly Part<Cell<T>>[]): Cell<T> {
  for (const part of parts) {
    const value = part();
    if (value !== null) return value;
  }
  return null;
}
export function nullIf<T extends Comparable>(value: Cell<T>, other: Cell<T>): Cell<T> {
  const same = equal(value, other);
  return same === undefined ? undefined : same ? null : value;
}
export function countValues(...cells: readonly Cell<unknown>[]): Cell<Exact> {
  return cells.includes(undefined) ? undefined : count(cells.filter((cell) => cell !== null).length);
}
export function countNulls(...cells: readonly Cell<unknown>[]): Cell<Exact> {
  return cells.includes(undefined) ? undefined : count(cells.filter((cell) => cell === null).length);
}
export function choose<T>(cases: readonly (readonly [Part<Truth>, Part<Cell<T>>])[], otherwise: Part<Cell<T>>): Cell<T> {
  for (const [condition, value] of cases) {
    const truth = condition();
    if (truth === undefined) return undefined;
    if (truth) return value();
  }
  return otherwise();
}

// ---- rows

export type Columns = Readonly<Record<string, Kind<any>>>;
export type Row<C extends Columns> = { readonly [K in keyof C]: Cell<C[K] extends Kind<infer T> ? T : never> };
export interface RowRule<C extends Columns> {
  readonly message: string;
  /** The field that the message is shown at. */
  readonly field: string;
  readonly test: (row: Row<C>) => Truth;
}
export interface RowProblem {
  readonly field: string;
  readonly message: string;
}

const hasOwn = (object: object, key: string): boolean => Object.prototype.hasOwnProperty.call(object, key);

/**
 * What is wrong with a row whose single values are fine. `leftOut`: what the database puts in the place
 * of a value that isn't given; a column that is missing there too is not known here.
 */
export function rowProblems<C extends Columns>(
  columns: C,
  input: Readonly<Record<string, unknown>>,
  leftOut: Readonly<Record<string, unknown>>,
  rules: readonly RowRule<C>[],
): RowProblem[] {
  const problems: RowProblem[] = [];
  const row = Object.create(null) as Record<string, unknown>;
  for (const [name, kind] of Object.entries(columns)) {
    const given = hasOwn(input, name) && input[name] !== undefined;
    const value = given ? input[name] : hasOwn(leftOut, name) ? leftOut[name] : undefined;
    if (value === undefined || value === null) {
      row[name] = value;
      continue;
    }
    const message = kind.problem(value);
    if (message === undefined) row[name] = kind.stored(value);
    else if (!given) problems.push({ field: name, message }); // of a given value the field itself says it
  }
  for (const rule of rules) {
    if (!holds(() => rule.test(row as Row<C>))) problems.push({ field: rule.field, message: rule.message });
  }
  return problems;
}
