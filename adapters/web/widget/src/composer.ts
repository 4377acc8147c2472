/** Where the learner writes or speaks, with the list of commands that opens at a slash, and the files that go along. */

import { Attachments } from "./attach";
import type { Chat } from "./blocks";
import { h, icon, kept } from "./dom";
import { type Body, type Command, request } from "./protocol";
import { Recorder } from "./recorder";

const DRAFT = "parley:draft:message";

export class Composer {
  readonly element: HTMLElement;
  private readonly area: HTMLTextAreaElement;
  private readonly list: HTMLElement;
  private commands: Command[] = [];
  private loaded: string | undefined;
  private shown: Command[] = [];
  private at = 0;
  private readonly attachments: Attachments;
  private readonly recorder: Recorder;

  constructor(private readonly chat: Chat) {
    this.area = h(
      "textarea",
      {
        rows: 1,
        words: "placeholder=placeholder aria-label=message",
        enterkeyhint: "send",
        "aria-autocomplete": "list",
        "aria-controls": "commands",
        oninput: () => this.written(),
        onkeydown: (event: KeyboardEvent) => this.key(event),
        onblur: () => this.close(),
        onpaste: (event: ClipboardEvent) => this.pasted(event),
        onfocus: () => this.suggest(),
      },
      kept.get(DRAFT) ?? "",
    );
    this.recorder = new Recorder(chat, (note) => this.spoken(note));
    this.attachments = new Attachments(chat, () => {
      this.fit();
      queueMicrotask(() => this.begun()); // It tells of files that were kept while it is being made.
    });
    this.list = h("div", { id: "commands", role: "listbox", class: "commands", words: "aria-label=commands", hidden: true });
    this.element = h(
      "form",
      { class: "composer", onsubmit: (event: Event) => this.submit(event) },
      this.list,
      this.attachments.note,
      this.recorder.note,
      this.attachments.list,
      this.recorder.bar,
      h("button", { type: "button", class: "quiet square", words: "aria-label=commands title=commands", onclick: () => this.slash() }, icon("commands")),
      this.attachments.button,
      this.area,
      this.recorder.button,
      h("button", { type: "submit", class: "send", words: "aria-label=send title=send" }, icon("send")),
    );
  }

  focus(): void {
    this.area.focus({ preventScroll: true });
  }

  attach(files: Iterable<File>): void {
    this.attachments.add(files);
    this.focus();
  }

  /** Offer to record, or not: a voice note is a message alone, so that it takes the place of one that is begun. */
  hears(so: boolean): void {
    this.recorder.offer(so);
    this.begun();
  }

  /** Let go of the microphone. */
  hush(): void {
    this.recorder.cancel();
  }

  /** Fit the height to the text, up to what the style allows. */
  fit(): void {
    this.area.style.blockSize = "auto";
    this.area.style.blockSize = `${this.area.scrollHeight + 2}px`;
  }

  /** Make room for a voice note, or take it away where something is begun. */
  private begun(): void {
    this.recorder.room(this.area.value.trim() === "" && this.attachments.empty);
  }

  private written(): void {
    kept.set(DRAFT, this.area.value);
    this.fit();
    this.begun();
    void this.suggest();
  }

  private slash(): void {
    if (!this.area.value.startsWith("/")) this.area.value = `/${this.area.value}`;
    this.focus();
    this.written();
  }

  private pasted(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    this.attachments.add(files);
  }

  private spoken(note: File): void {
    this.attachments.add([note]);
    this.focus();
    this.submit();
  }

  private submit(event?: Event): void {
    event?.preventDefault();
    const text = this.area.value;
    if (text.trim() === "" && this.attachments.empty) return;
    void this.send({ kind: "said", text }, text);
  }

  /** Send, when all files that go along have arrived. If one does not get through, everything stays as it is. */
  private async send(body: Body, said: string): Promise<void> {
    if (this.attachments.empty) {
      this.clear();
      this.chat.send(body, said);
      return;
    }
    if (this.area.readOnly) return;
    this.area.readOnly = true;
    const attached = await this.attachments.take();
    this.area.readOnly = false;
    if (attached === undefined) return;
    this.clear();
    this.chat.send(body, said, attached);
  }

  private clear(): void {
    this.area.value = "";
    kept.remove(DRAFT);
    this.close();
    this.fit();
    this.begun();
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.shown.length > 0 && this.listKey(event.key)) {
      event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    }
  }

  private listKey(key: string): boolean {
    switch (key) {
      case "ArrowDown":
        this.point(this.at + 1);
        return true;
      case "ArrowUp":
        this.point(this.at - 1);
        return true;
      case "Escape":
        this.close();
        return true;
      case "Tab":
      case "Enter":
        return this.take(this.shown[this.at], key === "Enter");
      default:
        return false;
    }
  }

  /** Write the command, or send it where nothing more is needed. */
  private take(command: Command | undefined, send: boolean): boolean {
    if (command === undefined) return false;
    if (send && !command.options.some(({ required }) => required)) {
      void this.send({ kind: "called", command: command.name, options: {} }, `/${command.called}`);
    } else {
      this.area.value = `/${command.called} `;
      this.focus();
      this.written();
    }
    return true;
  }

  /** What is typed of a command's name; undefined where it is something else. */
  private typed(): string | undefined {
    return /^\/(\S*)$/.exec(this.area.value)?.[1]?.toLowerCase();
  }

  private async suggest(): Promise<void> {
    if (this.typed() !== undefined) await this.load();
    const typed = this.typed(); // it may have been sent meanwhile
    if (typed === undefined) return this.close();
    const begun = ({ name, called }: Command) => name.startsWith(typed) || called.startsWith(typed);
    const named = this.commands.filter(begun);
    const meant = this.commands.filter((one) => !begun(one) && one.words.toLowerCase().includes(typed));
    this.shown = typed === "" ? this.commands : [...named, ...meant];
    this.list.replaceChildren(...this.shown.map((command, index) => this.option(command, index)));
    this.list.hidden = this.shown.length === 0;
    if (this.shown.length > 0) this.point(0);
    else this.close();
  }

  private option(command: Command, index: number): HTMLElement {
    const chosen = (event: Event) => {
      event.preventDefault();
      this.take(command, true);
    };
    return h(
      "div",
      { id: `command-${index}`, role: "option", onpointerdown: chosen },
      h("code", {}, `/${command.called}`),
      h("span", {}, command.words),
    );
  }

  private async load(): Promise<void> {
    const language = this.chat.words.say("language");
    if (this.loaded === language) return;
    this.commands = await request<Command[]>(`/api/commands?language=${encodeURIComponent(language)}`).catch(() => this.commands);
    this.loaded = language;
  }

  private point(index: number): void {
    this.at = (index + this.shown.length) % this.shown.length;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === this.at)));
    this.area.setAttribute("aria-activedescendant", `command-${this.at}`);
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  private close(): void {
    this.shown = [];
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }
}
