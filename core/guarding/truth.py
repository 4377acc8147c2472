"""Whether a text says if a sentence is true. Pure."""

import re

from core.course.folding import words_folded
from core.course.model import (
    TrueFalse,
)
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.meaning import NEGATION, covered
from core.guarding.stating import (
    is_question,
    sentences,
)

_SUBJECT = r"(?:it|that|this|which|answer|statement|sentence|claim|one|respuesta|afirmación|frase|eso|esto|is|prompt|all)"


_TRUE = r"(?:true|right|correct|verdader[ao]|ciert[ao]|correct[ao]|a yes|yes|sí|verdad)"


_FALSE = r"(?:false|wrong|incorrect|untrue|a lie|fals[ao]|incorrect[ao]|mentira|a no|no|a trap)"


_BE = r"(?:\s+(?:is|es|would be|must be|has to be|here|to|this|question|la|de esta|pregunta|in fact|indeed|simply|just|clearly|really|actually|plainly|:|=)|'s|:| =)"


_KEYED = (
    r"(?:(?:the|la|lo)\s+)?(?:(?:right|correct|keyed)\s+)?(?:answer|one|respuesta|right|correct|correct[ao])"
)


def truth_leak(item: TrueFalse, text: str) -> Found:
    """Whether a sentence says of the claim what is keyed, or says the claim again, or its opposite."""
    asked = words_folded(item.prompt)
    for sentence in (one for one in sentences(text) if words_folded(one) not in asked):
        said = _truth_said(sentence, item.prompt)
        if said is item.answer:
            return Found(Why(Kind.STATED, sentence, f"says {said}"))
    return HARMLESS


def _truth_said(sentence: str, prompt: str) -> bool | None:
    """What a sentence says of the prompt's claim; None where it says nothing."""
    if re.search(
        rf"\b{_TRUE}\b.{{0,12}}\b(?:or|o)\b.{{0,12}}\b{_FALSE}\b", sentence, re.IGNORECASE
    ) or is_question(sentence):
        return None
    plain = re.sub(r"[*_`\"]", "", sentence)
    if re.search(
        r"\b(?:if|whether|suppose|imagine|you (?:said|think|thought|answered)|your|si fuera|some (?:people|learners)|condition is|half is|are you|can be|would|not (?:just|simply) say)\b",
        plain,
        re.IGNORECASE,
    ):
        return None
    for value, words in ((True, _TRUE), (False, _FALSE)):
        short = rf"(?:{'true|verdader[ao]|ciert[ao]' if value else 'false|untrue|fals[ao]|a lie|mentira'})\b|{words}\b(?=\W*$|\W+(?:it|they|that|this|those) (?:is|are|does|do|will|would|holds?|isn|aren|doesn|don|won))"
        bare = re.match(
            rf"^\W*(?:(?:so|psst|ok|well|the|answer|hint|es|it's|and|la|respuesta|simply|just|say|pick|choose|tick|press|pulsa|elige|marca|answer with|go with|responde|contesta|i'd|i would|definitely)\b\W*)*(?:{short})\W*(?:[.!,:;—–-]|$|\b(?:it|they|that|this|those)\b)",
            plain,
            re.IGNORECASE,
        )
        if match := bare or re.search(
            rf"\b{_SUBJECT}{_BE}{{1,4}}\s*(not )?{words}\b(?!\s*(?:that|que|if|for|answer)\b)",
            plain,
            re.IGNORECASE,
        ):
            negated = "not " in match[0].casefold()
            return value is not negated
        if re.search(rf"\b{words}\W+(?:is|es)\W+{_KEYED}\b", plain, re.IGNORECASE):
            return value
    if (
        covered(re.sub(r"true or false\??:?|is that true\?", "", prompt, flags=re.IGNORECASE), sentence)
        >= 0.55
    ):
        return bool(NEGATION.search(sentence)) is bool(NEGATION.search(prompt))
    return None
