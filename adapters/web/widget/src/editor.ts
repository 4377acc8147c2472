/** The code editor. Loaded when the first field for code is shown. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, type LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

interface Options {
  source: string;
  language: string;
  label: string;
  /** The id of the element that says how to leave with the keyboard. */
  hint: string;
}

const python = async () => (await import("@codemirror/lang-python")).python();
const javascript = async () => (await import("@codemirror/lang-javascript")).javascript();
const typescript = async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true });

const LANGUAGES: Record<string, () => Promise<LanguageSupport>> = {
  python,
  py: python,
  javascript,
  js: javascript,
  typescript,
  ts: typescript,
};

/**
 * An editor in place of what `frame` holds; none where that has left the page meanwhile. Ctrl/Cmd + Enter is left to
 * the form around it.
 */
export async function open(frame: HTMLElement, { source, language, label, hint }: Options): Promise<EditorView | undefined> {
  const support = await LANGUAGES[language.toLowerCase()]?.();
  if (!frame.isConnected) return undefined;
  const tell = EditorView.updateListener.of((update) => {
    if (update.docChanged) frame.dispatchEvent(new CustomEvent("parley-input", { bubbles: true }));
  });
  const extensions: Extension[] = [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of(" ".repeat(language.startsWith("py") || language === "" ? 4 : 2)),
    bracketMatching(),
    syntaxHighlighting(classHighlighter),
    keymap.of([
      { key: "Mod-Enter", run: () => submit(frame) },
      indentWithTab,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint, spellcheck: "false" }),
    tell,
    ...(support === undefined ? [] : [support]),
  ];
  const root = frame.getRootNode() as ShadowRoot;
  const view = new EditorView({ state: EditorState.create({ doc: source, extensions }), root });
  frame.replaceChildren(view.dom);
  const fieldset = frame.closest("fieldset");
  if (fieldset !== null) closeWith(fieldset, view);
  return view;
}

/** Let the editor be closed and opened with its fieldset, as other fields are. */
function closeWith(fieldset: HTMLFieldSetElement, view: EditorView): void {
  const follow = () => view.contentDOM.setAttribute("contenteditable", String(!fieldset.disabled));
  new MutationObserver(follow).observe(fieldset, { attributeFilter: ["disabled"] });
  follow();
}

function submit(frame: HTMLElement): boolean {
  frame.closest("form")?.requestSubmit();
  return true;
}
