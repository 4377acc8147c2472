"""Makes the copy of Discord's OpenAPI file that the tests keep: the bodies of the routes a bot of ours can use.

`python -m tests.loopback.discord.reduce PATH/TO/openapi.json` writes `openapi.json.gz` beside this module. Only
constraints stay: what describes, exemplifies or names is left out.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any, cast

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.spec import COPY, PREFIX

OPERATIONS = (
    "PATCH /applications/@me",
    "POST /applications/{application_id}/commands",
    "PUT /applications/{application_id}/commands",
    "PATCH /applications/{application_id}/commands/{command_id}",
    "POST /applications/{application_id}/guilds/{guild_id}/commands",
    "PUT /applications/{application_id}/guilds/{guild_id}/commands",
    "PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
    "PATCH /channels/{channel_id}",
    "POST /channels/{channel_id}/messages",
    "PATCH /channels/{channel_id}/messages/{message_id}",
    "POST /channels/{channel_id}/messages/{message_id}/threads",
    "POST /channels/{channel_id}/threads",
    "POST /interactions/{interaction_id}/{interaction_token}/callback",
    "POST /users/@me/channels",
    "POST /webhooks/{webhook_id}/{webhook_token}",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
)
KEPT = frozenset({
    "$ref", "type", "properties", "required", "enum", "const", "allOf", "anyOf", "oneOf", "items", "minItems",
    "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern", "uniqueItems", "maxProperties",
    "additionalProperties",
})  # fmt: skip

# Where the file is narrower than Discord, which takes a number for a snowflake or a set of permissions, and a string too.
SNOWFLAKE: Json = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$", "minimum": 0}
PERMISSIONS: Json = {"type": ["integer", "string", "null"], "minimum": 0, "pattern": "^[0-9]+$"}
WIDER = {"SnowflakeType": SNOWFLAKE}


def constraints(schema: Any) -> Any:
    """A schema without what does not constrain."""
    if isinstance(schema, list):
        return [constraints(one) for one in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in cast("Json", schema).items() if key in KEPT}
    if all("const" in one for one in kept.get("oneOf", [{}])):
        kept["enum"] = [one["const"] for one in kept.pop("oneOf")]
    if "enum" in kept:
        kept.pop("allOf", None)  # it only names what the numbers mean
    if "properties" in kept:
        kept["properties"] = {
            name: PERMISSIONS if name == "default_member_permissions" else constraints(one)
            for name, one in kept["properties"].items()
        }
    return {key: value if key == "properties" else constraints(value) for key, value in kept.items()}


def references(schema: Any) -> set[str]:
    """The names of the schemas that a schema leads to at once."""
    if isinstance(schema, list):
        return {name for one in cast("list[Any]", schema) for name in references(one)}
    if not isinstance(schema, dict):
        return set()
    node = cast("Json", schema)
    reference = node.get("$ref")
    own = {reference.removeprefix(PREFIX)} if isinstance(reference, str) else set[str]()
    return own | {name for one in node.values() for name in references(one)}


def reduced(whole: Json) -> Json:
    """Bodies by operation, and the schemas that they lead to."""
    bodies: Json = {}
    for operation in OPERATIONS:
        method, path = operation.split(" ")
        content = whole["paths"][path][method.lower()]["requestBody"]["content"]
        bodies[operation] = constraints(content["application/json"]["schema"])
    schemas: Json = {}
    wanted = references(bodies)
    while wanted:
        name = wanted.pop()
        schemas[name] = WIDER.get(name) or constraints(whole["components"]["schemas"][name])
        wanted |= references(schemas[name]) - schemas.keys()
    return {"bodies": bodies, "components": {"schemas": dict(sorted(schemas.items()))}}


if __name__ == "__main__":
    text = json.dumps(reduced(json.loads(Path(sys.argv[1]).read_text())), separators=(",", ":"))
    COPY.write_bytes(gzip.compress(text.encode(), mtime=0))
