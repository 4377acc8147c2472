"""Access to a language model: prompts from files, a call, its answer, and what can go wrong in between."""

from core.llm.budget import Budget
from core.llm.call import Answer, Call, Message, Model
from core.llm.failures import ModelAway
from core.llm.prompts import Prompt, load_prompts

__all__ = ["Answer", "Budget", "Call", "Message", "Model", "ModelAway", "Prompt", "load_prompts"]
