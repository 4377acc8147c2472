/** One message of Parley's: the same bubble from its first words, while it is being made, to the whole reply. */

import { block, type Chat } from "./blocks";
import { h, mark, unseen } from "./dom";
import type { Block, Delivery, Growth } from "./protocol";

export class Bubble {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "body" });
  private readonly shown: { json: string; kind: Block["kind"]; element: HTMLElement }[] = [];

  constructor(private readonly chat: Chat) {
    this.element = h("div", { class: "message theirs" }, mark(), unseen({ words: "text=parley" }), this.body);
  }

  /** Show what there is so far. It is only to be looked at: who has it read to them hears the whole. */
  grow({ blocks, language }: Growth): void {
    this.element.classList.add("growing", "grown");
    this.element.setAttribute("aria-busy", "true");
    this.show(blocks, language);
  }

  /** Show the whole reply. */
  complete({ blocks, language, turn }: Delivery): void {
    this.element.classList.remove("growing");
    this.element.removeAttribute("aria-busy");
    this.element.dataset["turn"] = turn;
    this.show(blocks, language);
    const numbered = [...this.body.querySelectorAll(".choices .number")];
    numbered.slice(0, 9).forEach((number, index) => (number.textContent = String(index + 1)));
  }

  private show(blocks: Block[], language: string): void {
    this.element.lang = language;
    blocks.forEach((one, index) => this.put(one, index));
    for (const { element } of this.shown.splice(blocks.length)) element.remove();
    this.chat.words.fill(this.element);
  }

  private put(one: Block, index: number): void {
    const old = this.shown[index];
    const json = JSON.stringify(one);
    if (old?.json === json) return;
    const fresh = block(one, this.chat);
    const grows = old?.kind === "text" && one.kind === "text";
    if (grows) become(old.element, fresh);
    else if (old !== undefined) old.element.replaceWith(fresh);
    else this.body.append(fresh);
    this.shown[index] = { json, kind: one.kind, element: grows ? old.element : fresh };
  }
}

/** Have `old` read as `fresh` does. What they have in common is left alone, and whatever is selected in it. */
function become(old: Node, fresh: Node): void {
  if (old.isEqualNode(fresh)) return;
  if (old instanceof Text && fresh instanceof Text) {
    if (fresh.data.startsWith(old.data)) old.appendData(fresh.data.slice(old.length));
    else old.data = fresh.data;
  } else if (old.cloneNode().isEqualNode(fresh.cloneNode())) {
    const news = [...fresh.childNodes];
    const count = old.childNodes.length;
    for (const [index, had] of [...old.childNodes].entries()) {
      const next = news[index];
      if (next === undefined) had.remove();
      else become(had, next);
    }
    (old as ParentNode & Node).append(...news.slice(count));
  } else {
    (old as ChildNode).replaceWith(fresh);
  }
}
