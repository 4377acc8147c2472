/** One request on its way to a report. It runs in a realm apart, as all that it requires (see `harness.js`). */
"use strict";

const { Globals, Names } = require("./calls.js");
const { failure } = require("./failures.js");
const { decode, returned } = require("./values.js");

const NEVER_SETTLED = "it waits for a promise that nothing can settle any more";

class Run {
  #request;
  #outside;
  #answer = "";
  #failure = "";
  #done = false;
  #idle = null;

  /** `request` as it was parsed in the program's realm; `outside`: what is used of that realm. */
  constructor(request, outside) {
    this.#request = request;
    this.#outside = outside;
    for (const call of request.calls) call.arguments = decode(call.arguments);
  }

  /** Run the program. The process ends with it, and with whatever it has set going. */
  begin(module) {
    this.#answering(module).then(
      () => {
        this.#done = true;
      },
      (thrown) => this.#fail(thrown),
    );
  }

  async #answering(module) {
    const { source, calls, look } = this.#request;
    const globals = new Globals(this.#outside);
    const lookUp = await this.#settled(this.#outside.load(source, module));
    const names = new Names(lookUp, globals, this.#outside);
    let value;
    for (let place = 0; place < calls.length; place++) {
      const call = calls[place];
      value = await this.#settled(names.call(call.function, call.arguments));
      names.keep(call.name, value);
    }
    if (look.length > 0) value = await this.#looking(names);
    if (calls.length + look.length > 0) this.#answer = returned(value, this.#outside);
  }

  /** What names stand for when nothing goes on any more. */
  async #looking(names) {
    await new Promise((resume) => {
      this.#idle = resume;
    });
    return names.look(this.#request.look);
  }

  /** `value`, or what it becomes if it is a promise: one of the other realm, whose `then` may have been replaced. */
  #settled(value) {
    if (!this.#outside.isPromise(value)) return value;
    return new Promise((resolve, reject) => Reflect.apply(this.#outside.then, value, [resolve, reject]));
  }

  /** The program has nothing to do any more: that was waited for, or was the end, or it waits for what will never be. */
  nothingLeft() {
    const resume = this.#idle;
    this.#idle = null;
    if (resume !== null) {
      resume();
      this.#outside.soon(() => {}); // or Node would end before the answer is ready
    } else if (this.#done) {
      this.#outside.exit();
    } else {
      this.#fail(Object.assign(new Error(NEVER_SETTLED), { name: "NoAnswer" }));
    }
  }

  /** A program may listen for its own mistakes; then they are its own. */
  uncaught(event, thrown) {
    if (this.#outside.listeners(event) === 1) this.#fail(thrown);
  }

  #fail(thrown) {
    this.#failure ||= failure(thrown, this.#request.source, this.#outside);
    this.#outside.exit(1);
  }

  /** Write the report, and leave. Every way out of the process that is not a crash comes by here. */
  end(code) {
    const said = this.#failure ? `"failure": ${this.#failure}, ` : this.#answer && `${this.#answer}, `;
    const peak = this.#outside.usage().maxRSS * 1024;
    this.#outside.report(`{${said}"exit_code": ${(Number(code) || 0) & 0xff}, "peak": ${peak}}`);
    this.#outside.leave(code);
  }
}

exports.Run = Run;
