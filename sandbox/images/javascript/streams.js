/** What a program writes and reads: streams that have written when `write` returns, and `prompt` for a line of input. */
"use strict";

const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { Writable } = require("node:stream");

const NEWLINE = 10;
const { readFileSync, readSync, writeSync } = fs;
const bytesOf = Buffer.from;
const lineOf = (bytes) => Buffer.from(bytes).toString("utf8");
const sleep = Atomics.wait;
const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Write all of `data`, waiting as long as the other side takes. */
function writeAll(end, data) {
  const bytes = typeof data === "string" ? bytesOf(data, "utf8") : data;
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(end, bytes, done, bytes.length - done);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      sleep(nobody, 0, 0, 1); // something made the pipe impatient
    }
  }
}

/** A stream like `process.stdout`, which loses nothing when the program ends itself. */
function outlet(end) {
  const stream = new Writable({
    write(chunk, _encoding, written) {
      try {
        writeAll(end, chunk);
      } catch (error) {
        return written(error);
      }
      return written();
    },
  });
  return Object.assign(stream, { fd: end });
}

/** Ask for a line of input, as browsers do; null where there is none. It reads no further than the line. */
function prompt(message = "", instead = null) {
  writeAll(1, String(message));
  const line = [];
  const byte = bytesOf([0]);
  while (readSync(0, byte, 0, 1, null) > 0) {
    if (byte[0] === NEWLINE) return lineOf(line).replace(/\r$/, "");
    line.push(byte[0]);
  }
  return line.length > 0 ? lineOf(line) : instead;
}

/** Let the usual way to read all input work: a jail has no such file. */
function nameStdin() {
  fs.readFileSync = (file, ...options) => readFileSync(file === "/dev/stdin" ? 0 : file, ...options);
  syncBuiltinESMExports();
}

exports.nameStdin = nameStdin;
exports.writeAll = writeAll;
exports.outlet = outlet;
exports.prompt = prompt;
