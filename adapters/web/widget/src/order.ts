/** Lines to put in order: by buttons, by arrow keys, by dragging. */

import type { Chat } from "./blocks";
import { h, icon } from "./dom";
import type { Filling } from "./form";
import type { Field } from "./protocol";

export function order({ label, value, options }: Field, chat: Chat): Filling {
  const first = arrangement(value, options.length);
  const list = h("ol", {}, ...first.map((index) => line(index, options[index] ?? "")));
  const lines = () => [...list.children] as HTMLElement[];
  const numbers = () => lines().map((item) => Number(item.dataset["index"]));

  function line(index: number, text: string): HTMLElement {
    const item: HTMLElement = h(
      "li",
      { "data-index": index },
      h("span", { class: "grip", "aria-hidden": "true", onpointerdown: (event: PointerEvent) => drag(event, item) }, icon("grip")),
      h("code", {}, text),
      mover(-1, text, () => item),
      mover(1, text, () => item),
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

  function move(item: HTMLElement, step: number, focus: HTMLElement): void {
    const neighbour = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (neighbour === null) return;
    if (step < 0) neighbour.before(item);
    else neighbour.after(item);
    focus.focus();
    moved(item);
  }

  function moved(item: HTMLElement): void {
    const place = lines().indexOf(item) + 1;
    chat.announce(`${chat.words.say("moved")} ${place} / ${options.length}`);
    list.dispatchEvent(new CustomEvent("parley-input", { bubbles: true }));
  }

  function drag(start: PointerEvent, item: HTMLElement): void {
    if (start.button !== 0 || item.closest("fieldset")?.disabled === true) return;
    start.preventDefault();
    const grip = start.currentTarget as HTMLElement;
    grip.setPointerCapture(start.pointerId);
    item.classList.add("dragged");
    const follow = ({ clientY }: PointerEvent) => {
      const over = lines().find((other) => {
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

  const element = h(
    "div",
    { class: "field order", role: "group", "aria-label": label },
    h("span", { class: "label" }, label),
    h("span", { class: "hint", words: "text=order-hint" }),
    list,
  );
  return {
    element,
    value: () => numbers().map((index) => index + 1).join(" "),
    reading: () => numbers().map((index) => options[index]).join("\n"),
  };
}

/** The order that a value asks for, or the given one where it is not a whole order. */
function arrangement(value: string, length: number): number[] {
  const asked = value.split(" ").map((number) => Number(number) - 1);
  const whole = asked.length === length && new Set(asked).size === length && asked.every((one) => one >= 0 && one < length);
  return whole ? asked : Array.from({ length }, (_, index) => index);
}
