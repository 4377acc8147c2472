/**
 * What was thrown, told as Node tells it, cut to the learner's own lines.
 *
 * It runs in a realm apart (see `harness.js`).
 */
"use strict";

const { cut, show } = require("./values.js");

const FILE = "main.js";
const LONGEST_TEXT = 4_000;
const DEEPEST_CAUSE = 4;
const FRAME = /^ {4}at (?:.* \()?main\.js:(\d+):(\d+)\)?$/;
const PLACE_OF_SYNTAX = /^main\.js:(\d+)\n[^\n]*\n([ \t]*)\^?/;

/** The report's `failure`, as JSON, for `thrown`, which may be anything. */
function failure(thrown, source, outside) {
  try {
    return JSON.stringify(tell(thrown, source, outside));
  } catch (trouble) {
    const message = `it cannot be shown: ${String(trouble?.name)}`;
    return JSON.stringify({ type: "Error", message, traceback: "", line: null });
  }
}

function tell(thrown, source, outside, depth = DEEPEST_CAUSE) {
  if (!isError(thrown, outside)) return tellOther(thrown, outside);
  const stack = String(thrown.stack);
  const place = placeOf(stack);
  const type = cut(typeOf(thrown), 200);
  const message = cut(messageOf(thrown), LONGEST_TEXT);
  const lines = [...marked(place, source), `${type}: ${message}`, ...framesOf(stack).map(written)];
  if (depth > 0 && isError(thrown.cause, outside)) {
    lines.push("", "Caused by:", tell(thrown.cause, source, outside, depth - 1).traceback);
  }
  return { type, message, traceback: cut(`${lines.join("\n")}\n`, 3 * LONGEST_TEXT), line: place?.line ?? null };
}

/** `throw "words"` is allowed, and knows no place. */
function tellOther(thrown, outside) {
  const shown = show(thrown, outside);
  const message = typeof thrown === "string" ? cut(thrown, LONGEST_TEXT) : shown;
  const type = thrown === null ? "null" : typeof thrown;
  return { type, message, traceback: `Uncaught ${shown}\n`, line: null };
}

function isError(thrown, outside) {
  return outside.isNativeError(thrown) || (typeof thrown === "object" && typeof thrown?.stack === "string");
}

/** Its class, which says more than the `name` that it may have inherited; Node's own errors go by that name. */
function typeOf(error) {
  const named = Object.hasOwn(error, "name") ? error.name : undefined;
  const kind = error.constructor?.name;
  if (outOfMemory(error)) return "MemoryError";
  return String(named || (kind === "NodeError" ? error.name : kind) || "Error");
}

/** V8 ends a process whose heap is full; only for what lies beside the heap can it say so. */
function outOfMemory(error) {
  return error.name === "RangeError" && error.message === "Array buffer allocation failed";
}

/** What it says, without Node's list of files that asked for a module: they are ours. */
function messageOf(error) {
  return String(error.message).split("\nRequire stack:")[0];
}

function placeOf(stack) {
  const syntax = PLACE_OF_SYNTAX.exec(stack);
  if (syntax) return { line: Number(syntax[1]), column: syntax[2].length + 1 };
  return framesOf(stack)[0];
}

/** The frames of the program itself. One that repeats, as in a recursion, stands there once. */
function framesOf(stack) {
  const frames = [];
  for (const text of stack.split("\n")) {
    const found = FRAME.exec(text);
    if (!found) continue;
    const last = frames.at(-1);
    if (last?.text === text) last.times += 1;
    else frames.push({ text, times: 1, line: Number(found[1]), column: Number(found[2]) });
  }
  return frames;
}

function written({ text, times }) {
  return times === 1 ? text : `${text} (${times} times)`;
}

/** The line in question with a mark below it. */
function marked(place, source) {
  const line = place && source.split(/\r\n|[\n\r\u2028\u2029]/)[place.line - 1];
  if (line === undefined || line.length > 500) return [];
  const before = line.slice(0, place.column - 1).replace(/[^\t]/g, " ");
  return [`${FILE}:${place.line}`, line, `${before}^`, ""];
}

exports.failure = failure;
