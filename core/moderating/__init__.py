"""Whether what a learner wants to show to others can be shown at once, or somebody has to look at it first."""

from core.moderating.finding import Finding, Kind
from core.moderating.reasons import Reason
from core.moderating.screening import screen

__all__ = ["Finding", "Kind", "Reason", "screen"]
