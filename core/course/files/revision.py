"""A hash of what a learner meets in an item, so that figures about an older wording can be told apart."""

import json
from hashlib import blake2b

from pydantic import BaseModel

_NOT_MET = {"id", "lesson", "category", "formerly", "wrong"}
"""What an item is called, where it stands, and what only authors see."""


def revision_of(shape: BaseModel) -> str:
    """Twelve hexadecimal digits that change when the item's content does.

    Keys are sorted and those left out stay out, so that a new key of the format leaves old revisions alone.
    """
    content = shape.model_dump(mode="json", exclude=_NOT_MET, exclude_unset=True)
    return blake2b(json.dumps(content, sort_keys=True).encode(), digest_size=6).hexdigest()
