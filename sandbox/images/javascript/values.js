/**
 * Values on their way over the border of a sandbox: the wire of `sandbox/wire.py`, spoken from JavaScript.
 *
 * It runs in a realm apart (see `harness.js`), so nothing that a program does to its `Array`, `Object` or `JSON` changes
 * what happens here. Values are taken for what they are made of: no getter, no `toJSON` and no proxy is asked.
 */
"use strict";

const DEEPEST = 60;
const LONGEST_VALUE = 512 * 1024;
const LONGEST_SHOWN = 4_000;
const FOREIGN = Symbol("a value that is not made of JSON's values");
const NUMBERS = { nan: NaN, inf: Infinity, "-inf": -Infinity };

/** The value behind the wire's form. Containers are changed in place: they stay of the realm that parsed them. */
function decode(wire) {
  if (wire === null || typeof wire !== "object") return wire;
  if (Array.isArray(wire)) return decodeInside(wire);
  if (Object.hasOwn(wire, "number")) return NUMBERS[wire.number];
  if (Object.hasOwn(wire, "integer")) return integer(wire.integer);
  return decodeInside(wire.object);
}

function decodeInside(container) {
  for (const key of Object.keys(container)) container[key] = decode(container[key]);
  return container;
}

function integer(digits) {
  return digits.startsWith("-") ? -BigInt(digits.slice(1)) : BigInt(digits);
}

/** What an answer says of `value`, as the inside of a JSON object. `outside` is what this realm may use of the other. */
function returned(value, outside) {
  const shown = JSON.stringify(show(value, outside));
  const wire = encode(value, outside);
  return `"repr": ${shown}, "value": ${wire ?? "null"}, "foreign": ${wire === undefined}`;
}

/** How Node itself writes `value`, on one line. */
function show(value, { inspect }) {
  try {
    return cut(inspect(value, { depth: 8, breakLength: Infinity, maxStringLength: LONGEST_SHOWN }));
  } catch (error) {
    return `a value that cannot be shown: ${cut(String(error?.name))}`;
  }
}

/** The middle left out of what is long, and halves of characters out of all. */
function cut(text, longest = LONGEST_SHOWN) {
  const half = longest / 2;
  return (text.length <= longest ? text : `${text.slice(0, half)} … ${text.slice(-half)}`).toWellFormed();
}

/** `value` as JSON in the wire's form; undefined where it is foreign. */
function encode(value, outside) {
  const pieces = [];
  let left = LONGEST_VALUE;
  const put = (text) => {
    left -= text.length;
    if (left < 0) throw FOREIGN;
    pieces.push(text);
  };
  try {
    write(value, DEEPEST, put, outside);
  } catch (reason) {
    if (reason === FOREIGN) return undefined;
    throw reason;
  }
  const wire = pieces.join("");
  return outside.byteLength(wire) <= LONGEST_VALUE ? wire : undefined;
}

function write(value, depth, put, outside) {
  switch (typeof value) {
    case "undefined":
      return put("null");
    case "boolean":
      return put(String(value));
    case "number":
      return put(number(value));
    case "bigint":
      return put(bigint(value));
    case "string":
      if (!value.isWellFormed()) throw FOREIGN;
      return put(JSON.stringify(value));
    case "object":
      return value === null ? put("null") : writeContainer(value, depth, put, outside);
    default:
      throw FOREIGN;
  }
}

/** JavaScript has one kind of number: it goes out as an integer as long as it can count, as a float beyond. */
function number(value) {
  if (Number.isNaN(value)) return '{"number": "nan"}';
  if (!Number.isFinite(value)) return `{"number": "${value > 0 ? "inf" : "-inf"}"}`;
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return Number.isSafeInteger(value) || /[.e]/.test(text) ? text : `${text}.0`;
}

function bigint(value) {
  if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return String(value);
  return `{"integer": "${value < 0n ? "-" : ""}0x${(value < 0n ? -value : value).toString(16)}"}`;
}

function writeContainer(value, depth, put, outside) {
  if (depth === 0 || outside.isProxy(value) || outside.isArguments(value)) throw FOREIGN;
  if (Array.isArray(value)) return writeArray(value, depth, put, outside);
  const prototype = Reflect.getPrototypeOf(value);
  if (prototype !== null && prototype !== outside.plain) throw FOREIGN;
  return writeObject(value, depth, put, outside);
}

function writeArray(value, depth, put, outside) {
  const { value: length } = outside.describe(value, "length");
  put("[");
  for (let place = 0; place < length; place++) {
    if (place > 0) put(", ");
    write(field(outside.describe(value, place)), depth - 1, put, outside);
  }
  put("]");
}

function writeObject(value, depth, put, outside) {
  put('{"object": {');
  let first = true;
  for (const key of Reflect.ownKeys(value)) {
    const property = outside.describe(value, key);
    if (typeof key === "symbol" || !property.enumerable) continue;
    if (!key.isWellFormed()) throw FOREIGN;
    put(`${first ? "" : ", "}${JSON.stringify(key)}: `);
    write(field(property), depth - 1, put, outside);
    first = false;
  }
  put("}}");
}

/** A hole is undefined, and what would have to be computed first is no data. */
function field(property) {
  if (property === undefined) return undefined;
  if (!Object.hasOwn(property, "value")) throw FOREIGN;
  return property.value;
}

exports.decode = decode;
exports.returned = returned;
exports.show = show;
exports.cut = cut;
