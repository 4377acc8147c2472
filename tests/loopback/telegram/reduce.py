"""Makes the copy of the Bot API's description that the tests keep: what each method takes, and what each type is made of.

`python -m tests.loopback.telegram.reduce PATH/TO/telegram-bot-api.json` writes `api.json.gz` beside this module. Only
facts stay: names, types, what is required, and the word by which a type of several is told.
"""

import gzip
import json
import re
import sys
from pathlib import Path

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.spec import COPY

WORD = re.compile(r"(?:must be|always) [\"“]?([a-z0-9_]+)[\"”]?$")
TELLING = frozenset({"type", "status", "source"})
"""The fields that tell which of several types an object is."""


def fields(whole: Json) -> Json:
    """The fields of a method or a type, by name."""
    return {one["name"]: _field(one) for one in whole.get("fields", [])}


def _field(one: Json) -> Json:
    kept: Json = {"types": one["types"]}
    if one["required"]:
        kept["required"] = True
    told = WORD.search(one["description"]) if one["name"] in TELLING else None
    return {**kept, "word": told[1]} if told else kept


def reduced(whole: Json) -> Json:
    """Methods with what they take and return, and types with their fields or with the types they may be."""
    methods = {
        name: {"takes": fields(one), "returns": one["returns"]} for name, one in whole["methods"].items()
    }
    types = {
        name: {"of": one["subtypes"]} if "subtypes" in one else {"fields": fields(one)}
        for name, one in whole["types"].items()
    }
    return {"version": whole["version"], "methods": methods, "types": types}


if __name__ == "__main__":
    text = json.dumps(reduced(json.loads(Path(sys.argv[1]).read_text())), separators=(",", ":"))
    COPY.write_bytes(gzip.compress(text.encode(), mtime=0))
