/** What the learner has said and nobody has answered yet: kept in the browser, sent in order, until it is taken. */

import { kept, uuid } from "./dom";
import { type Attached, type Body, openSession, Refusal, request } from "./protocol";

export interface Sent {
  event: string;
  body: Body;
  said: string;
  attachments: Attached[];
  at: number;
  /** `taken`: the server has it and will answer. `refused`: it will not, for `reason`. */
  state: "waiting" | "taken" | "refused";
  reason?: string;
}

const FORGET = 10 * 60_000; // Milliseconds after which something that was taken is no longer waited for.
const FINAL = new Set([400, 403, 404, 405, 413, 415, 422]);

export class Outbox {
  private readonly letters = new Map<string, Sent>();
  private session = "";
  private sending = false;
  private failures = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly changed: (letter: Sent) => void) {
    window.addEventListener("online", () => this.wake?.());
  }

  /** Take up what this session had left unsent, here or in a tab that was closed. The server answers an event once. */
  restore(session: string): void {
    this.session = session;
    const found = kept.keys(this.key("")).flatMap((key) => read(kept.get(key)));
    for (const letter of found.sort((a, b) => a.at - b.at)) {
      if (letter.state === "taken" && Date.now() - letter.at > FORGET) kept.remove(this.key(letter.event));
      else if (!this.letters.has(letter.event)) this.put({ ...letter, state: letter.state === "taken" ? "waiting" : letter.state });
    }
    void this.pump();
  }

  add(body: Body, said: string, attachments: Attached[]): void {
    const last = Math.max(0, ...[...this.letters.values()].map((letter) => letter.at));
    this.put({ event: uuid(), body, said, attachments, at: Math.max(Date.now(), last + 1), state: "waiting" });
    void this.pump();
  }

  /** Whether anything is to be answered. */
  get expects(): boolean {
    return [...this.letters.values()].some((letter) => letter.state !== "refused");
  }

  /** Forget what was answered or given up, and return it where it was ours. */
  close(event: string): Sent | undefined {
    const letter = this.letters.get(event);
    this.letters.delete(event);
    kept.remove(this.key(event));
    return letter;
  }

  retry(event: string): void {
    const letter = this.letters.get(event);
    if (letter !== undefined) this.put({ ...letter, state: "waiting" });
    void this.pump();
  }

  /** Send at once what waits for the line to come back. */
  hurry(): void {
    this.failures = 0;
    this.wake?.();
  }

  private async pump(): Promise<void> {
    if (this.sending || this.session === "") return;
    this.sending = true;
    for (let letter = this.next(); letter !== undefined; letter = this.next()) await this.send(letter);
    this.sending = false;
  }

  private next(): Sent | undefined {
    return [...this.letters.values()].filter((one) => one.state === "waiting").sort((a, b) => a.at - b.at)[0];
  }

  private async send(letter: Sent): Promise<void> {
    const { event, body, attachments } = letter;
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      await request("/api/messages", { event, body, attachments, language: navigator.language, time_zone });
      this.failures = 0;
      if (this.letters.has(event)) this.put({ ...letter, state: "taken" });
    } catch (error) {
      if (error instanceof Refusal && FINAL.has(error.status)) {
        this.put({ ...letter, state: "refused", reason: error.message });
      } else {
        await this.pause();
        if (error instanceof Refusal && error.status === 401) await openSession().catch(() => undefined);
      }
    }
  }

  private pause(): Promise<void> {
    const wait = Math.min(20_000, 500 * 2 ** this.failures++) * (0.7 + 0.6 * Math.random());
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private put(letter: Sent): void {
    this.letters.set(letter.event, letter);
    kept.set(this.key(letter.event), JSON.stringify(letter));
    this.changed(letter);
  }

  private key(event: string): string {
    return `parley:out:${this.session}:${event}`;
  }
}

/** A letter as it was kept; none where something else was. */
function read(text = ""): Sent[] {
  try {
    const letter = JSON.parse(text) as Sent;
    return [{ ...letter, attachments: letter.attachments ?? [] }]; // An older widget knew of none.
  } catch {
    return [];
  }
}
