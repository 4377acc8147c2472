/** The conversation: both sides in order, what is still on its way, and where the reader is. */

import { along } from "./attach";
import { type Chat, choose, reopen, retire } from "./blocks";
import { Bubble } from "./bubble";
import { h, icon, isEditable, mark, unseen } from "./dom";
import { refill, takeAlong } from "./form";
import type { Sent } from "./outbox";
import { type Delivery, type Growth, turnOf } from "./protocol";

const NEAR = 96; // Pixels from the end within which somebody reads along.

const SMOOTH: ScrollBehavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

export class Log {
  readonly element: HTMLElement;
  readonly newest: HTMLElement;
  private readonly told: HTMLElement;
  private readonly pending: HTMLElement;
  private readonly typing: HTMLElement;
  /** Answers that are being made, by event, and the events whose answers are shown. */
  private readonly growing = new Map<string, Bubble>();
  private readonly answered = new Set<string>();
  /** Whether somebody reads along, and from which message on what is shown should be in view. */
  private along = true;
  private from: HTMLElement | undefined;
  private top = 0;

  constructor(
    private readonly chat: Chat,
    private readonly letters: { retry(event: string): void; discard(event: string): void },
  ) {
    this.told = h("div", { class: "told", role: "log", "aria-live": "off", words: "aria-label=conversation" });
    this.pending = h("div", { class: "pending" });
    this.typing = h(
      "div",
      { class: "typing", hidden: true },
      mark(),
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      unseen({ words: "text=working" }),
    );
    this.newest = h("button", { type: "button", class: "newest", hidden: true, onclick: () => this.toEnd() }, icon("down"), h("span", { words: "text=newest" }));
    const column = h("div", { class: "column" }, this.told, this.pending, this.typing);
    this.element = h("div", { class: "scroll", tabindex: 0, onscroll: () => this.scrolled(), onkeydown: (event: KeyboardEvent) => this.number(event) }, column);
    const settled = new ResizeObserver(() => this.along && this.settle("instant"));
    settled.observe(column);
    settled.observe(this.element);
  }

  get empty(): boolean {
    return this.told.childElementCount === 0 && this.pending.childElementCount === 0;
  }

  clear(): void {
    this.told.replaceChildren();
    this.pending.replaceChildren();
    this.growing.clear();
    this.answered.clear();
  }

  /** From now on, what is new is announced. */
  announceFromNow(): void {
    this.told.setAttribute("aria-live", "polite");
  }

  private get live(): boolean {
    return this.told.getAttribute("aria-live") === "polite";
  }

  /** A reply, and what it answers: `ours` where this page had sent it. */
  add(delivery: Delivery, ours?: Sent): void {
    const filled = ours === undefined ? this.refill(delivery) : undefined;
    const said = ours?.said || filled || delivery.said || this.label(delivery.pressed);
    this.close(delivery);
    this.takeAlong(delivery);
    const grown = this.growing.has(delivery.event);
    const message = this.message(delivery);
    const replaced = delivery.edits && delivery.pressed !== "" ? this.find(turnOf(delivery.pressed)) : undefined;
    if (message.querySelector(".choices, .form") !== null) this.retireAll(replaced);
    this.forget(delivery.event);
    this.working(false);
    if (replaced !== undefined) this.replace(replaced, message);
    else this.append(this.own(said, delivery.pressed !== "", delivery.attached), message, grown);
  }

  /** What there is so far of an answer, where it will stand. Once the answer is shown, it comes too late. */
  grow(growth: Growth): void {
    if (this.answered.has(growth.event)) return;
    const known = this.growing.get(growth.event);
    const bubble = known ?? new Bubble(this.chat);
    bubble.grow(growth);
    if (known === undefined) this.begin(growth, bubble);
  }

  /** Show what the learner said as on its way, or why it is not. */
  letter(letter: Sent): void {
    const old = this.sent(letter.event);
    const names = letter.attachments.map(({ name }) => name);
    const bubble = this.own(letter.said, letter.body.kind === "filled", names);
    bubble.dataset["event"] = letter.event;
    bubble.classList.add(letter.state);
    if (letter.state === "waiting") bubble.append(h("span", { class: "state", words: "text=sending" }));
    if (letter.state === "refused") bubble.append(this.refused(letter));
    if (old === null) this.pending.append(bubble);
    else old.replaceWith(bubble);
    if (old !== null && this.from === old) this.from = bubble;
    this.chat.words.fill(bubble);
    if (letter.state === "refused") this.reopen(letter);
    if (old === null) this.toEnd();
  }

  forget(event: string): void {
    this.sent(event)?.remove();
    this.growing.get(event)?.element.remove();
    this.growing.delete(event);
  }

  working(shown: boolean): void {
    this.typing.hidden = !shown || this.growing.size > 0;
  }

  toEnd(): void {
    this.from = undefined;
    this.settle(SMOOTH);
  }

  private append(own: HTMLElement, message: HTMLElement, grown: boolean): void {
    const held = (message.getRootNode() as Partial<ShadowRoot>).activeElement;
    const asked = own.textContent.trim() !== "";
    if (asked) this.told.append(own);
    this.chat.words.fill(own);
    this.told.append(message);
    if (held instanceof HTMLElement && message.contains(held)) held.focus({ preventScroll: true });
    const from = asked ? own : message;
    if (this.along || !this.live) this.follow(from);
    else if (grown) this.from = from; // It is being read already.
    else this.newest.hidden = false;
  }

