/** The web protocol's values, as docs/web-protocol.md describes them. */

export type Body =
  | { kind: "said"; text: string }
  | { kind: "called"; command: string; options: Record<string, string> }
  | { kind: "pressed"; choice: string }
  | { kind: "filled"; form: string; values: Record<string, string> };

/** A file that was uploaded, as a message names it. */
export interface Attached {
  name: string;
  key: string;
  mime: string;
}

export const MOST_FILES = 8;
export const LARGEST_FILE = 16_777_216; // Bytes.

export type Tone = "neutral" | "good" | "care";

export interface Choice {
  id: string;
  label: string;
  weight: "normal" | "primary" | "quiet";
}

export interface Field {
  name: string;
  label: string;
  kind: "line" | "paragraph" | "code" | "one" | "many" | "order" | "channel" | "role";
  value: string;
  options: string[];
  /** Of an order: lines may be left out. */
  optional: boolean;
  language: string;
}

export interface Choices {
  kind: "choices";
  answers: boolean;
  options: Choice[];
}

export interface Form {
  kind: "form";
  id: string;
  submit: string;
  fields: Field[];
}

export interface Code {
  kind: "code";
  source: string;
  language: string;
  title: string;
}

export interface Card {
  kind: "card";
  title: string;
  html: string;
  facts: [string, string][];
  tone: Tone;
}

export interface Picture {
  kind: "picture";
  src: string;
  alt: string;
  name: string;
}

export interface File {
  kind: "file";
  href: string;
  name: string;
  mime: string;
}

export interface Progress {
  kind: "progress";
  label: string;
  done: number;
  total: number;
}

export interface Text {
  kind: "text";
  html: string;
}

export type Block = Text | Code | Card | Picture | File | Choices | Form | Progress;

export interface Delivery {
  seq: number;
  turn: string;
  event: string;
  said: string;
  pressed: string;
  values: Record<string, string>;
  attached: string[];
  language: string;
  edits: boolean;
  blocks: Block[];
}

/** What there is so far of a reply: it has no number yet. */
export type Growth = Omit<Delivery, "seq" | "turn">;

export interface Command {
  name: string;
  /** What is typed for it in the learner's language. */
  called: string;
  words: string;
  options: { name: string; required: boolean; words: string }[];
}

/** The turn whose reply a choice or a form belongs to. */
export const turnOf = (id: string): string => id.split(".")[0] ?? "";

export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** All that the server said. */
    readonly answer: unknown = null,
  ) {
    super(message);
  }
}

/** What the server answers, as JSON. Raises Refusal with its own words, or TypeError where it is out of reach. */
export async function request<T>(path: string, body?: unknown): Promise<T> {
  const bytes = body instanceof Blob;
  const type = bytes ? "application/octet-stream" : "application/json";
  const post = { method: "POST", headers: { "Content-Type": type }, body: bytes ? body : JSON.stringify(body) };
  const response = await fetch(path, {
    ...(body === undefined ? {} : post),
    credentials: "same-origin",
    signal: AbortSignal.timeout(bytes ? 300_000 : 90_000),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const told = (answer as { error?: { message?: string } } | null)?.error?.message;
    throw new Refusal(response.status, told ?? response.statusText, answer);
  }
  return answer as T;
}

/** Upload a file; what a message is to name it by. */
export async function upload(file: globalThis.File): Promise<Attached> {
  const { key } = await request<{ key: string }>("/api/files", new Blob([file]));
  return { name: file.name, key, mime: file.type };
}

/** Who somebody is here, and whether a voice note of theirs is heard. */
export interface Session {
  session: string;
  hears: boolean;
}

/** Become somebody. One tab at a time: two that open at once would otherwise become two people. */
export async function openSession(): Promise<Session> {
  const open = () => request<Session>("/api/session", {});
  return "locks" in navigator ? await navigator.locks.request("parley-session", open) : await open();
}
