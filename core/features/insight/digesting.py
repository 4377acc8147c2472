"""The weekly digest: who is sent one and when, what it holds, and proving an address that it goes to besides."""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from core.chat import Reply
from core.classwork import title_of
from core.dials import dials_in
from core.errors import LearnerError, NotAllowed, Unavailable
from core.features.insight import digest_views
from core.features.insight.digest_views import OfClass
from core.features.insight.figuring import part, work_out
from core.features.insight.groups import SMALL, reader
from core.features.insight.handlers import task_of
from core.features.insight.reader import Reader
from core.insight.digest import is_due
from core.insight.items import ItemFigures
from core.insight.overview import Overview
from core.mail import is_address
from core.roles import Role, audit, role_elsewhere
from core.store import cohorts, communities, digests, figures, notes, staff
from core.store.digests import Receiver, Wish
from core.store.telling import tell_last
from core.teaching import known_zone
from core.turn import House, Turn

log = logging.getLogger(__name__)

ACTIVITY = "insight-address"
DIGITS, TRIES = 6, 5
"""Of a code that proves an address, and how often one may be wrong."""
VALID = timedelta(minutes=30)
"""How long such a code is good."""
MOST_LETTERS = 4
"""Letters with a code that one learner can have sent in a day: more would trouble whoever has the address."""


@dataclass(frozen=True, slots=True)
class Proving:
    """An address that somebody says is theirs, and the code that was sent there, as a hash."""

    community: str
    email: str
    digest: str
    until: datetime
    tries: int = 0


async def digest(turn: Turn) -> Reply:
    """Show the digest as it would come now, and turn it on or off."""
    here = turn.standing.community
    classes = await classes_of(turn.house, here, reader(turn))
    wish = await turn.read(digests.wish, here, turn.learner.id)
    return digest_views.shown(classes, wish, reader(turn), mails=turn.house.mail is not None)


async def wish(turn: Turn) -> Reply:
    """Have the digest come, or not."""
    now = await _wish(turn)
    return _change(turn, Wish(turn.argument("digest") == "True", now.email))


async def unmail(turn: Turn) -> Reply:
    """Have no letters come any more."""
    now = await _wish(turn)
    return _change(turn, Wish(now.digest, ""))


async def mail(turn: Turn) -> Reply:
    """Ask for an address."""
    await _wish(turn)
    return digest_views.ask_address(reader(turn))


async def mailed(turn: Turn) -> Reply:
    """Send a code to the address, so that nobody has letters sent to somebody else."""
    await _wish(turn)
    email, post = turn.values.get("email", turn.text).strip(), turn.house.mail
    if post is None:
        raise LearnerError("insight-no-mail")
    if not is_address(email):
        raise LearnerError("insight-no-address")
    letters = f"letters/{turn.learner.id}/{turn.now.date()}"
    before = int(await turn.read(notes.read, ACTIVITY, letters) or 0)
    if before >= MOST_LETTERS:
        raise LearnerError("insight-letters-enough")

    async def send() -> str:
        code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        await post.send(digest_views.code_letter(email, code, reader(turn)))
        return _hash(email, code)

    try:
        kept = await turn.slow.once(("mail", email), send)
    except NotAllowed:
        raise LearnerError("insight-address-refused") from None
    turn.write(notes.write, ACTIVITY, letters, str(before + 1), turn.now, fleeting=True)
    turn.stand(ACTIVITY, Proving(turn.standing.community, email, kept, turn.now + VALID))
    return digest_views.ask_code(email, reader(turn))


async def proved(turn: Turn) -> Reply:
    """Take the code that was sent: the address is theirs."""
    proving, now = turn.state(ACTIVITY, Proving), await _wish(turn)
    here = turn.standing.community
    if proving is None or proving.community != here or turn.now > proving.until or proving.tries >= TRIES:
        raise LearnerError("insight-code-gone")
    code = "".join(turn.values.get("code", turn.text).split())
    if not secrets.compare_digest(_hash(proving.email, code), proving.digest):
        tries = proving.tries + 1
        turn.stand(ACTIVITY, Proving(here, proving.email, proving.digest, proving.until, tries))
        return digest_views.wrong_code(reader(turn), left=TRIES - tries)
    turn.leave()
    return _change(turn, Wish(now.digest, proving.email))


def _change(turn: Turn, wanted: Wish) -> Reply:
    turn.write(digests.change, turn.standing.community, turn.learner.id, wanted)
    audit(turn, "digest-change", turn.standing.community, digest=wanted.digest, email=bool(wanted.email))
    return digest_views.changed(wanted, reader(turn))


async def _wish(turn: Turn) -> Wish:
    found = await turn.read(digests.wish, turn.standing.community, turn.learner.id)
    if found is None:
        raise LearnerError("insight-digest-not-staff")
    return found


def _hash(email: str, code: str) -> str:
    return sha256(f"{email.casefold()} {code}".encode()).hexdigest()


async def send_due(house: House, now: datetime) -> None:
    """Send the digests that are due. Whoever does not teach there any more is sent none."""
    for one in await house.database.read(digests.receivers):
        if not is_due(one.last, known_zone(one.zone), now):
            continue
        try:
            if not await _is_quiet(house, one, now) and await _still_teaches(house, one):
                await _send(house, one, now)
        except Unavailable as error:
            log.warning("a digest waits: %s", error)


async def _is_quiet(house: House, one: Receiver, now: datetime) -> bool:
    dials = dials_in(await house.database.read(communities.named, one.community))
    return dials.quiet_at(now, one.zone)


async def _still_teaches(house: House, one: Receiver) -> bool:
    if one.granted:
        return True
    posts = await house.database.read(staff.posts, one.learner)
    return await role_elsewhere(house, one.community, posts) >= Role.INSTRUCTOR


async def _send(house: House, one: Receiver, now: datetime) -> None:
    said = Reader(language=one.language, time_zone=one.zone, now=now, say=house.words.say(one.language))
    classes = await classes_of(house, one.community, said)
    if not classes:
        return
    async with house.database.transaction() as connection:
        if not await digests.claim(connection, one, now):
            return
        event = f"digest/{secrets.token_hex(12)}"
        await tell_last(connection, one.learner, digest_views.sent(classes, said), event, now)
    if one.email and house.mail is not None:
        try:
            await house.mail.send(digest_views.digest_letter(one.email, classes, said))
        except (Unavailable, NotAllowed) as error:
            log.warning("a digest was not mailed: %s", error)


async def classes_of(house: House, community: str, said: Reader) -> list[OfClass]:
    """The classes of a community that have learners and figures, with what there is to tell of each."""
    found: list[OfClass] = []
    for cohort in await house.database.read(cohorts.of_community, community):
        course = house.catalogue.find(cohort.course)
        if course is None or not cohort.members:
            continue
        kept = await house.database.read(figures.kept, cohort.id, "overview", "items")
        if kept is not None:
            overview = part(Overview, kept.figures["overview"], Overview())
            items: tuple[ItemFigures, ...] = part(tuple[ItemFigures, ...], kept.figures["items"], ())
        elif cohort.members <= SMALL:
            worked = await work_out(house, cohort, course, said.now)
            overview, items = worked.figures.overview, worked.figures.items
        else:
            continue
        known = [one for one in items if course.find_item(one.item)]
        tasks = [
            (title, one.done / overview.members)
            for one in overview.due
            if overview.members and (title := title_of(house.catalogue, task_of(cohort, one), said.say))
        ]
        found.append(OfClass(cohort, course, overview, known, tasks))
    return found
