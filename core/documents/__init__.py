"""The documents that learners bring along: a file's bytes → passages of text, read where a hostile one does no harm."""

from core.documents.document import Document, DocumentPassage, DocumentRefused, Reason
from core.documents.reading import read_document

__all__ = ["Document", "DocumentPassage", "DocumentRefused", "Reason", "read_document"]
