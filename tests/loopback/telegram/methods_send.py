"""Methods that write: messages, files, polls, drafts, and that the bot is at it."""

from typing import Any

from tests.loopback.telegram.access import answered, writable
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import units
from tests.loopback.telegram.files import file_of
from tests.loopback.telegram.formatting import TEXT, caption, marked, message_text
from tests.loopback.telegram.keyboards import markup_of
from tests.loopback.telegram.posts import write
from tests.loopback.telegram.refusal import Refused, bad, wrong
from tests.loopback.telegram.stage import Call
from tests.loopback.telegram.wire import message_json
from tests.loopback.telegram.world import Poll

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def _sent(call: Call, **content: Any) -> Json:
    chat, topic = writable(call)
    reply_to = answered(call, chat)
    markup, keyboard = markup_of(call, chat)
    call.stage.flood.check(chat)
    chat.drafts.clear()
    message = write(
        call.stage, chat, call.stage.world.bot, topic=topic, reply_to=reply_to, markup=markup, keyboard=keyboard,
        **content,
    )  # fmt: skip
    return message_json(message)


def send_message(call: Call) -> Json:
    text = message_text(call)
    return _sent(call, words=text.text, entities=text.entities)


def send_photo(call: Call) -> Json:
    below = caption(call)
    return _sent(call, file=file_of(call, "photo", "photo"), words=below.text, entities=below.entities)


def send_document(call: Call) -> Json:
    below = caption(call)
    return _sent(call, file=file_of(call, "document", "document"), words=below.text, entities=below.entities)


def send_audio(call: Call) -> Json:
    """Music: MP3 or M4A. What is of another kind arrives as a file, which is not what was meant."""
    below, file = caption(call), file_of(call, "audio", "audio")
    if file.mime not in {"audio/mpeg", "audio/mp4", "audio/x-m4a"}:
        call.stage.violations.append(f"{file.name} is {file.mime}, which is no audio to Telegram")
    return _sent(call, file=file, words=below.text, entities=below.entities)


def send_voice(call: Call) -> Json:
    """A voice note: an Ogg with Opus, or what is sent as one arrives as a file. Some people take none."""
    below, file = caption(call), file_of(call, "voice", "voice")
    chat, _ = writable(call)
    if chat.user and chat.user.silent:
        raise bad("VOICE_MESSAGES_FORBIDDEN")
    if not file.content.startswith(b"OggS"):
        call.stage.violations.append(f"{file.name} is no voice note to Telegram")
    return _sent(call, file=file, words=below.text, entities=below.entities)


def send_poll(call: Call) -> Json:
    args = call.args
    quiz = args.get("type") == "quiz"
    _check_poll(call)
    explanation = marked(call, "explanation", mode="explanation_parse_mode", marks="explanation_entities")
    _check_explanation(explanation.text, quiz=quiz)
    poll = Poll(
        id=str(5_200_000_000_000_000_000 + call.stage.world.next()),
        question=args["question"].strip(),
        options=[one["text"].strip() for one in args["options"]],
        type=args.get("type") or "regular",
        anonymous=args.get("is_anonymous", True),
        multiple=args.get("allows_multiple_answers", False),
        revoting=args.get("allows_revoting", not quiz),
        correct=args["correct_option_ids"] if quiz else [],
        explanation=explanation.text,
        explanation_entities=explanation.entities,
        period=args.get("open_period"),
        closed=args.get("is_closed", False),
    )
    return _sent(call, poll=poll)


def _check_poll(call: Call) -> None:
    args = call.args
    options: list[str] = [one["text"].strip() for one in args["options"]]
    question = args["question"].strip()
    if not question:
        raise wrong("poll question must be non-empty")
    if units(question) > 300:
        raise wrong("poll question length must not exceed 300")
    if args.get("type") not in {None, "quiz", "regular"}:
        raise wrong("unsupported poll type specified")
    _check_options(call, options)
    if args.get("type") == "quiz":
        _check_correct(
            args.get("correct_option_ids"), options, multiple=args.get("allows_multiple_answers", False)
        )
    if args.get("open_period") is not None and not 5 <= args["open_period"] <= 2_628_000:
        raise wrong("OPEN_PERIOD_INVALID")
    if args.get("open_period") and args.get("close_date"):
        raise wrong("can't use open_period and close_date together")


def _check_options(call: Call, options: list[str]) -> None:
    if not options:
        raise wrong("poll must have at least 1 option")
    if len(options) == 1:
        call.stage.violations.append(f"a poll with nothing to choose from: {options[0]}")
    if len(options) > 12:
        raise wrong("poll can't have more than 12 options")
    if not all(options):
        raise wrong("poll option text must be non-empty")
    if any(units(one) > 100 for one in options):
        raise wrong("poll options length must not exceed 100")
    if len(set(options)) < len(options):
        call.stage.violations.append(f"two options of a poll are alike: {options}")


def _check_correct(correct: list[int] | None, options: list[str], *, multiple: bool) -> None:
    ordered = correct is not None and sorted(set(correct)) == correct
    if not correct or not ordered or correct[0] < 0 or correct[-1] >= len(options):
        raise wrong("wrong correct option ID specified")
    if len(correct) > 1 and not multiple:
        raise wrong("QUIZ_CORRECT_ANSWERS_TOO_MUCH")


def _check_explanation(text: str, *, quiz: bool) -> None:
    if text and not quiz:
        raise wrong("explanation can be specified only for polls in quiz mode")
    if units(text) > 200:
        raise wrong("message is too long")
    if text.count("\n") > 2:
        raise wrong("poll explanation has too many line feeds")


def send_message_draft(call: Call) -> bool:
    """A preview; it counts as shown, and is gone as soon as a message comes."""
    if not call.stage.settings.drafts:
        raise Refused(404, "method not found")
    chat, _ = writable(call)
    if not chat.is_private:
        raise wrong("TEXTDRAFT_PEER_INVALID")
    if not call.args["draft_id"]:
        raise wrong("TEXTDRAFT_ID_INVALID")
    text = marked(call, "text")
    if units(text.text) > TEXT:
        raise wrong("message is too long")
    chat.drafts.setdefault(call.args["draft_id"], []).append(text.text)
    return True


def send_chat_action(call: Call) -> bool:
    chat, _ = writable(call)
    if call.args["action"] not in ACTIONS:
        raise wrong("wrong parameter action in request")
    chat.actions.append(call.args["action"])
    return True
