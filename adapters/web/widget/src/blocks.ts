/** Each block of a reply as elements. */

import { h, icon, rendered } from "./dom";
import { form } from "./form";
import type { Attached, Block, Body, Card, Choices, Code, File, Picture, Progress } from "./protocol";
import type { Words } from "./words";

/** What blocks may ask of the chat around them. */
export interface Chat {
  words: Words;
  send(body: Body, said: string, attachments?: Attached[]): void;
  announce(text: string): void;
}

export function block(of: Block, chat: Chat): HTMLElement {
  switch (of.kind) {
    case "text":
      return h("div", { class: "block text" }, rendered(of.html));
    case "code":
      return code(of, chat);
    case "card":
      return card(of);
    case "picture":
      return picture(of);
    case "file":
      return file(of);
    case "choices":
      return choices(of, chat);
    case "form":
      return form(of, chat);
    case "progress":
      return progress(of);
  }
}

function code({ source, language, title }: Code, chat: Chat): HTMLElement {
  const text = h("code", {}, source);
  const copied = async () => {
    await navigator.clipboard.writeText(source);
    copy.replaceChildren(icon("check"));
    chat.announce(chat.words.say("copied"));
    setTimeout(() => copy.replaceChildren(icon("copy")), 1500);
  };
  const copy = h("button", { type: "button", class: "quiet square", words: "aria-label=copy title=copy", onclick: copied }, icon("copy"));
  if (language !== "") {
    import("./highlight").then(({ highlight }) => highlight(text, source, language)).catch(() => undefined);
  }
  return h(
    "figure",
    { class: `block code${language === "" ? " output" : ""}` },
    title !== "" && h("figcaption", {}, title),
    h("pre", { tabindex: 0, role: "group", "aria-label": title || language || "…" }, text),
    "clipboard" in navigator && copy,
  );
}

function card({ title, html, facts, tone }: Card): HTMLElement {
  return h(
    "section",
    { class: `block card ${tone}` },
    h("p", { class: "title" }, title),
    html !== "" && rendered(html),
    facts.length > 0 &&
      h("dl", {}, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
  );
}

function picture({ src, alt }: Picture): HTMLElement {
  const enlarge = () => {
    const close = h("button", { type: "button", class: "quiet square", words: "aria-label=close" }, icon("close"));
    const dialog = h("dialog", { class: "zoom", "aria-label": alt, onclose: () => dialog.remove() }, close, h("img", { src, alt }));
    dialog.addEventListener("click", () => dialog.close());
    button.after(dialog);
    dialog.showModal();
  };
  const button = h("button", { type: "button", class: "bare", onclick: enlarge, words: "title=enlarge" }, h("img", { src, alt }));
  return h("figure", { class: "block picture" }, button);
}

function file({ href, name, mime }: File): HTMLElement {
  const download = downloaded(href, name);
  if (!mime.startsWith("audio/")) return download;
  const player = h("audio", { controls: true, preload: "metadata", src: href, "aria-label": name });
  return h("div", { class: "block sound" }, player, download);
}

function downloaded(href: string, name: string): HTMLElement {
  return h(
    "a",
    { class: "block file", href, download: name },
    icon("file"),
    h("span", { class: "name" }, name),
    h("span", { class: "action", words: "text=download" }),
    icon("download"),
  );
}

function progress({ label, done, total }: Progress): HTMLElement {
  const most = Math.max(total, 1);
  return h(
    "div",
    { class: "block progress" },
    h("span", {}, label),
    h("span", { class: "figure" }, `${done} / ${total}`),
    h("progress", { value: Math.min(done, most), max: most, "aria-label": label }),
  );
}

function choices({ answers, options }: Choices, chat: Chat): HTMLElement {
  const buttons = options.map(({ id, label, weight }) =>
    h(
      "button",
      { type: "button", class: `choice ${weight}`, "data-id": id, onclick: () => press(id, label) },
      h("span", { class: "number", "aria-hidden": "true" }),
      h("span", {}, label),
    ),
  );
  const group = h(
    "div",
    { class: `block choices ${answers ? "answers" : "ways"}`, role: "group", words: "aria-label=choose", onkeydown: moveFocus },
    ...buttons,
  );
  const press = (id: string, label: string) => {
    if (group.classList.contains("stale")) return;
    choose(group, id);
    chat.send({ kind: "pressed", choice: id }, label);
  };
  return group;
}

/** Mark a choice as the one that was pressed; none of its block is open from now on. */
export function choose(group: Element, id: string): void {
  for (const button of group.querySelectorAll<HTMLElement>(".choice")) {
    if (button.dataset["id"] === id) button.setAttribute("aria-pressed", "true");
  }
  retire(group);
}

/** Close choices or a form. What was chosen stays readable and keeps the focus. */
export function retire(group: Element): void {
  group.classList.add("stale");
  for (const button of group.querySelectorAll(".choice")) button.setAttribute("aria-disabled", "true");
  for (const field of group.querySelectorAll("fieldset")) field.disabled = true;
}

/** Open again what was closed by something that the server refused. */
export function reopen(group: Element): void {
  group.classList.remove("stale");
  for (const button of group.querySelectorAll(".choice")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("aria-pressed");
  }
  for (const field of group.querySelectorAll("fieldset")) field.disabled = false;
}

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const group = event.currentTarget as HTMLElement;
  const buttons = [...group.querySelectorAll<HTMLElement>(".choice")];
  const at = buttons.indexOf(event.target as HTMLElement);
  if (step === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
