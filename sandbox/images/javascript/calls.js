/**
 * What a request asks of a program once it has run: calls of what it defines, and a look at what its names stand for.
 * It runs in a realm apart (see `harness.js`).
 */
"use strict";

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** The names of one program. `lookUp` is what `program.js` gives; `globals` what was there before it. */
class Names {
  #kept = new Map();
  #lookUp;
  #globals;
  #outside;

  constructor(lookUp, globals, outside) {
    this.#lookUp = lookUp;
    this.#globals = globals;
    this.#outside = outside;
  }

  /** Call what is found under a path: of a class an instance is made, and a method has its object. */
  call(path, given) {
    const { owner, found } = this.#find(path, "function");
    if (typeof found !== "function") throw new TypeError(`${path} is not a function`);
    return isClass(found) ? Reflect.construct(found, given) : Reflect.apply(found, owner, given);
  }

  /** Have `value` found under `name` from now on. */
  keep(name, value) {
    if (name) this.#kept.set(name, value);
  }

  /** What is found under each path, in an array. */
  look(paths) {
    return paths.map((path) => this.#find(path, "variable").found);
  }

  #find(path, kind) {
    const [first, ...others] = path.split(".");
    let owner;
    let found = this.#kept.has(first) ? this.#kept.get(first) : this.#own(first, kind);
    for (const name of others) {
      owner = found;
      if (found === null || found === undefined) throw new TypeError(`${path}: there is no '${name}' of ${found}`);
      found = this.#outside.get(Object(found), name, found);
    }
    return { owner, found };
  }

  #own(name, kind) {
    try {
      if (NAME.test(name)) return this.#declared(name);
    } catch (error) {
      if (error?.name !== "ReferenceError" && error?.name !== "SyntaxError") throw error;
    }
    throw new ReferenceError(`your code defines no ${kind} named '${name}'`);
  }

  /** A name that every program has counts only where this one has given it another meaning. */
  #declared(name) {
    const value = this.#lookUp(name);
    if (this.#globals.untouched(name, value)) throw new ReferenceError(name);
    return value;
  }
}

/** What is known everywhere before a program begins. */
class Globals {
  #outside;
  #before;

  constructor(outside) {
    const { describe, scope } = outside;
    this.#outside = outside;
    this.#before = new Map(Reflect.ownKeys(scope).map((name) => [name, describe(scope, name)]));
  }

  /** Whether `value`, found under `name`, is what was there before. */
  untouched(name, value) {
    const { describe, get, scope } = this.#outside;
    const before = this.#before.get(name);
    const now = describe(scope, name);
    const same = before !== undefined && now?.value === before.value && now?.get === before.get;
    return same && value === get(scope, name);
  }
}

function isClass(found) {
  const source = Reflect.apply(Function.prototype.toString, found, []);
  return /^class\b/.test(source) || Object.keys(found.prototype ?? {}).length > 0;
}

exports.Names = Names;
exports.Globals = Globals;
