/** Colours for code that is only read. Loaded when the first such code is shown. */

import { classHighlighter, highlightCode } from "@lezer/highlight";
import type { Parser } from "@lezer/common";

type Load = () => Promise<Parser>;

const python: Load = async () => (await import("@lezer/python")).parser;
const javascript: Load = async () => (await import("@lezer/javascript")).parser;
const typescript: Load = async () => (await import("@lezer/javascript")).parser.configure({ dialect: "ts" });

const PARSERS: Record<string, Load> = { python, py: python, javascript, js: javascript, typescript, ts: typescript };

/** Colour `element`, which shows `source`; nothing changes for a language that is not known. */
export async function highlight(element: HTMLElement, source: string, language: string): Promise<void> {
  const parser = await PARSERS[language.toLowerCase()]?.();
  if (parser === undefined) return;
  const coloured = document.createDocumentFragment();
  const put = (text: string, classes: string) => {
    if (classes === "") return coloured.append(text);
    const span = document.createElement("span");
    span.className = classes;
    span.textContent = text;
    coloured.append(span);
  };
  highlightCode(source, parser.parse(source), classHighlighter, put, () => coloured.append("\n"));
  element.replaceChildren(coloured);
}