  /** Put an answer that begins under what it answers, which another page may have sent. */
  private begin(growth: Growth, bubble: Bubble): void {
    this.growing.set(growth.event, bubble);
    let own = this.sent(growth.event);
    if (own === null) {
      own = this.own(growth.said || this.label(growth.pressed), growth.pressed !== "", growth.attached);
      own.dataset["event"] = growth.event;
      own.hidden = own.textContent.trim() === "";
      this.pending.append(own);
      this.chat.words.fill(own);
    }
    own.after(bubble.element);
    this.working(false);
    if (this.along || !this.live) this.follow(own.hidden ? bubble.element : own);
    else this.newest.hidden = false;
  }

  /** What the learner said, while the answer is not there. */
  private sent(event: string): HTMLElement | null {
    return this.pending.querySelector<HTMLElement>(`.own[data-event="${CSS.escape(event)}"]`);
  }

  private follow(from: HTMLElement): void {
    this.from = from;
    this.settle(this.live ? SMOOTH : "instant");
  }

  /** Go to the end, but no further than the newest message's beginning: a long one is read from its top. */
  private settle(behavior: ScrollBehavior): void {
    const end = this.element.scrollHeight - this.element.clientHeight;
    const top = Math.min(end, (this.from?.offsetTop ?? Infinity) - 16);
    this.along = end - top < NEAR;
    this.newest.hidden = true;
    this.element.scrollTo({ top, behavior });
  }

  private replace(old: HTMLElement, message: HTMLElement): void {
    const root = old.getRootNode() as ShadowRoot;
    const hadFocus = old.contains(root.activeElement);
    old.replaceWith(message);
    if (hadFocus) (message.querySelector<HTMLElement>(".choice, input, textarea") ?? this.element).focus();
  }

  private message(delivery: Delivery): HTMLElement {
    const bubble = this.growing.get(delivery.event) ?? new Bubble(this.chat);
    this.growing.delete(delivery.event);
    this.answered.add(delivery.event);
    bubble.complete(delivery);
    return bubble.element;
  }

  /** A bubble of the learner's. Several lines from a form are most often code. */
  private own(said: string, filled: boolean, attached: string[]): HTMLElement {
    const typed = filled && said.trim().includes("\n");
    const words = said.trim() !== "" && h("p", {}, said);
    return h("div", { class: `message own${typed ? " typed" : ""}` }, unseen({ words: "text=you" }), words, along(attached));
  }

  private refused(letter: Sent): HTMLElement {
    const act = (word: string, action: (event: string) => void) =>
      h("button", { type: "button", class: "quiet", words: `text=${word}`, onclick: () => action.call(this.letters, letter.event) });
    return h(
      "span",
      { class: "state", role: "alert" },
      h("strong", { words: "text=not-sent" }),
      ` ${letter.reason ?? ""} `,
      act("retry", this.letters.retry),
      act("discard", this.letters.discard),
    );
  }

  private reopen({ body }: Sent): void {
    const id = body.kind === "pressed" ? body.choice : body.kind === "filled" ? body.form : undefined;
    const group = id === undefined ? undefined : this.group(id);
    if (group !== undefined) reopen(group);
  }

  /** Close what this reply answers, also where it was used in another tab or before a reload. */
  private close({ pressed }: Delivery): void {
    const group = pressed === "" ? undefined : this.group(pressed);
    if (group !== undefined) choose(group, pressed);
  }

  /** Show in its form what was filled in elsewhere, and return how that reads. */
  private refill({ pressed, values }: Delivery): string | undefined {
    const group = this.group(pressed);
    return group?.classList.contains("form") === true ? refill(group, values)?.said : undefined;
  }

  /** Something beside a form was pressed, and the reply asks for the same again: what was being written stays. */
  private takeAlong({ pressed, blocks }: Delivery): void {
    const open = this.find(turnOf(pressed))?.querySelector(".form:not(.stale)");
    const next = blocks.find((one) => one.kind === "form");
    if (open && next !== undefined) takeAlong(open, next);
  }

  private retireAll(except?: HTMLElement): void {
    for (const group of this.told.querySelectorAll(".choices, .form")) {
      if (except?.contains(group) !== true) retire(group);
    }
  }

  private group(id: string): Element | undefined {
    return this.told.querySelector(`[data-id="${CSS.escape(id)}"]`)?.closest(".choices, .form") ?? undefined;
  }

  /** The words of a choice that is shown. */
  private label(id: string): string {
    const choice = this.told.querySelector(`.choice[data-id="${CSS.escape(id)}"] > :last-child`);
    return choice?.textContent ?? "";
  }

  private find(turn: string): HTMLElement | undefined {
    return this.told.querySelector<HTMLElement>(`[data-turn="${CSS.escape(turn)}"]`) ?? undefined;
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only a person scrolls up; on the way down the end may still be moving away.
    if (near) {
      // Who has gone on beyond the beginning of what is growing stays at its end.
      if (scrollTop > (this.from?.offsetTop ?? Infinity)) this.from = undefined;
      this.along = true;
      this.newest.hidden = true;
    } else if (scrollTop < this.top - 1) {
      this.along = false;
    }
    this.top = scrollTop;
  }

  /** The keys 1 to 9 press the open choices, while the focus is in the conversation and in no field. */
  private number(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.composedPath()[0])) return;
    if (!/^[1-9]$/.test(event.key)) return;
    const open = [...this.told.querySelectorAll<HTMLElement>(".choices:not(.stale) .choice")];
    const chosen = open.find((button) => button.querySelector(".number")?.textContent === event.key);
    if (chosen === undefined) return;
    event.preventDefault();
    chosen.click();
    this.element.focus({ preventScroll: true });
  }
}
