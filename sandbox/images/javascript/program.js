/** A learner's program is run here: as a script, or as a module where it is written as one. */
"use strict";

const { createRequire, isBuiltin } = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const vm = require("node:vm");

const FILE = "main.js";
/** What V8 says of a script in which something stands that only a module may have. */
const OF_A_MODULE =
  /import statement outside|'import\.meta' outside|^Unexpected token 'export'|^await is only valid|^Unexpected reserved/;
/** Stands behind a module, whose names nobody else can see, and tells them. */
const WINDOW = "parleyWindow";

const scriptOptions = { filename: FILE, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };

/** Give a program what Node gives to every file; its `module`. `main`: whether it was started itself, and not to be called. */
function furnish(main) {
  const filename = path.resolve(FILE);
  const module = { exports: {}, id: ".", filename, path: path.dirname(filename), loaded: false, children: [], paths: [] };
  const require = createRequire(filename);
  require.main = main ? module : undefined;
  provide({ require, module, exports: module.exports, __filename: filename, __dirname: module.path });
  process.argv = [process.argv[0], filename];
  process.execArgv = [];
  return module;
}

/** Make these values known everywhere, and as easy to replace as any other. */
function provide(values) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, enumerable: false, writable: true });
  }
}

/**
 * Run `source` to its last line. Resolves to a function that tells what a name of it stands for; for a script, which
 * shares its names with Node's own globals, it throws where a name is none. Rejects with what the program throws.
 */
async function load(source, module) {
  const script = compiled(source);
  if (script === undefined) return asModule(source);
  script.runInThisContext({ displayErrors: false });
  const exported = (name) => Object.hasOwn(module.exports, name);
  return (name) => (exported(name) ? module.exports[name] : vm.runInThisContext(name));
}

/** The script that `source` is; undefined if it is a module. Throws its `SyntaxError`. */
function compiled(source) {
  try {
    return new vm.Script(source, scriptOptions);
  } catch (error) {
    const mayBe = OF_A_MODULE.test(error.message);
    // Of an `await` in the wrong place a module says less than a script.
    if (mayBe && (isModule(source) || !error.message.startsWith("await"))) return undefined;
    throw error;
  }
}

function isModule(source) {
  try {
    return Boolean(new vm.SourceTextModule(source, { identifier: FILE }));
  } catch {
    return false;
  }
}

async function asModule(source) {
  if (!isModule(source)) locate(source); // and if it cannot, the next line throws without a place
  const module = new vm.SourceTextModule(`${source}\nexport const ${WINDOW} = (name) => eval(name);`, {
    identifier: FILE,
    importModuleDynamically: (wanted) => import(resolved(wanted)),
    initializeImportMeta: (meta) => Object.assign(meta, { url: pathToFileURL(FILE).href, filename: path.resolve(FILE) }),
  });
  await module.link(imported);
  await module.evaluate();
  return module.namespace[WINDOW];
}

/**
 * Throw the `SyntaxError` of a module with its place, which Node tells of scripts alone. So it is read as
 * a script, without the words that only a module may have, and with something as long in their place.
 */
function locate(source) {
  const opening = '"use strict"; async () => {';
  const script = source
    .replace(/^[ \t]*import\b(?![ \t]*[.(])[^'";]*(?:'[^'\n]*'|"[^"\n]*")/gm, (found) => found.replace(/[^\n]/g, " "))
    .replace(/^export default /gm, "void 0 ?? ".padEnd(15))
    .replace(/^export /gm, " ".repeat(7));
  new vm.Script(`${opening}${script}\n}`, { filename: FILE, columnOffset: -opening.length });
}

async function imported(wanted) {
  const found = await import(resolved(wanted));
  const names = Object.keys(found);
  const fill = function () {
    for (const name of names) this.setExport(name, found[name]);
  };
  return new vm.SyntheticModule(names, fill, { identifier: wanted });
}

/** Where to find what is imported: in Node itself, or beside the program. */
function resolved(wanted) {
  if (isBuiltin(wanted)) return wanted;
  if (/^\.{0,2}\//.test(wanted)) return pathToFileURL(path.resolve(wanted)).href;
  const words = `Cannot find package '${wanted}': a program can import what belongs to Node itself, and its own files`;
  throw Object.assign(new Error(words), { code: "ERR_MODULE_NOT_FOUND" });
}

exports.furnish = furnish;
exports.load = load;
exports.provide = provide;
