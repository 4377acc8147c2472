"""Short ways to write components, as a bot would send them."""

from typing import Any

type Json = dict[str, Any]
SECOND = 1 << 15


def text(content: str, **more: object) -> Json:
    return {"type": 10, "content": content, **more}


def button(label: str = "Next", **more: object) -> Json:
    return {"type": 2, "style": 1, "label": label, "custom_id": label, **more}


def select(*labels: str, **more: object) -> Json:
    options = [{"label": label, "value": label} for label in labels]
    return {"type": 3, "custom_id": "select", "options": options, **more}


def row(*components: Json, **more: object) -> Json:
    return {"type": 1, "components": list(components), **more}


def box(*components: Json, **more: object) -> Json:
    return {"type": 17, "components": list(components), **more}


def gallery(*urls: str, alt: str = "A plot") -> Json:
    return {"type": 12, "items": [{"media": {"url": url}, "description": alt} for url in urls]}


def file(url: str) -> Json:
    return {"type": 13, "file": {"url": url}}


def second(*components: Json, **more: object) -> Json:
    """A message of components V2."""
    return {"flags": SECOND, "components": list(components), **more}


def label(component: Json, text: str = "Code", **more: object) -> Json:
    return {"type": 18, "label": text, "component": component, **more}


def field(custom_id: str = "code", **more: object) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 2, **more}


def modal(*components: Json, title: str = "Write code", **more: object) -> Json:
    return {"type": 9, "data": {"custom_id": "modal", "title": title, "components": list(components), **more}}


def command(name: str = "learn", *options: Json, **more: object) -> Json:
    return {"name": name, "description": "Learn something", "options": list(options), **more}


def option(name: str = "lesson", kind: int = 3, **more: object) -> Json:
    return {"type": kind, "name": name, "description": "Which one", **more}
