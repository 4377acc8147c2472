"""The forms of a page: each field with its label, and what names a form to the server."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from adapters.web.desk.address import address
from adapters.web.desk.html import Child, Html, tag
from core.chat import LARGEST_UPLOAD, Field, FieldKind, PageForm, Say

FIELD, HIDDEN, FILE = "f.", "h.", "file"
"""How the names of a page's own fields begin, and those of what goes along unseen; and the name of the file."""
MARK, ONCE, PAGE = "desk.mark", "desk.once", "desk.page"
"""See DeskSent."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Makes the forms of one page. `mark` is the session's, `page` the path of the page with its query."""

    say: Say
    mark: str
    page: str
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def form(self, of: PageForm) -> Html:
        """A form. One that cannot be taken back is opened first."""
        sent = {MARK: self.mark, ONCE: secrets.token_hex(16), PAGE: self.page}
        unseen = sent | {f"{HIDDEN}{name}": value for name, value in of.hidden.items()}
        made = tag(
            "form",
            [tag("input", type="hidden", name=name, value=value) for name, value in unseen.items()],
            [self._field(one) for one in of.fields],
            self._file(of.file) if of.file else (),
            tag("p", self.say("web-desk-danger"), class_="care") if of.danger else (),
            tag("button", of.submit, type="submit", class_="danger" if of.danger else "primary"),
            method="post",
            action=address(of.path),
            enctype="multipart/form-data" if of.file else None,
        )
        if not of.danger:
            return made
        return tag("details", tag("summary", of.submit), made, class_="danger")

    def _field(self, of: Field) -> Html:
        name, id_ = f"{FIELD}{of.name}", self._id()
        match of.kind:
            case FieldKind.MANY:
                return self._many(of, name)
            case FieldKind.ONE:
                control = tag("select", self._options(of), id=id_, name=name, required=not of.optional)
            case FieldKind.PARAGRAPH | FieldKind.CODE:
                control = self._text(of, name, id_)
            case FieldKind.ORDER:
                return self._order(of, name, id_)
            case FieldKind.LINE | FieldKind.CHANNEL | FieldKind.ROLE:
                control = tag(
                    "input",
                    type="text",
                    id=id_,
                    name=name,
                    value=of.value,
                    required=not of.optional,
                    autocomplete="off",
                )
            case _:
                assert_never(of.kind)
        return tag("div", self._label(of, id_), control, class_="field")

    def _label(self, of: Field, id_: str) -> Html:
        optional = tag("span", f" ({self.say('web-desk-optional')})", class_="soft") if of.optional else ()
        return tag("label", of.label, optional, for_=id_)

    def _text(self, of: Field, name: str, id_: str) -> Html:
        code = of.kind is FieldKind.CODE
        # A browser takes away the first line break of what stands in it.
        return tag(
            "textarea",
            f"\n{of.value}",
            id=id_,
            name=name,
            rows=min(20, max(4, of.value.count("\n") + 2)),
            required=not of.optional,
            class_="code" if code else None,
            spellcheck="false" if code else None,
        )

    def _options(self, of: Field) -> Iterator[Html]:
        if not of.value:
            yield tag("option", self.say("web-desk-choose"), value="")
        for number, option in enumerate(of.options, 1):
            yield tag("option", option, value=number, selected=of.value == str(number))

    def _many(self, of: Field, name: str) -> Html:
        chosen = set(of.value.split())
        boxes = (
            tag(
                "label",
                tag("input", type="checkbox", name=name, value=number, checked=str(number) in chosen),
                tag("span", option),
            )
            for number, option in enumerate(of.options, 1)
        )
        none = tag("input", type="hidden", name=name, value="")  # a box that is not ticked sends nothing
        return tag("fieldset", tag("legend", of.label), none, list(boxes), class_="field")

    def _order(self, of: Field, name: str, id_: str) -> Html:
        hint = f"{id_}-hint"
        return tag(
            "div",
            self._label(of, id_),
            tag("ol", [tag("li", option) for option in of.options]),
            tag("p", self.say("web-desk-order", example=of.example), id=hint, class_="soft"),
            tag("input", type="text", id=id_, name=name, value=of.value, aria_describedby=hint),
            class_="field",
        )

    def _file(self, label: str) -> Html:
        id_ = self._id()
        hint = f"{id_}-hint"
        return tag(
            "div",
            tag("label", label, for_=id_),
            tag("input", type="file", id=id_, name=FILE, required=True, aria_describedby=hint),
            tag("p", self.say("web-desk-file", mib=LARGEST_UPLOAD // 2**20), id=hint, class_="soft"),
            class_="field",
        )

    def _id(self) -> str:
        return f"f{next(self._ids)}"


def typed(values: Mapping[str, str], say: Say) -> Child:
    """What was typed and could not be taken, to be copied."""
    kept: Sequence[str] = [value for value in values.values() if value.strip()]
    if not kept:
        return ()
    label = say("web-desk-typed")
    return tag(
        "section",
        tag("h2", label),
        [
            tag("textarea", f"\n{one}", readonly=True, rows=min(12, one.count("\n") + 2), aria_label=label)
            for one in kept
        ],
    )
