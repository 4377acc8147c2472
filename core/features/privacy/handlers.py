"""The learner's verbs about what is kept of them."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

from core.chat import Reply, Suggestion, Text
from core.errors import LearnerError
from core.features.privacy import archive, rules, views
from core.features.privacy.archive import Part
from core.features.privacy.rules import GRACE, Meant, Wish
from core.finding import suggestions
from core.store import consents, erasure
from core.store import export as exports
from core.store.consents import Decision, Purpose
from core.store.telling import tell_elsewhere
from core.turn import Turn
from core.words.formats import duration


async def privacy(turn: Turn) -> Reply:
    """Show what is kept, or do at once what was typed: `/privacy export`, `/privacy difficulty no`."""
    typed = f"{turn.argument('what')} {turn.argument('answer')}".strip()
    if not typed:
        return await show(turn)
    read = rules.read(typed, _labels(turn), turn.house.purposes)
    match read:
        case None:
            raise LearnerError("privacy-no-such", given=typed[:40])
        case Wish.EXPORT, _:
            return await export(turn)
        case Wish.DELETE, _:
            return await ask(turn)
        case Wish.KEEP, _:
            return await keep(turn)
        case Purpose() as purpose, answer:
            return await _answered(turn, purpose, answer)


async def suggest_what(turn: Turn) -> Sequence[Suggestion]:
    """What may be meant by what is being typed."""
    return suggestions(rules.shelf(_labels(turn)), turn.text)


async def suggest_answer(turn: Turn) -> Sequence[Suggestion]:
    """Yes and no, where the word before them is one that wants an answer."""
    read = rules.read(turn.argument("what"), _labels(turn), turn.house.purposes)
    if read is None or not isinstance(read[0], Purpose):
        return ()
    return tuple(Suggestion(word, word) for word in (turn.say("privacy-yes"), turn.say("privacy-no")))


async def show(turn: Turn) -> Reply:
    """Show what is kept, how long, and what may be done with it."""
    return await _shown(turn, await turn.read(consents.decisions, turn.learner.id))


async def export(turn: Turn) -> Reply:
    """Give all of it as a file, or the next part of the files that go with it: where nobody else can see it."""
    if turn.membership is not None:
        return views.alone(turn.house.entrances.to("privacy"), turn.say)
    given = await turn.read(exports.made, turn.learner.id, turn.now - rules.WINDOW)
    if again := rules.again_at(given):
        pause = duration((again - turn.now).total_seconds(), turn.language)
        raise LearnerError("privacy-exported-enough", time=pause)
    after, number = turn.argument("after"), int(turn.argument("number", default="1"))
    part = await turn.slow.once(("export", after), lambda: _part(turn, after, number))
    return views.exported(part.media, part.more, number, turn.say)


async def ask(turn: Turn) -> Reply:
    """Say what goes and what stays, and ask whether it is to go."""
    if turn.learner.erase_at is not None:
        return await show(turn)
    kept = await turn.read(exports.kept, turn.learner.id)
    return views.ask(kept, turn.now + GRACE, turn.language, turn.learner.time_zone, turn.say)


async def delete(turn: Turn) -> Reply:
    """Have all of it go in a week; the learner's other accounts are told, so that nobody who slipped in can do it alone."""
    if turn.learner.erase_at is not None:
        return await show(turn)
    at = turn.now + GRACE
    turn.write(erasure.ask, turn.learner.id, at, turn.now)
    told = views.reminder(at, turn.language, turn.learner.time_zone, turn.say)
    elsewhere, event = Reply(blocks=(told,), private=True), f"going/{token_hex(16)}"
    turn.write(tell_elsewhere, turn.learner.id, turn.platform, turn.person, elsewhere, event, turn.now)
    return views.going(at, turn.language, turn.learner.time_zone, turn.say)


async def keep(turn: Turn) -> Reply:
    """Have all of it stay after all."""
    was_going = turn.learner.erase_at is not None
    turn.write(erasure.keep, turn.learner.id)
    turn.learner = replace(turn.learner, erase_at=None)
    return views.staying(turn.say, was_going=was_going)


async def decide(turn: Turn) -> Reply:
    """Agree to a purpose, or refuse it."""
    name = turn.argument("purpose")
    purpose = next((one for one in turn.house.purposes if one.name == name), None)
    if purpose is None:
        raise LearnerError("choice-gone")  # of a feature that was removed since
    return await _decided(turn, purpose, given=bool(turn.arguments.get("given")))


def remind(turn: Turn, reply: Reply) -> Text | None:
    """Tell somebody whose account goes of it, now and then, beside whatever they are answered, and nobody else."""
    at = turn.learner.erase_at
    seen_by_all = turn.membership is not None and not reply.private
    if at is None or seen_by_all or not rules.is_reminder_due(turn.learner.erase_told_at, turn.now):
        return None
    turn.write(erasure.told, turn.learner.id, turn.now)
    return views.reminder(at, turn.language, turn.learner.time_zone, turn.say)


async def _answered(turn: Turn, purpose: Purpose, answer: str) -> Reply:
    if not answer:
        return await show(turn)
    given = rules.read_answer(answer, turn.say("privacy-yes"), turn.say("privacy-no"))
    if given is None:
        raise LearnerError("privacy-yes-or-no", given=answer[:40])
    return await _decided(turn, purpose, given=given)


async def _decided(turn: Turn, purpose: Purpose, *, given: bool) -> Reply:
    decided = await turn.read(consents.decisions, turn.learner.id)
    before = decided.get(purpose.name)
    if before is None or before.given != given:
        turn.write(consents.decide, turn.learner.id, purpose.name, given, turn.now)
        decided[purpose.name] = Decision(given, turn.now)
    return await _shown(turn, decided)


async def _shown(turn: Turn, decided: dict[str, Decision]) -> Reply:
    """The card. It says when all goes, if it does, so that no reminder is needed beside it."""
    kept = await turn.read(exports.kept, turn.learner.id)
    if turn.learner.erase_at is not None:
        turn.write(erasure.told, turn.learner.id, turn.now)
        turn.learner = replace(turn.learner, erase_told_at=turn.now)
    agreed = [(one, rules.holds(one, decided), decided.get(one.name)) for one in turn.house.purposes]
    return views.shown(
        kept,
        agreed,
        keep_turns=turn.house.keep_turns,
        erase_at=turn.learner.erase_at,
        language=turn.language,
        zone=turn.learner.time_zone,
        say=turn.say,
    )


async def _part(turn: Turn, after: str, number: int) -> Part:
    assert turn.fetch is not None
    database, learner = turn.house.database, turn.learner.id
    if number > 1:
        return await archive.next_part(database, turn.fetch, learner, after, number, turn.now)
    return await archive.first_part(database, turn.fetch, learner, turn.say("privacy-export-about"), turn.now)


def _labels(turn: Turn) -> dict[str, Meant]:
    """All that can be typed, by what it is called in the learner's language."""
    wishes: dict[str, Meant] = {turn.say(f"privacy-called-{one.value}"): one for one in Wish}
    return wishes | {turn.say(f"purpose-{one.name}-called"): one for one in turn.house.purposes}
