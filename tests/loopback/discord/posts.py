"""Messages as they are written, changed and deleted, whichever route that comes by."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from tests.loopback.discord.bodies import Json, parts
from tests.loopback.discord.components import links, walk
from tests.loopback.discord.limits import (
    EPHEMERAL,
    LOADING,
    SCHEME,
    SECOND,
    SETTABLE,
    Upload,
    check_message,
    mention_faults,
    names,
    unshown,
)
from tests.loopback.discord.reading import text_of
from tests.loopback.discord.refusal import Mistake, refuse_form
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.world import Attachment, Channel, Message, User


def write(
    stage: Stage,
    channel: Channel,
    body: Json,
    files: Mapping[str, Upload],
    *,
    author: User | None = None,
    owner: User | None = None,
    interaction: Json | None = None,
    reply_to: Message | None = None,
    mentions: Sequence[User] = (),
    flags: int = 0,
) -> Message:
    """A new message, told to the bot; `owner` is who alone sees it, where it is ephemeral.

    `flags` are those that a person's client sets by itself.
    """
    check_message(body, files, paid=author is not None and author.pays)
    _complain(stage, body, body, files)
    world = stage.world
    message = Message(
        id=world.ids.next(),
        channel=channel,
        author=author or world.bot,
        type=19 if reply_to else 0,
        flags=(body.get("flags") or 0) & SETTABLE | flags,
        owner=owner,
        interaction=interaction,
        reply_to=reply_to,
        mentions=list(mentions),
        nonce=str(body["nonce"]) if body.get("nonce") is not None else None,
    )
    if owner:
        message.flags |= EPHEMERAL
    _fill(stage, message, body, files)
    world.messages[message.id] = message
    channel.last_message = message.id
    stage.tell_message("MESSAGE_CREATE", message)
    return message


def change(stage: Stage, message: Message, body: Json, files: Mapping[str, Upload]) -> Message:
    """The message with what the body names put in the place of what was there."""
    _check_flags(message, body)
    kept = _kept(message, body)
    flags = message.flags & ~LOADING | ((body.get("flags") or 0) & SECOND)
    now: Json = {"content": message.content, "embeds": message.embeds, "components": message.components}
    draft = {**now, **{key: value for key, value in body.items() if key != "flags"}, "flags": flags}
    check_message(_referring(draft, kept), files, [one.name for one in kept])
    _check_new_files(body, files)
    _complain(stage, body, draft, files)
    if message.flags & LOADING:
        message.versions.clear()
    message.flags = flags
    message.attachments = kept
    message.edits += 1
    _fill(stage, message, body, files)
    stage.tell_message("MESSAGE_UPDATE", message)
    return message


def delete(stage: Stage, message: Message) -> None:
    """The message is gone."""
    message.deleted = True
    guild = message.channel.guild
    data: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
    if guild:
        data["guild_id"] = str(guild.id)
    if not message.ephemeral:
        stage.tell("MESSAGE_DELETE", data, guild.id if guild else None)
    stage.changes.tell()


def _check_flags(message: Message, body: Json) -> None:
    flags = body.get("flags")
    if message.second and flags is not None and not flags & SECOND:
        code = "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"
        refuse_form([Mistake(("flags",), code, "The components V2 flag cannot be removed from a message")])


def _check_new_files(body: Json, files: Mapping[str, Upload]) -> None:
    """A file that comes with an edit cannot be shown by a component of it (discord-api-docs, issue 7529)."""
    new = {f"{SCHEME}{name}" for name in names(body.get("attachments"), files)}
    code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    refuse_form(
        Mistake(path, code, f"{url} was not found")
        for path, url in links(parts(body, "components"))
        if url in new
    )


def _kept(message: Message, body: Json) -> list[Attachment]:
    """The attachments that stay: those the body names, or all where it names none."""
    if body.get("attachments") is None:
        return [] if "attachments" in body else list(message.attachments)
    named = {int(one["id"]) for one in body["attachments"]}
    return [one for one in message.attachments if one.id in named]


def _referring(draft: Json, kept: Sequence[Attachment]) -> Json:
    """The draft with the addresses of kept files written as references, as Discord takes them too."""
    known = {one.url: f"{SCHEME}{one.name}" for one in kept}
    components = copy.deepcopy(parts(draft, "components"))
    for _, component in walk(components):
        for media in _media(component):
            media["url"] = known.get(media["url"], media["url"])
    return {**draft, "components": components}


def _complain(stage: Stage, body: Json, draft: Json, files: Mapping[str, Upload]) -> None:
    """Note what Discord takes and we do not want: pings, and files that nobody would see."""
    stage.violations += [f"{fault}: {str(body)[:200]}" for fault in mention_faults(body)]
    stage.violations += [f"the file {name} is shown by no component" for name in unshown(draft, files)]


def _fill(stage: Stage, message: Message, body: Json, files: Mapping[str, Upload]) -> None:
    message.content = (body["content"] or "") if "content" in body else message.content
    message.embeds = (
        [{"type": "rich", **one} for one in parts(body, "embeds")] if "embeds" in body else message.embeds
    )
    message.attachments = [*message.attachments, *_attached(stage, message, body, files)]
    if "components" in body:
        message.components = _placed(parts(body, "components"), message.attachments)
    message.versions.append(text_of(message))


def _attached(stage: Stage, message: Message, body: Json, files: Mapping[str, Upload]) -> list[Attachment]:
    said = {f"files[{one['id']}]": one for one in parts(body, "attachments")}
    made: list[Attachment] = []
    for (field, file), name in zip(files.items(), names(body.get("attachments"), files), strict=True):
        attachment = attach(stage, message.channel, Upload(name, file.mime, file.content))
        attachment.description = said.get(field, {}).get("description")
        made.append(attachment)
    return made


def attach(stage: Stage, channel: Channel, file: Upload) -> Attachment:
    """A file that can be downloaded from now on."""
    id_ = stage.world.ids.next()
    url = f"{stage.url}/cdn/{channel.id}/{id_}/{file.name}"
    made = Attachment(id=id_, name=file.name, mime=file.mime, content=file.content, url=url)
    stage.world.attachments[id_] = made
    return made


def _media(component: Json) -> list[Any]:
    """The objects of a component that hold an address."""
    items = [item["media"] for item in parts(component, "items")]
    return [*items, *(component[key] for key in ("media", "file") if key in component)]


def _placed(components: Sequence[Json], attachments: Sequence[Attachment]) -> list[Json]:
    """The components as a message has them: each with an id, references resolved to addresses."""
    placed = copy.deepcopy(list(components))
    taken = {one["id"] for _, one in walk(placed) if one.get("id")}
    free = iter(number for number in range(1, 200) if number not in taken)
    urls = {f"{SCHEME}{one.name}": one.url for one in attachments}
    for _, component in walk(placed):
        component["id"] = component.get("id") or next(free)
        for media in _media(component):
            media["url"] = urls.get(media["url"], media["url"])
            media |= {"proxy_url": media["url"], "loading_state": 2, "placeholder_version": 1, "flags": 0}
    assert not any(url.startswith(SCHEME) for _, url in links(placed))
    return placed
