"""What somebody has earned: points with their reasons, levels, badges, and days in a row with their rests."""

from pathlib import Path

from core.feature import Command, Feature
from core.features.points import handlers

feature = Feature(
    name="points",
    words=Path(__file__).parent / "words",
    commands=(Command(name="points", handler=handlers.show),),
    actions={
        "show": handlers.show,
        "rows": handlers.rows,
        "badges": handlers.badges,
        "rest": handlers.rest,
        "away": handlers.away,
        "back": handlers.back,
    },
)
