"""What is read of a document, and how it is said that one is not."""

from dataclasses import dataclass

from core.documents.apart.blocks import Reason
from core.errors import LearnerError


@dataclass(frozen=True, slots=True)
class DocumentPassage:
    """A passage of about 80 to 220 words. All of it is foreign text: show it with `plain`, or as a quotation.

    `heading` is what stands above it, or "". Paragraphs of `text` have an empty line between them, code stands
    between fences. `place` says where it stands, the same in every language: "p. 3" or "pp. 3–4" of a PDF, "[3]" for the
    third cell of a notebook, elsewhere the heading, or "¶ 3" for the third paragraph where there is none.
    """

    heading: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `cut`: it goes on behind the last passage, but that was too much."""

    title: str
    passages: tuple[DocumentPassage, ...]
    cut: bool


class DocumentRefused(LearnerError):
    """A document that is not read; its words say why, and what to do. `reason` is for whoever decides by it."""

    def __init__(self, reason: Reason, name: str, **values: str | float) -> None:
        super().__init__(f"document-{reason}", name=name, **values)
        self.reason = reason
