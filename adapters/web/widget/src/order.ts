/** Lines to put in order: by buttons, by arrow keys, by dragging. Some may be left out, where the form says so. */

import type { Chat } from "./blocks";
import { h, icon } from "./dom";
import type { Filling } from "./form";
import type { Field } from "./protocol";

export function order({ label, value, options, optional }: Field, chat: Chat): Filling {
  const first = arrangement(value, options.length, optional);
  const list = h("ol", {}, ...first.map((index) => line(index, options[index] ?? "")));
  const lines = () => [...list.children] as HTMLElement[];
  const used = () => lines().filter((item) => !item.classList.contains("out"));
  const numbers = () => used().map((item) => Number(item.dataset["index"]));
  const rest = lines().filter((item) => optional && !value.split(" ").includes(String(Number(item.dataset["index"]) + 1)));
  if (value !== "") for (const item of rest) leaveOut(item, true);

  function line(index: number, text: string): HTMLElement {
    const item: HTMLElement = h(
      "li",
      { "data-index": index },
      h("span", { class: "grip", "aria-hidden": "true", onpointerdown: (event: PointerEvent) => drag(event, item) }, icon("grip")),
      h("code", {}, text),
      mover(-1, text, () => item),
      mover(1, text, () => item),
      optional && leaver(text, () => item),
    );
    return item;
  }

  function mover(step: -1 | 1, text: string, item: () => HTMLElement): HTMLElement {
    const name = step < 0 ? "up" : "down";
    const arrows = (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      move(item(), by, event.currentTarget as HTMLElement);
    };
    const move1 = (event: MouseEvent) => move(item(), step, event.currentTarget as HTMLElement);
    return h(
      "button",
      { type: "button", class: "quiet square", words: `title=move-${name}`, onclick: move1, onkeydown: arrows },
      icon(name),
      h("span", { class: "unseen" }, h("span", { words: `text=move-${name}` }), `: ${text}`),
    );
  }

  function leaver(text: string, item: () => HTMLElement): HTMLElement {
    const leave = (event: MouseEvent) => {
      leaveOut(item(), !item().classList.contains("out"));
      (event.currentTarget as HTMLElement).focus();
      list.dispatchEvent(new CustomEvent("parley-input", { bubbles: true }));
    };
    return h(
      "button",
      { type: "button", class: "quiet square leave", words: "title=leave-out", "aria-pressed": "false", onclick: leave },
      icon("close"),
      h("span", { class: "unseen" }, h("span", { words: "text=leave-out" }), `: ${text}`),
    );
  }

  /** What is left out stands below what is used; what is put back comes at the end of that. */
  function leaveOut(item: HTMLElement, out: boolean): void {
    item.classList.toggle("out", out);
    item.querySelector(".leave")?.setAttribute("aria-pressed", String(out));
    if (out) list.append(item);
    else list.insertBefore(item, list.querySelector(".out"));
  }

  function move(item: HTMLElement, step: number, focus: HTMLElement): void {
    const neighbour = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (neighbour === null || neighbour.classList.contains("out") || item.classList.contains("out")) return;
    if (step < 0) neighbour.before(item);
    else neighbour.after(item);
    focus.focus();
    moved(item);
  }

  function moved(item: HTMLElement): void {
    const place = used().indexOf(item) + 1;
    chat.announce(`${chat.words.say("moved")} ${place} / ${used().length}`);
    list.dispatchEvent(new CustomEvent("parley-input", { bubbles: true }));
  }

  function drag(start: PointerEvent, item: HTMLElement): void {
    if (start.button !== 0 || item.closest("fieldset:disabled, .out") !== null) return;
    start.preventDefault();
    const grip = start.currentTarget as HTMLElement;
    grip.setPointerCapture(start.pointerId);
    item.classList.add("dragged");
    const follow = ({ clientY }: PointerEvent) => {
      const over = used().find((other) => {
        const { top, bottom } = other.getBoundingClientRect();
        return other !== item && clientY > top && clientY < bottom;
      });
      if (over === undefined) return;
      // The others move around the dragged one: taken out of the page itself, it would lose the pointer.
      const [from, to] = [lines().indexOf(item), lines().indexOf(over)];
      if (to < from) item.after(...lines().slice(to, from));
      else item.before(...lines().slice(from + 1, to + 1));
    };
    const drop = () => {
      grip.removeEventListener("pointermove", follow);
      item.classList.remove("dragged");
      moved(item);
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  }

  const hint = optional ? "order-some-hint" : "order-hint";
  const element = h(
    "div",
    { class: "field order", role: "group", "aria-label": label },
    h("span", { class: "label" }, label),
    h("span", { class: "hint", words: `text=${hint}` }),
    list,
  );
  return {
    element,
    value: () => numbers().map((index) => index + 1).join(" "),
    reading: () => numbers().map((index) => options[index]).join("\n"),
  };
}

/** The order that a value asks for, with what it leaves out at the end; the given one where it asks for none. */
function arrangement(value: string, length: number, optional: boolean): number[] {
  const given = Array.from({ length }, (_, index) => index);
  const asked = value.split(" ").map((number) => Number(number) - 1);
  const known = new Set(asked).size === asked.length && asked.every((one) => given.includes(one));
  const rest = given.filter((one) => !asked.includes(one));
  return known && (optional || rest.length === 0) ? [...asked, ...rest] : given;
}
