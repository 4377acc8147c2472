/** Elements in one expression, and words that change with the language. */

import markUrl from "./mark.svg";

type Listener = (event: never) => void;
type Value = string | number | boolean | undefined | Listener;
export type Child = Node | string | undefined | false;

/**
 * An element with attributes, listeners (`onclick`) and children. `words` names what is filled from the
 * translations: `"text=send aria-label=message"`.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (name === "words") element.dataset["words"] = String(value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const ICONS = {
  send: "M4 12 20 4l-4.500 16-4-6.500L4 12Zm7.500 1.500L20 4",
  commands: "M5 7h14M5 12h14M5 17h8",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  file: "M7 3h7l5 5v13H7V3Zm7 0v5h5",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  attach: "m20 11.500-8 8a5 5 0 0 1-7-7l8.500-8.500a3.500 3.500 0 0 1 5 5L10 17.500a2 2 0 0 1-3-3l7.500-7.500",
  mic: "M12 3.500a2.500 2.500 0 0 0-2.500 2.500v5.500a2.500 2.500 0 0 0 5 0V6A2.500 2.500 0 0 0 12 3.500ZM6 11.500a6 6 0 0 0 12 0M12 17.500V21",
  check: "m5 12.500 4.500 4.500L19 7.500",
} as const;

/** A drawn sign of 24 × 24 units that says nothing by itself. */
export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Parley's sign: two that talk with one another. */
export const mark = (): HTMLImageElement => h("img", { src: markUrl, alt: "", class: "mark", width: 28, height: 28 });

/** Words that only assistive technology meets. */
export const unseen = (attributes: Record<string, Value>, ...children: Child[]): HTMLSpanElement =>
  h("span", { ...attributes, class: "unseen" }, ...children);

/** HTML that the server rendered from Markdown; it lets no HTML of others through. */
export function rendered(html: string): HTMLDivElement {
  const prose = h("div", { class: "prose" });
  prose.innerHTML = html;
  for (const wide of prose.querySelectorAll<HTMLElement>("pre, table")) wide.tabIndex = 0;
  return prose;
}

/** Whether keys that are typed here become text. */
export function isEditable(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Small things kept in the browser. Where it keeps nothing (private windows, a full disk), they last as long as the page. */
export const kept = {
  memory: new Map<string, string>(),
  get(key: string): string | undefined {
    try {
      return localStorage.getItem(key) ?? this.memory.get(key);
    } catch {
      return this.memory.get(key);
    }
  },
  set(key: string, value: string): void {
    this.memory.set(key, value);
    try {
      localStorage.setItem(key, value);
    } catch {
      // The memory has it.
    }
  },
  remove(key: string): void {
    this.memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // There is nothing to remove.
    }
  },
  keys(prefix: string): string[] {
    const found = new Set(this.memory.keys());
    try {
      for (let index = 0; index < localStorage.length; index++) found.add(localStorage.key(index) ?? "");
    } catch {
      // The memory's are all there are.
    }
    return [...found].filter((key) => key.startsWith(prefix));
  },
};

/** A random UUID; `crypto.randomUUID` itself is missing where a page is served without TLS. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
