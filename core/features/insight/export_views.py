"""What is said of exports. Pure."""

from collections.abc import Sequence

from core.chat import Action, Choice, Choices, File, Media, Progress, Reply, Say, Text, Weight, plain
from core.store.cohorts import Cohort


def which_kind(cohort: Cohort, kinds: Sequence[str], say: Say) -> Reply:
    """In which form somebody wants it."""
    choices = tuple(
        Choice(kind.upper(), Action("insight.data", {"cohort": cohort.id, "kind": kind})) for kind in kinds
    )
    return Reply.privately(Text(say("insight-export-about")), Choices(choices))


def exporting(job: str, done: int, total: int, say: Say) -> Reply:
    """An export that goes on."""
    again = Choice(say("insight-look-again"), Action("insight.exported", {"job": job}), Weight.PRIMARY)
    return Reply.privately(Progress(say("insight-exporting"), done, max(total, 1)), Choices((again,)))


def made(cohort: Cohort, media: Media, learners: int, members: int, say: Say) -> Reply:
    """An export that is there. Where a chat carries no file of its size, the page has it."""
    path = f"cohorts/{cohort.id}/data"
    web = Choice(say("insight-on-the-web"), Action("desk.open", {"path": path}), Weight.QUIET)
    cut = "yes" if learners < members else "no"
    words = say("insight-exported", title=plain(cohort.title), cut=cut, count=learners)
    return Reply.privately(Text(words), File(media), Choices((web,)))
