/** The widget's own words, in the language the learner is told things in. */

import { request } from "./protocol";

type Dictionary = Record<string, string>;

export class Words {
  private dictionary: Dictionary = {};
  private asked: string | undefined;

  constructor(private readonly root: ShadowRoot) {}

  /** The words of a message id. */
  say(id: string): string {
    return this.dictionary[id] ?? "";
  }

  /** Change to a language, by default the browser's, and put its words wherever words stand. */
  async speak(language?: string): Promise<void> {
    if (language !== undefined && language === this.asked) return;
    this.asked = language;
    const query = language === undefined ? "" : `?language=${encodeURIComponent(language)}`;
    this.dictionary = await request<Dictionary>(`/api/words${query}`);
    document.documentElement.lang = this.say("language");
    this.fill(this.root);
  }

  /** Fill the words of everything inside. */
  fill(within: ParentNode): void {
    for (const element of within.querySelectorAll<HTMLElement>("[data-words]")) {
      for (const pair of (element.dataset["words"] ?? "").split(" ")) {
        const [place, id] = pair.split("=") as [string, string];
        if (place === "text") element.textContent = this.say(id);
        else element.setAttribute(place, this.say(id));
      }
    }
  }
}
