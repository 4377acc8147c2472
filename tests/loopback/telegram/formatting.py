"""The texts of a request: read as it says they are written, and measured."""

from tests.loopback.telegram.bodies import parts
from tests.loopback.telegram.entities import Marked, trimmed, units
from tests.loopback.telegram.hypertext import parsed
from tests.loopback.telegram.refusal import wrong
from tests.loopback.telegram.stage import Call

TEXT, CAPTION = 4096, 1024
CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\t\r"}


def marked(call: Call, key: str, *, mode: str = "parse_mode", marks: str = "entities") -> Marked:
    """One of the texts, as it is shown."""
    source: str = (call.args.get(key) or "").translate(CONTROL)
    match (call.args.get(mode) or "").lower():
        case "html":
            read = parsed(source)
        case "":
            read = Marked(source, parts(call.args, marks))
        case _:
            raise wrong("unsupported parse_mode")
    call.stage.violations += [f"Telegram drops {one}: {source[:200]}" for one in read.dropped]
    return trimmed(read)


def message_text(call: Call) -> Marked:
    """The text of a message."""
    if not call.args.get("text"):
        raise wrong("message text is empty")
    read = marked(call, "text")
    if not read.text:
        raise wrong("text must be non-empty")
    if units(read.text) > TEXT:
        raise wrong("message is too long")
    return read


def caption(call: Call) -> Marked:
    """What stands below a file, often nothing."""
    read = marked(call, "caption", marks="caption_entities")
    if units(read.text) > CAPTION:
        raise wrong("message caption is too long")
    return read
