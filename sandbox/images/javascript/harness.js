/**
 * Runs one program: as a script, or for what is called and looked at in it. The words are those of `sandbox/wire.py`.
 *
 * A request comes on descriptor 3, and until then this process waits, with all loaded that it will need; the report goes
 * to 4; 0, 1 and 2 are the program's. The program shares the process and may change anything in it. What speaks of its
 * values and its mistakes (`run.js`) therefore lives in a realm apart, with built-ins of its own, so that a program
 * which has patched its `Array` is still reported as it is. More is not needed: no expected value is ever here.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const util = require("node:util");
const vm = require("node:vm");

const { furnish, load, provide } = require("./program.js");
const { nameStdin, outlet, prompt, writeAll } = require("./streams.js");

const REQUEST = 3;
const REPORT = 4;
const HEAP = /^--max-old-space-size=/;
/** Memory that Node needs besides the heap: `baseline_mib` of `language.toml`, by which a request's memory is more. */
const BASELINE_MIB = 64;
const FRAMES = 30;

/**
 * What the realm apart may use of this one, as it was before any program. Properties are read by this one's means: some of
 * Node's own are made when they are first read, and cannot be made in a realm that Node knows nothing of.
 */
const outside = Object.freeze({
  byteLength: Buffer.byteLength,
  describe: Reflect.getOwnPropertyDescriptor,
  exit: process.exit.bind(process),
  get: Reflect.get,
  inspect: util.inspect,
  isArguments: util.types.isArgumentsObject,
  isNativeError: util.types.isNativeError,
  isPromise: util.types.isPromise,
  isProxy: util.types.isProxy,
  leave: process.reallyExit.bind(process),
  listeners: process.listenerCount.bind(process),
  load,
  plain: Object.prototype,
  report: (text) => writeAll(REPORT, text),
  scope: globalThis,
  soon: setImmediate,
  then: Promise.prototype.then,
  usage: process.resourceUsage,
});

/** Loads a file of ours in the realm apart; what it exports. */
const apart = (() => {
  const parsingContext = vm.createContext(Object.create(null));
  return (name) => {
    const filename = path.join(__dirname, name);
    const exported = {};
    const run = vm.compileFunction(fs.readFileSync(filename, "utf8"), ["exports", "require"], { filename, parsingContext });
    run(exported, apart);
    return exported;
  };
})();

const { Run } = apart("./run.js");

/** A heap has the size with which its process was started. For another one another process is started in its place. */
function elsewhere(request, text) {
  const size = `--max-old-space-size=${Math.ceil(request.memory / 2 ** 20) - BASELINE_MIB}`;
  if (process.execArgv.includes(size)) return false;
  const { spawn } = require("node:child_process"); // seldom needed, and slow to load
  const options = process.execArgv.filter((option) => !HEAP.test(option));
  const other = spawn(process.execPath, [...options, size, __filename], { stdio: [0, 1, 2, "pipe", REPORT] });
  other.stdio[REQUEST].end(text);
  other.on("exit", (code, signal) => (signal === null ? outside.leave(code) : process.kill(process.pid, signal)));
  return true;
}

function begin(request) {
  const module = furnish(request.calls.length === 0);
  provide({ prompt });
  const run = new Run(request, outside);
  process.on("uncaughtException", (error) => run.uncaught("uncaughtException", error));
  process.on("unhandledRejection", (reason) => run.uncaught("unhandledRejection", reason));
  process.on("beforeExit", () => run.nothingLeft());
  process.reallyExit = (code) => run.end(code);
  run.begin(module);
}

function main() {
  for (const [name, end] of [["stdout", 1], ["stderr", 2]]) {
    const stream = outlet(end);
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream });
  }
  nameStdin();
  process.env.UV_THREADPOOL_SIZE = "1"; // counts from the first use of a thread on
  Error.stackTraceLimit = FRAMES;
  writeAll(REPORT, "\n"); // so that whoever waits for Node to begin knows
  const text = fs.readFileSync(REQUEST, "utf8");
  const request = JSON.parse(text);
  if (!elsewhere(request, text)) begin(request);
}

main();
