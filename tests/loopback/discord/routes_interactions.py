"""Routes by which interactions are answered: the callback, and the webhook of the interaction's token."""

from tests.loopback.discord import posts
from tests.loopback.discord.bodies import Json, part, parts
from tests.loopback.discord.call import Answer, Call, Routes
from tests.loopback.discord.interactions import (
    CHOICES,
    DEFERRED,
    GUEST_FOLLOWUPS,
    MESSAGE,
    MODAL,
    UPDATE,
    Interaction,
)
from tests.loopback.discord.limits import EPHEMERAL, LOADING
from tests.loopback.discord.modals import mistakes_of_modal
from tests.loopback.discord.refusal import Mistake, Refused, refuse_form
from tests.loopback.discord.wire import message_json
from tests.loopback.discord.world import Message


def callback(call: Call) -> Answer:
    """The first answer to an interaction."""
    interaction = call.stage.interactions.get(int(call.at["interaction_id"]))
    if not interaction or interaction.token != call.at["interaction_token"]:
        raise Refused(10062)
    kind, data = call.body["type"], part(call.body, "data")
    interaction.check_callback(kind)
    if not interaction.fits(kind):
        text = f"A callback of type {kind} does not answer an interaction of type {interaction.type}."
        refuse_form([Mistake(("type",), "BASE_TYPE_CHOICES", text)])
    try:
        _answer(call, interaction, kind, data)
    except Refused as refused:
        below = [Mistake(("data", *one.path), one.code, one.message) for one in refused.mistakes]
        raise Refused(refused.code, below) from refused
    interaction.callback = kind
    interaction.acknowledged = interaction.age
    call.stage.changes.tell()
    return _response(interaction, kind) if call.asks_for("with_response") else None


def _answer(call: Call, interaction: Interaction, kind: int, data: Json) -> None:
    match kind:
        case 4:
            interaction.ephemeral = bool((data.get("flags") or 0) & EPHEMERAL)
            interaction.original = _written(call, interaction, data)
            interaction.progress += 1
        case 5:
            _defer(call, interaction, data)
        case 6:
            interaction.original = interaction.message
        case 7:
            assert interaction.message
            interaction.original = _changed(call, interaction, interaction.message, data)
        case 8:
            interaction.choices = _checked_choices(data)
            interaction.progress += 1
        case _:
            refuse_form(mistakes_of_modal(data))
            interaction.modal = data
            interaction.progress += 1


def _checked_choices(data: Json) -> list[Json]:
    choices = parts(data, "choices")
    for number, choice in enumerate(choices):
        if not 1 <= len(str(choice["value"])) <= 100:
            path = ("choices", number, "value")
            refuse_form([Mistake(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")])
    return choices


def _defer(call: Call, interaction: Interaction, data: Json) -> None:
    """Show that the bot thinks; of what the answer will be, only whether it is ephemeral can be said now."""
    flags = data.get("flags") or 0
    if flags & ~EPHEMERAL:
        code = "BASE_TYPE_CHOICES"
        refuse_form([Mistake(("flags",), code, "A deferral knows no flag but EPHEMERAL.")])
    interaction.ephemeral = bool(flags & EPHEMERAL)
    world = call.stage.world
    message = Message(
        id=world.ids.next(),
        channel=interaction.channel,
        author=world.bot,
        flags=LOADING | flags,
        owner=interaction.user if interaction.ephemeral else None,
        interaction=interaction.metadata(),
        versions=[""],
    )
    world.messages[message.id] = message
    interaction.original, interaction.loading = message, True
    call.stage.tell_message("MESSAGE_CREATE", message)


def _written(call: Call, interaction: Interaction, body: Json) -> Message:
    """A message in answer; follow-ups decide for themselves whether they are ephemeral."""
    ephemeral = (body.get("flags") or 0) & EPHEMERAL
    message = posts.write(
        call.stage,
        interaction.channel,
        body,
        call.files,
        owner=interaction.user if ephemeral else None,
        interaction=interaction.metadata(),
    )
    interaction.messages.append(message)
    return message


def _changed(call: Call, interaction: Interaction, message: Message, body: Json) -> Message:
    changed = posts.change(call.stage, message, body, call.files)
    if interaction.loading and message is interaction.original:
        interaction.loading = False
        interaction.messages.append(message)
    interaction.progress += 1
    call.stage.changes.tell()
    return changed


def _response(interaction: Interaction, kind: int) -> Json:
    told: Json = {"id": str(interaction.id), "type": interaction.type}
    message = interaction.original
    if message and kind not in {CHOICES, MODAL}:
        told |= {
            "response_message_id": str(message.id), "response_message_loading": kind == DEFERRED,
            "response_message_ephemeral": message.ephemeral,
        }  # fmt: skip
    if message and kind in {MESSAGE, UPDATE}:
        return {"interaction": told, "resource": {"type": kind, "message": message_json(message)}}
    return {"interaction": told}


def _by_token(call: Call) -> Interaction:
    """The interaction of a token that is still good."""
    known = call.stage.interactions.values()
    found = next((one for one in known if one.token == call.at["webhook_token"]), None)
    if call.at["webhook_id"] != str(call.stage.world.bot.id) or not found:
        raise Refused(50027)
    found.check_token()
    return found


def follow_up(call: Call) -> Answer:
    """Another message. The first one after a deferral takes the deferral's place, ephemeral as that is."""
    interaction = _by_token(call)
    if interaction.loading and interaction.original:
        return message_json(_changed(call, interaction, interaction.original, call.body))
    interaction.followups += 1
    if interaction.guest and interaction.followups > GUEST_FOLLOWUPS:
        raise Refused(40094)
    message = _written(call, interaction, call.body)
    interaction.progress += 1
    call.stage.changes.tell()
    return message_json(message)


def _message(call: Call, interaction: Interaction) -> Message:
    """The message of the path: one that answers this interaction."""
    id_ = call.at.get("message_id")
    original = interaction.original
    if id_ is None or (original and id_ == str(original.id)):
        if not original or original.deleted:
            raise Refused(10008)
        return original
    return call.stage.world.message(id_, lambda one: one in interaction.messages)


def get(call: Call) -> Answer:
    return message_json(_message(call, _by_token(call)))


def edit(call: Call) -> Answer:
    interaction = _by_token(call)
    message = _message(call, interaction)
    return message_json(_changed(call, interaction, message, call.body))


def remove(call: Call) -> Answer:
    interaction = _by_token(call)
    posts.delete(call.stage, _message(call, interaction))
    interaction.progress += 1
    return None


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES: Routes = {
    "POST /interactions/{interaction_id}/{interaction_token}/callback": callback,
    f"POST {_WEBHOOK}": follow_up,
    f"GET {_WEBHOOK}/messages/@original": get,
    f"PATCH {_WEBHOOK}/messages/@original": edit,
    f"DELETE {_WEBHOOK}/messages/@original": remove,
    f"GET {_WEBHOOK}/messages/{{message_id}}": get,
    f"PATCH {_WEBHOOK}/messages/{{message_id}}": edit,
    f"DELETE {_WEBHOOK}/messages/{{message_id}}": remove,
}
