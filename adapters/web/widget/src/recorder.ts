/** A voice note: recorded after a press, with the time that runs and a way out, and handed on when it is sent. */

import type { Chat } from "./blocks";
import { h, icon } from "./dom";

const LONGEST = 120; // Seconds.
const RATE = 32_000; // Bits a second: speech needs no more, and two minutes stay below half a megabyte.
/** What browsers record, the first one that they can, and what such a file is called. */
const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
] as const;

interface Session {
  recorder: MediaRecorder;
  stream: MediaStream;
  pieces: Blob[];
  began: number;
  ended: number | undefined;
}

export class Recorder {
  readonly button: HTMLElement;
  readonly bar: HTMLElement;
  readonly note: HTMLElement;
  private readonly time: HTMLElement;
  private readonly go: HTMLElement;
  private readonly kind = kind();
  private session: Session | undefined;
  private opening = false;
  private offered = false;
  private free = true;
  private clock: number | undefined;

  constructor(
    private readonly chat: Pick<Chat, "words" | "announce">,
    private readonly done: (note: File) => void,
  ) {
    this.button = h(
      "button",
      { type: "button", class: "quiet square record", words: "aria-label=record title=record", hidden: true, onclick: () => void this.begin() },
      icon("mic"),
    );
    this.time = h("span", { class: "time", role: "timer", words: "aria-label=recording" });
    const cancel = h(
      "button",
      { type: "button", class: "quiet square", words: "aria-label=record-cancel title=record-cancel", onclick: () => this.leave() },
      icon("close"),
    );
    this.go = h(
      "button",
      { type: "button", class: "send", words: "aria-label=record-send title=record-send", onclick: () => void this.finish() },
      icon("send"),
    );
    this.bar = h(
      "div",
      { class: "recording", role: "group", words: "aria-label=recording", hidden: true, onkeydown: (event: KeyboardEvent) => this.key(event) },
      cancel,
      h("span", { class: "dot", "aria-hidden": "true" }),
      this.time,
      this.go,
    );
    this.note = h("p", { class: "note", role: "alert", hidden: true });
  }

  /** Whether anybody hears what is recorded. */
  offer(so: boolean): void {
    this.offered = so;
    this.show();
  }

  /** Whether there is room for a voice note: nothing else is begun. */
  room(free: boolean): void {
    this.free = free;
    this.show();
  }

  /** End what is being recorded, and send nothing. */
  cancel(): void {
    const session = this.end();
    if (session !== undefined && session.recorder.state !== "inactive") session.recorder.stop();
  }

  private show(): void {
    this.button.hidden = this.kind === undefined || !this.offered || !this.free || this.session !== undefined;
  }

  private async begin(): Promise<void> {
    if (this.opening || this.session !== undefined || this.kind === undefined) return;
    this.opening = true;
    this.tell("");
    try {
      this.start(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch (error) {
      const missing = error instanceof DOMException && error.name === "NotFoundError";
      this.tell(missing ? "record-missing" : "record-refused");
    } finally {
      this.opening = false;
    }
  }

  private start(stream: MediaStream): void {
    const recorder = new MediaRecorder(stream, { mimeType: this.kind?.[0] ?? "", audioBitsPerSecond: RATE });
    const session: Session = { recorder, stream, pieces: [], began: performance.now(), ended: undefined };
    recorder.ondataavailable = ({ data }) => data.size > 0 && session.pieces.push(data);
    // A microphone that is unplugged ends it as well; what there is can still be sent.
    recorder.onstop = () => this.stopped(session);
    recorder.start(1000);
    this.session = session;
    this.bar.hidden = false;
    this.bar.closest("form")?.classList.add("speaking");
    this.show();
    this.tick();
    this.clock = window.setInterval(() => this.tick(), 250);
    this.go.focus();
    this.chat.announce(this.chat.words.say("recording"));
  }

  private tick(): void {
    if (this.session === undefined) return;
    const until = this.session.ended ?? performance.now();
    const seconds = Math.min(LONGEST, Math.floor((until - this.session.began) / 1000));
    this.time.textContent = `${clock(seconds)} / ${clock(LONGEST)}`;
    if (seconds < LONGEST || this.session.recorder.state === "inactive") return;
    this.session.recorder.stop();
    this.tell("record-longest");
  }

  private stopped(session: Session): void {
    session.ended ??= performance.now();
    for (const track of session.stream.getTracks()) track.stop();
    if (session === this.session) this.bar.dataset["ended"] = "";
  }

  private async finish(): Promise<void> {
    const session = this.session;
    if (session === undefined || this.kind === undefined) return;
    const { recorder, pieces } = session;
    if (recorder.state !== "inactive") {
      const stopped = new Promise((stop) => recorder.addEventListener("stop", stop, { once: true }));
      recorder.stop();
      await stopped;
    }
    if (session !== this.session) return; // It was cancelled meanwhile.
    this.end();
    const [mime, ending] = this.kind;
    const note = new File(pieces, `voice.${ending}`, { type: mime });
    if (note.size === 0) {
      this.tell("record-empty");
      this.button.focus();
    } else {
      this.tell("");
      this.done(note);
    }
  }

  private leave(): void {
    this.cancel();
    this.tell("");
    this.chat.announce(this.chat.words.say("record-cancelled"));
    this.button.focus();
  }

  /** Put everything away; what was being recorded. */
  private end(): Session | undefined {
    const session = this.session;
    this.session = undefined;
    clearInterval(this.clock);
    for (const track of session?.stream.getTracks() ?? []) track.stop();
    this.bar.hidden = true;
    delete this.bar.dataset["ended"];
    this.bar.closest("form")?.classList.remove("speaking");
    this.show();
    return session;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.leave();
  }

  private tell(word: "" | "record-longest" | "record-refused" | "record-missing" | "record-empty"): void {
    this.note.textContent = word === "" ? "" : this.chat.words.say(word);
    this.note.hidden = word === "";
  }
}

/** What this browser records; nothing where it cannot, or may not, as on a page without TLS. */
function kind(): (typeof KINDS)[number] | undefined {
  // The types promise both; browsers do not.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices?.getUserMedia === undefined || !("MediaRecorder" in window)) return undefined;
  return KINDS.find(([mime]) => MediaRecorder.isTypeSupported(mime));
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
