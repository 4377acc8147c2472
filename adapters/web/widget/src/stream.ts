/** The line over which replies come: it comes back by itself and goes on after the last reply seen. */

import { type Delivery, type Growth, openSession } from "./protocol";

export type Line = "connecting" | "open" | "lost";

export interface Ears {
  session(id: string): void;
  /** Whether voice notes are heard: told with each connection. */
  hears(so: boolean): void;
  delivery(delivery: Delivery): void;
  /** All that there was has been told. */
  ready(): void;
  working(): void;
  /** An answer has come this far. Any of these may be lost, and the last may come late. */
  growing(growth: Growth): void;
  line(state: Line): void;
}

const SILENCE = 40_000; // Milliseconds without a sign of life; the server gives one every 15 seconds.
const HIDDEN = 60_000; // A page that nobody looks at gives its connection back: browsers have few for a site.

export class Stream {
  private source: EventSource | undefined;
  private cursor: number | undefined;
  private session: string | undefined;
  private failures = 0;
  private timer: number | undefined;
  private silence: number | undefined;
  private readonly ending = new AbortController();

  constructor(private readonly ears: Ears) {}

  start(): void {
    const { signal } = this.ending;
    window.addEventListener("online", () => this.now(), { signal });
    window.addEventListener("offline", () => this.lost(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.now(), { signal });
    document.addEventListener("visibilitychange", () => this.looked(), { signal });
    this.ears.line("connecting");
    void this.connect();
  }

  stop(): void {
    this.ending.abort();
    this.hangUp();
  }

  private async connect(): Promise<void> {
    this.hangUp();
    try {
      const { session, hears } = await openSession();
      this.known(session);
      this.ears.hears(hears);
    } catch {
      this.lost();
      return;
    }
    if (this.ending.signal.aborted) return;
    this.hangUp();
    const source = new EventSource(`/api/events${this.cursor === undefined ? "" : `?after=${this.cursor}`}`);
    this.source = source;
    source.onmessage = (event: MessageEvent<string>) => this.told(JSON.parse(event.data) as Delivery);
    source.addEventListener("ready", () => this.opened());
    source.addEventListener("working", () => this.ears.working());
    source.addEventListener("growing", (event: MessageEvent<string>) => this.grown(JSON.parse(event.data) as Growth));
    source.addEventListener("beat", () => this.listen());
    source.onerror = () => source === this.source && this.lost();
    this.listen();
  }

  private known(session: string): void {
    if (session === this.session) return;
    this.session = session;
    this.cursor = undefined;
    this.ears.session(session);
  }

  private told(delivery: Delivery): void {
    this.listen();
    if (this.cursor !== undefined && delivery.seq <= this.cursor) return;
    this.cursor = delivery.seq;
    this.ears.delivery(delivery);
  }

  private grown(growth: Growth): void {
    this.listen();
    this.ears.growing(growth);
  }

  private opened(): void {
    this.failures = 0;
    this.listen();
    this.ears.line("open");
    this.ears.ready();
  }

  private lost(): void {
    this.hangUp();
    this.ears.line("lost");
    const wait = Math.min(15_000, 400 * 2 ** this.failures++) * (0.7 + 0.6 * Math.random());
    this.timer = window.setTimeout(() => void this.connect(), wait);
  }

  private now(): void {
    this.failures = 0;
    void this.connect();
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.lost(), SILENCE);
  }

  private looked(): void {
    clearTimeout(this.timer);
    if (document.hidden) this.timer = window.setTimeout(() => this.hangUp(), HIDDEN);
    else if (this.source === undefined) this.now();
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = undefined;
  }
}
