"""Access to a language model: prompts from files, a call, its answer, and what can go wrong in between."""

from core.llm.budget import Bound, Budget, Price
from core.llm.cache import Answers
from core.llm.call import Answer, Call, Message, Model
from core.llm.failures import ModelAway
from core.llm.prompts import Prompt, load_prompts

__all__ = [
    "Answer",
    "Answers",
    "Bound",
    "Budget",
    "Call",
    "Message",
    "Model",
    "ModelAway",
    "Price",
    "Prompt",
    "load_prompts",
]
