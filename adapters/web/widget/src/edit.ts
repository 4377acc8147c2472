/** One form of another platform as an element, `<parley-form>`: the page to which a pass in the address leads. */

import { block, reopen, type Chat } from "./blocks";
import { h, kept, mark } from "./dom";
import { type Block, type Body, Refusal, request } from "./protocol";
import style from "./edit.css?inline";
import { Telegram } from "./telegram";
import { Words } from "./words";

/** How the pass stands; `away` is the page's own word for a server that does not answer. */
type Standing = "open" | "away" | Ended;
type Ended = "sent" | "used" | "expired" | "gone" | "forged";

interface Shown {
  standing: Standing;
  language: string;
  behind: boolean;
  blocks: Block[];
}

const LINGER = 1200; // Milliseconds in which it can be read that something was sent, before Telegram closes the page.
const AGAIN = 2500; // Milliseconds between two looks for a server that is away.

export class ParleyForm extends HTMLElement implements Chat {
  readonly words: Words;
  private readonly shadow = this.attachShadow({ mode: "open" });
  private readonly content = h("main", {}, h("p", { class: "opening", words: "text=edit-opening" }));
  private readonly note = h("p", { class: "note", role: "alert", tabindex: -1, hidden: true });
  private readonly spoken = h("span", { class: "unseen", role: "status" });
  private readonly telegram = new Telegram();
  private readonly api = `/api/edit/${location.pathname.split("/").pop() ?? ""}`;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.shadow.adoptedStyleSheets = [sheet];
    this.words = new Words(this.shadow);
    this.shadow.append(h("header", {}, mark(), h("h1", { words: "text=edit-title" })), this.content, this.spoken);
    this.shadow.addEventListener("parley-words", () => this.words.fill(this.shadow));
  }

  connectedCallback(): void {
    this.telegram.ready(this);
    void this.open();
  }

  announce(text: string): void {
    this.spoken.textContent = text;
  }

  /** Send what was filled in. The draft stays until that is taken: the form itself lets go of it here. */
  send(body: Body): void {
    if (body.kind !== "filled") return;
    const form = this.form;
    if (Object.values(body.values).every((value) => value.trim() === "")) {
      this.tell(this.words.say("edit-empty"));
      queueMicrotask(() => form !== null && reopen(form));
      return;
    }
    queueMicrotask(() => form?.dispatchEvent(new Event("input")));
    void this.deliver(body.form, body.values);
  }

  private get form(): HTMLElement | null {
    return this.content.querySelector<HTMLElement>(".form");
  }

  private async open(): Promise<void> {
    try {
      const shown = await request<Shown>(this.api);
      await this.speak(shown.language);
      this.show(shown);
    } catch (error) {
      const [standing, language] = stood(error);
      await this.speak(language);
      if (standing === "open" || standing === "away") setTimeout(() => void this.open(), AGAIN);
      else this.end(standing);
    }
  }

  /** Words that do not come leave the page without any for now: what it shows is asked for again then, and so are they. */
  private async speak(language?: string): Promise<void> {
    await this.words.speak(language).catch(() => undefined);
    document.title = [this.words.say("edit-title"), this.words.say("title")].filter(Boolean).join(" · ");
  }

  private show({ behind, blocks, language }: Shown): void {
    const shown = blocks.map((one) => block(one, this));
    const form = shown.find((one) => one.classList.contains("form"));
    form?.querySelector(".submit")?.append(h("span", { class: "hint", words: "text=edit-to-chat" }));
    form?.querySelector(".submit")?.before(this.note);
    const late = behind && h("p", { class: "behind", words: "text=edit-behind" });
    this.content.replaceChildren(...(late ? [late] : []), h("div", { class: "body", lang: language }, ...shown));
    this.words.fill(this.content);
  }

  private async deliver(form: string, values: Record<string, string>): Promise<void> {
    this.tell("");
    this.announce(this.words.say("sending"));
    this.form?.setAttribute("aria-busy", "true");
    try {
      await request(this.api, { values });
      for (const key of kept.keys(`parley:draft:${form}:`)) kept.remove(key);
      this.end("sent");
      setTimeout(() => this.telegram.close(), LINGER);
    } catch (error) {
      this.notSent(error);
    }
    this.form?.removeAttribute("aria-busy");
  }

  private notSent(error: unknown): void {
    const [standing] = stood(error);
    this.announce("");
    if (this.form !== null) reopen(this.form);
    if (standing === "open") this.tell(error instanceof Refusal ? error.message : "");
    else if (standing === "away") this.tell(this.words.say("edit-away"));
    else this.end(standing, true);
  }

  /** Say how it stands, in place of the task. What was written and not sent stays, to be copied. */
  private end(standing: Ended, unsent = false): void {
    const [title, text] = this.said(standing);
    const heading = h("h2", { tabindex: -1 }, title);
    const told = h("section", { class: `told ${standing}`, role: "status" }, heading, h("p", {}, text));
    const left = unsent ? this.form : null;
    left?.querySelector(".submit")?.remove();
    this.note.remove();
    this.announce("");
    this.content.replaceChildren(told, ...(left === null ? [] : [h("p", { class: "behind" }, this.words.say("edit-yours")), left]));
    heading.focus();
  }

  private said(standing: Ended): [string, string] {
    const { words } = this;
    switch (standing) {
      case "sent":
        return [words.say("edit-sent-title"), words.say("edit-sent")];
      case "used":
        return [words.say("edit-used-title"), words.say("edit-used")];
      case "expired":
        return [words.say("edit-expired-title"), words.say("edit-expired")];
      case "gone":
        return [words.say("edit-gone-title"), words.say("edit-gone")];
      case "forged":
        return [words.say("edit-forged-title"), words.say("edit-forged")];
    }
  }

  private tell(text: string): void {
    this.note.textContent = text;
    this.note.hidden = text === "";
    if (text !== "") this.note.scrollIntoView({ block: "nearest" });
  }
}

/** How the pass stands by what the server refused, and the language of whom it belongs to. */
function stood(error: unknown): [Standing, string | undefined] {
  if (!(error instanceof Refusal)) return ["away", undefined];
  const { standing, language } = (error.answer ?? {}) as Partial<Shown>;
  if (standing !== undefined) return [standing, language];
  if (error.status === 404) return ["forged", undefined]; // An address that is not even written like one.
  return [error.status < 500 ? "open" : "away", undefined];
}

customElements.define("parley-form", ParleyForm);
