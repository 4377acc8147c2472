/**
 * Telegram's own window around a page, where there is one: told by the events that it documents for pages
 * (core.telegram.org/api/web-events), without its script.
 */

interface Proxied {
  TelegramWebviewProxy?: { postEvent(type: string, data: string): void };
}

const WEB = "https://web.telegram.org"; // Its client in a browser shows the page in a frame.
const COLOUR = /^#[0-9a-f]{6}$/i;

export class Telegram {
  /** What Telegram gives a page that it shows, behind the `#`; nothing of it leaves the browser. */
  private readonly given = new URLSearchParams(location.hash.slice(1));

  /** Say that the page can be seen, take all the room there is, and put on Telegram's colours. */
  ready(host: HTMLElement): void {
    if (!this.given.has("tgWebAppVersion")) return;
    this.wear(host);
    this.post("web_app_ready");
    this.post("web_app_expand");
  }

  /** Go back to the chat. */
  close(): void {
    if (this.given.has("tgWebAppVersion")) this.post("web_app_close");
  }

  private post(type: string): void {
    const { TelegramWebviewProxy: proxy } = window as Proxied;
    if (proxy !== undefined) proxy.postEvent(type, "{}");
    else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: {} }), WEB);
  }

  /** Paper and ink as around the page; the rest follows from whether that is light or dark. */
  private wear(host: HTMLElement): void {
    const { bg_color: paper, text_color: ink } = colours(this.given.get("tgWebAppThemeParams"));
    if (paper === undefined || ink === undefined || contrast(paper, ink) < 4.5) return;
    host.style.setProperty("--parley-paper", paper);
    host.style.setProperty("--parley-ink", ink);
    host.dataset["scheme"] = light(paper) > light(ink) ? "light" : "dark";
    document.body.style.setProperty("background", paper);
  }
}

function colours(text: string | null): Record<string, string | undefined> {
  try {
    const all = Object.entries(JSON.parse(text ?? "{}") as Record<string, unknown>);
    return Object.fromEntries(all.filter((pair): pair is [string, string] => COLOUR.test(String(pair[1]))));
  } catch {
    return {};
  }
}

/** How light a colour is, and how much two stand out against one another: both as WCAG 2.2 defines them. */
function light(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
