/** The chat as an element: `<parley-chat>`. */

import { droppable } from "./attach";
import type { Chat } from "./blocks";
import { Composer } from "./composer";
import { h, mark } from "./dom";
import { Log } from "./log";
import { Outbox, type Sent } from "./outbox";
import type { Attached, Body, Delivery, Growth } from "./protocol";
import { type Line, Stream } from "./stream";
import style from "./style.css?inline";
import { Words } from "./words";

const ENTRY = /^[\w-]{1,64}$/; // What an address may say that Parley is opened for.
const PATIENCE = 350; // Milliseconds before an answer that has not come is shown as being thought about.

export class ParleyChat extends HTMLElement implements Chat {
  readonly words: Words;
  private readonly shadow = this.attachShadow({ mode: "open" });
  private readonly log: Log;
  private readonly composer: Composer;
  private readonly outbox: Outbox;
  private readonly line: HTMLElement;
  private readonly spoken: HTMLElement;
  private readonly welcome: HTMLElement;
  private stream: Stream | undefined;
  private session: string | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.shadow.adoptedStyleSheets = [sheet];
    this.words = new Words(this.shadow);
    this.outbox = new Outbox((letter) => this.posted(letter));
    this.log = new Log(this, { retry: (event) => this.outbox.retry(event), discard: (event) => this.discard(event) });
    this.composer = new Composer(this);
    droppable(this, (files) => this.composer.attach(files));
    this.line = h("span", { class: "line", role: "status" });
    this.spoken = h("span", { class: "unseen", role: "status" });
    this.welcome = this.greeting();
    this.shadow.append(
      h("header", {}, mark(), h("h1", { words: "text=title" }), this.line),
      h("main", {}, this.log.element, this.welcome, this.log.newest, h("p", { class: "drop", "aria-hidden": "true", words: "text=drop" })),
      h("footer", {}, this.composer.element),
      this.spoken,
    );
    this.shadow.addEventListener("parley-words", () => this.words.fill(this.shadow));
  }

  connectedCallback(): void {
    void this.speak();
    this.stream = new Stream({
      session: (id) => this.opened(id),
      hears: (so) => this.composer.hears(so),
      delivery: (delivery) => this.told(delivery),
      ready: () => this.caughtUp(),
      working: () => this.log.working(true),
      growing: (growth) => this.grown(growth),
      line: (state) => this.lineIs(state),
    });
    this.stream.start();
  }

  disconnectedCallback(): void {
    this.stream?.stop();
    this.composer.hush();
  }

  send(body: Body, said: string, attachments: Attached[] = []): void {
    this.welcome.hidden = true;
    this.outbox.add(body, said, attachments);
    setTimeout(() => this.think(), PATIENCE);
  }

  announce(text: string): void {
    this.spoken.textContent = text;
  }

  private greeting(): HTMLElement {
    const start = () => {
      this.log.element.focus(); // What had the focus is gone with the welcome; from here, 1 to 9 press choices.
      this.send({ kind: "called", command: "start", options: {} }, "/start");
    };
    return h(
      "div",
      { class: "welcome", hidden: true },
      mark(),
      h("h2", { words: "text=title" }),
      h("p", { words: "text=tagline" }),
      h("button", { type: "button", class: "choice primary", words: "text=start", onclick: start }),
    );
  }

  /** Words that do not come are asked for again: the line to the server may be down just now. */
  private async speak(language?: string): Promise<void> {
    try {
      await this.words.speak(language);
      this.composer.fit();
    } catch {
      setTimeout(() => void this.speak(language), 2000);
    }
  }

  private opened(session: string): void {
    if (this.session !== undefined) this.log.clear();
    this.session = session;
    this.outbox.restore(session);
  }

  private posted(letter: Sent): void {
    this.log.letter(letter);
    if (letter.state === "refused") this.log.working(false);
  }

  private discard(event: string): void {
    this.outbox.close(event);
    this.log.forget(event);
  }

  private told(delivery: Delivery): void {
    this.welcome.hidden = true;
    this.log.add(delivery, this.outbox.close(delivery.event));
    this.think();
    if (delivery.language !== this.words.say("language")) void this.speak(delivery.language);
  }

  private grown(growth: Growth): void {
    this.welcome.hidden = true;
    this.log.grow(growth);
  }

  /** Show that an answer is on its way, where one is and could come. */
  private think(): void {
    if (this.outbox.expects && this.dataset["line"] === "open") this.log.working(true);
  }

  private caughtUp(): void {
    this.think();
    this.log.announceFromNow();
    this.outbox.hurry();
    this.arrive();
    if (this.log.empty) this.welcome.hidden = false;
    else if (this.shadow.activeElement === null && matchMedia("(pointer: fine)").matches) this.composer.focus();
  }

  /** Say once what the address says that the page was opened for: a course, a challenge, a code that links accounts. */
  private arrive(): void {
    const address = new URL(location.href);
    const where = address.searchParams.get("start");
    if (where === null) return;
    address.searchParams.delete("start");
    history.replaceState(null, "", address);
    if (ENTRY.test(where)) this.send({ kind: "called", command: "start", options: { where } }, `/start ${where}`);
  }

  private lineIs(state: Line): void {
    this.dataset["line"] = state;
    if (state === "lost") this.log.working(false);
    const word = state !== "lost" ? undefined : navigator.onLine ? "reconnecting" : "offline";
    this.line.replaceChildren(...(word === undefined ? [] : [h("span", { words: `text=${word}` })]));
    this.words.fill(this.line);
  }
}
