"""How far somebody is: in words, and in a picture that says the same."""

from pathlib import Path

from core.feature import Command, Feature
from core.features.progress import handlers

feature = Feature(
    name="progress",
    words=Path(__file__).parent / "words",
    commands=(Command(name="progress", handler=handlers.show),),
    actions={"show": handlers.show},
)
