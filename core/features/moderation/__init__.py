"""Moderation: readers report, staff hide and restore, authors appeal, and all of it leaves a trail."""

from pathlib import Path

from core.chat import Audience
from core.feature import Command, Feature
from core.features.moderation import handlers, reporting

feature = Feature(
    name="moderation",
    words=Path(__file__).parent / "words",
    commands=(Command(name="moderate", handler=handlers.queue, audience=Audience.STAFF),),
    actions={
        "report": reporting.report,
        "because": reporting.because,
        "appeal": reporting.appeal,
        "appealed": reporting.appealed,
        "trail": handlers.trail,
        "queue": handlers.queue,
        "lately": handlers.lately,
        "show": handlers.show,
        "ask": handlers.ask,
        "hide": handlers.hide,
    },
    audiences=dict.fromkeys(("queue", "lately", "show", "ask", "hide"), Audience.STAFF),
)
