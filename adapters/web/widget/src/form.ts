/** Forms: fields of every kind, whose values are kept while they are being filled. */

import type { Chat } from "./blocks";
import { h, kept } from "./dom";
import { order } from "./order";
import type { Field, Form } from "./protocol";

/** A field on the page: its value as the server wants it, and as a person reads it. */
export interface Filling {
  element: HTMLElement;
  value(): string;
  reading(): string;
}

let count = 0;

/** What a form on the page was made of, and how a person reads what is in it. */
const made = new WeakMap<Element, { of: Form; chat: Chat; reading(): string }>();

/** Put a form that holds what was sent, in another tab or before a reload, in the place of the one shown. */
export function refill(old: Element, values: Record<string, string>): { element: Element; said: string } | undefined {
  const { of, chat } = made.get(old) ?? {};
  if (of === undefined || chat === undefined) return undefined;
  const element = form(of, chat, values);
  old.replaceWith(element);
  chat.words.fill(element);
  return { element, said: made.get(element)?.reading() ?? "" };
}

/** Take code that was being written along to the form that comes in place of this one. */
export function takeAlong(old: Element, next: Form): void {
  const of = made.get(old)?.of;
  const code = new Set(of?.fields.filter(({ kind }) => kind === "code").map(({ name }) => name));
  for (const { name } of next.fields.filter((field) => field.kind === "code" && code.has(field.name))) {
    const written = of === undefined ? undefined : draft(of.id, name);
    if (of === undefined || written === undefined) continue;
    kept.remove(draftKey(of.id, name));
    if (draft(next.id, name) === undefined) kept.set(draftKey(next.id, name), written);
  }
}

export function form(of: Form, chat: Chat, sent?: Record<string, string>): HTMLElement {
  const fillings = of.fields.map(
    (field) => [field, filling(field, sent === undefined ? draft(of.id, field.name) : sent[field.name], chat)] as const,
  );
  const reading = () => fillings.map(([, one]) => one.reading()).join("\n");
  const submit = (event?: Event) => {
    event?.preventDefault();
    if (element.classList.contains("stale")) return;
    element.classList.add("stale");
    fieldset.disabled = true;
    const values = Object.fromEntries(fillings.map(([field, one]) => [field.name, one.value()]));
    chat.send({ kind: "filled", form: of.id, values }, reading());
    for (const field of of.fields) kept.remove(draftKey(of.id, field.name));
  };
  const keep = () => {
    for (const [field, one] of fillings) kept.set(draftKey(of.id, field.name), one.value());
  };
  const hurried = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  };
  const long = of.fields.some(({ kind }) => kind === "code" || kind === "paragraph");
  const fieldset = h(
    "fieldset",
    {},
    ...fillings.map(([, one]) => one.element),
    h(
      "div",
      { class: "submit" },
      h("button", { type: "submit", class: "choice primary" }, of.submit),
      long && h("span", { class: "hint keys", words: "text=submit-hint" }),
    ),
  );
  const element = h(
    "form",
    { class: "block form", "data-id": of.id, onsubmit: submit, onkeydown: hurried, oninput: keep, "onparley-input": keep },
    fieldset,
  );
  made.set(element, { of, chat, reading });
  return element;
}

const draftKey = (form: string, field: string): string => `parley:draft:${form}:${field}`;
const draft = (form: string, field: string): string | undefined => kept.get(draftKey(form, field));

function filling(field: Field, draft: string | undefined, chat: Chat): Filling {
  const given = { ...field, value: draft ?? field.value };
  switch (field.kind) {
    case "line":
    case "channel":
    case "role":
      return line(given);
    case "paragraph":
      return paragraph(given);
    case "code":
      return code(given);
    case "one":
      return one(given);
    case "many":
      return many(given);
    case "order":
      return order(given, chat);
  }
}

function line({ label, value }: Field): Filling {
  const id = `field-${++count}`;
  const input = h("input", { id, type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", value });
  const element = h("div", { class: "field" }, h("label", { for: id }, label), input);
  return { element, value: () => input.value, reading: () => input.value };
}

function paragraph({ label, value }: Field): Filling {
  const id = `field-${++count}`;
  const area = h("textarea", { id, rows: 4 }, value);
  const element = h("div", { class: "field" }, h("label", { for: id }, label), area);
  return { element, value: () => area.value, reading: () => area.value };
}

/** Code: a plain area at once, the editor in its place as soon as it has come. */
function code({ label, value, language }: Field): Filling {
  const id = `field-${++count}`;
  const hint = h("span", { id: `${id}-hint`, class: "hint keys", words: "text=code-loading" });
  const area = h("textarea", { class: "source", rows: 8, "aria-label": label, spellcheck: "false", autocapitalize: "off" }, value);
  let read = () => area.value;
  const frame = h("div", { class: "editor" }, area);
  const element = h("div", { class: "field" }, h("span", { class: "label", "aria-hidden": "true" }, label), frame, hint);
  import("./editor")
    .then(async ({ open }) => {
      const editor = await open(frame, { source: area.value, language, label, hint: hint.id });
      if (editor === undefined) return;
      read = () => editor.state.doc.toString();
      hint.dataset["words"] = "text=tab-hint";
      hint.dispatchEvent(new CustomEvent("parley-words", { bubbles: true, composed: true }));
    })
    .catch(() => hint.remove());
  return { element, value: () => read(), reading: () => read() };
}

function one(field: Field): Filling {
  const name = `field-${++count}`;
  return marking(field, "radiogroup", () => h("input", { type: "radio", name }));
}

function many(field: Field): Filling {
  return marking(field, "group", () => h("input", { type: "checkbox" }));
}

/** Options with a box each, to be marked. */
function marking({ kind, label, value, options }: Field, role: string, box: () => HTMLInputElement): Filling {
  const chosen = new Set(value.split(" "));
  const boxes = options.map((_, index) => Object.assign(box(), { checked: chosen.has(String(index + 1)) }));
  const element = h(
    "div",
    { class: `field ${kind}`, role, "aria-label": label },
    h("span", { class: "label" }, label),
    ...boxes.map((input, index) => h("label", { class: "option" }, input, h("span", {}, options[index] ?? ""))),
  );
  const marked = () => boxes.flatMap(({ checked }, index) => (checked ? [index] : []));
  return {
    element,
    value: () => marked().map((index) => index + 1).join(" "),
    reading: () => marked().map((index) => options[index]).join("\n"),
  };
}
