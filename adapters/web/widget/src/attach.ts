/** Files that go along with the next message: chosen, dropped or pasted, uploaded at once, shown until they are sent. */

import type { Chat } from "./blocks";
import { h, icon, kept } from "./dom";
import { type Attached, LARGEST_FILE, MOST_FILES, Refusal, upload } from "./protocol";

const DRAFT = "parley:draft:files";

interface Item {
  name: string;
  /** What is sent; none while it is on its way, or where it did not get through. */
  sent: Attached | undefined;
  /** Upload it, unless it has arrived; says whether it has. Once at a time. */
  arrive(): Promise<boolean>;
  element: HTMLElement;
}

export class Attachments {
  readonly list: HTMLElement;
  readonly note: HTMLElement;
  readonly button: HTMLElement;
  private readonly input: HTMLInputElement;
  private items: Item[] = [];

  constructor(
    private readonly chat: Pick<Chat, "words" | "announce">,
    private readonly changed: () => void,
  ) {
    this.list = h("ul", { class: "files", words: "aria-label=attached", hidden: true });
    this.note = h("p", { class: "note", role: "alert", hidden: true });
    this.input = h("input", { type: "file", multiple: true, hidden: true, tabindex: -1, onchange: () => this.chosen() });
    const open = () => this.input.click();
    this.button = h(
      "button",
      { type: "button", class: "quiet square attach", words: "aria-label=attach title=attach", onclick: open },
      icon("attach"),
      this.input,
    );
    this.input.addEventListener("click", (event) => event.stopPropagation());
    for (const one of read(kept.get(DRAFT))) this.put(one.name, one);
  }

  get empty(): boolean {
    return this.items.length === 0;
  }

  /** Take files along, as far as the limits go, and say so of those that are too many or too large. */
  add(files: Iterable<File>): void {
    this.tell("");
    for (const file of files) {
      if (file.size > LARGEST_FILE) this.tell("file-large", file.name);
      else if (this.items.length >= MOST_FILES) this.tell("files-many");
      else this.put(file.name, file);
    }
  }

  /** All of them, when they have arrived; none where one does not get through, and then they stay. */
  async take(): Promise<Attached[] | undefined> {
    const arrived = await Promise.all(this.items.map((item) => item.arrive()));
    if (arrived.includes(false)) return undefined;
    const taken = this.items.flatMap(({ sent }) => sent ?? []);
    this.items = [];
    this.list.replaceChildren();
    this.keep();
    return taken;
  }

  private chosen(): void {
    this.add(this.input.files ?? []);
    this.input.value = ""; // The same file can be chosen again.
    this.button.focus();
  }

  private put(name: string, from: File | Attached): void {
    const state = h("span", { class: "state", role: "status" });
    const remove = h(
      "button",
      { type: "button", class: "quiet square", words: "title=detach", onclick: () => this.remove(item) },
      icon("close"),
      h("span", { class: "unseen" }, h("span", { words: "text=detach" }), `: ${name}`),
    );
    const element = h("li", {}, icon("file"), h("span", { class: "name" }, name), state, remove);
    const show = (word: "uploading" | "upload-failed" | "upload-later" | undefined) => {
      element.classList.toggle("refused", word === "upload-failed" || word === "upload-later");
      state.replaceChildren(...(word === undefined ? [] : [h("span", { words: `text=${word}` })]));
      this.chat.words.fill(element);
    };
    let coming: Promise<boolean> | undefined;
    const arrive = async (): Promise<boolean> => {
      if (!(from instanceof File) || item.sent !== undefined) return true;
      show("uploading");
      try {
        item.sent = await upload(from);
      } catch (error) {
        show(error instanceof Refusal && error.status === 429 ? "upload-later" : "upload-failed");
        return false;
      }
      show(undefined);
      this.chat.announce(`${this.chat.words.say("attached")}: ${name}`);
      this.keep();
      return true;
    };
    const item: Item = {
      name,
      sent: from instanceof File ? undefined : from,
      arrive: () => (coming ??= arrive().finally(() => (coming = undefined))),
      element,
    };
    this.items.push(item);
    this.list.append(element);
    this.chat.words.fill(element);
    this.keep();
    void item.arrive();
  }

  private remove(item: Item): void {
    const at = this.items.indexOf(item);
    this.items.splice(at, 1);
    item.element.remove();
    this.keep();
    this.chat.announce(`${this.chat.words.say("detached")}: ${item.name}`);
    const next = this.items[at] ?? this.items[at - 1];
    (next?.element.querySelector("button") ?? this.button).focus();
  }

  private tell(word: "file-large" | "files-many" | "", name = ""): void {
    this.note.textContent = word === "" ? "" : `${this.chat.words.say(word)} ${name}`.trim();
    this.note.hidden = word === "";
    this.changed();
  }

  private keep(): void {
    const sent = this.items.flatMap((item) => item.sent ?? []);
    if (sent.length > 0) kept.set(DRAFT, JSON.stringify(sent));
    else kept.remove(DRAFT);
    this.list.hidden = this.empty;
    if (this.empty) this.note.hidden = true;
    this.changed();
  }
}

/** Let files be dropped anywhere on `host`, which shows meanwhile that it takes them. */
export function droppable(host: HTMLElement, take: (files: FileList) => void): void {
  const carries = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
  const over = (event: DragEvent) => {
    if (!carries(event)) return;
    event.preventDefault();
    host.dataset["drop"] = "";
  };
  const leave = (event: DragEvent) => {
    if (!(event.relatedTarget instanceof Node) || !host.contains(event.relatedTarget)) delete host.dataset["drop"];
  };
  const drop = (event: DragEvent) => {
    delete host.dataset["drop"];
    if (!carries(event) || event.dataTransfer === null) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  host.addEventListener("dragenter", over);
  host.addEventListener("dragover", over);
  host.addEventListener("dragleave", leave);
  host.addEventListener("drop", drop);
}

/** The names of files under what was said with them. */
export function along(names: string[]): HTMLElement | undefined {
  if (names.length === 0) return undefined;
  const items = names.map((name) => h("li", {}, icon("file"), h("span", { class: "name" }, name)));
  return h("ul", { class: "files", words: "aria-label=attached" }, ...items);
}

function read(text = "[]"): Attached[] {
  try {
    return JSON.parse(text) as Attached[];
  } catch {
    return [];
  }
}
