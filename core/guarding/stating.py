"""What a text states of the answers that it mentions: that they are right, that they are wrong, or nothing. Pure.

Mentions are marked first, each as one private character, so that what stands around them can be read: a number in
"line 3", in a question, or said of what somebody else believed, is mentioned and not stated.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

FIRST_KEY, FIRST_WRONG, OPAQUE = 0xE000, 0xE100, "\ue200"
_KEY, _WRONG = "\ue000-\ue0ff", "\ue100-\ue1ff"
MARK = re.compile(f"[{_KEY}{_WRONG}]")

_CUES = (
    r"(?:answers?|results?|outputs?|solutions?|keys?|choices?|respuestas?|solución|soluciones|resultado|salida|total)"
    r"|is|are|be|becomes?|it's|that's|there's|they're|equals?|makes?|gives?|yields?|returns?|see|sees|says?|reads?"
    r"|shows?|prints?|displays?|outputs?|appears?|hands?(?: you)? back|ends?(?: up)?|comes?(?: out)?|remains?|stays?|leaves?|left"
    r"|(?:you|we|you'll|we'll|you'd|will|would|program|python|and|then) gets?|print gets|stands? for|holds?|evaluates?|reach(?:es)?|lands?|stops?|turns? out|(?:true|holds|works|stands|true) (?:for|of)|adds? up|amounts?|screen|pantalla|saldrá|mostrará|imprimirá|aparecerá|quedará|sería|obtendrás|acaba|serían|son|ser|imprimen|aparecen|pick|choose|select|take|tick|type|write|enter|click|go|use|put|need|needs|want|try|mark|fill|goes|belongs|namely"
    r"|es|son|sea|será|serán|da|dan|devuelve|muestra|muestran|imprime|aparece|sale|salen|queda|quedan|vale|obtienes|verás|ves"
    r"|elige|escoge|escribe|pulsa|marca|pon|usa|toma|va|van|hay|contesta|responde|termina|answer|reply"
)
_FILLER = (
    r"(?:the|a|an|just|only|exactly|simply|be|with|as|out|to|at|up|for|in|of|on|it|you|is|are|both|all|indeed|of course|clearly|then|"
    r"right|correct|proper|option|options|one|ones|that|both of|number|value|text|total|going|out to be|finally|always|word|words|sign|signs|name|by|plainly|really|actually|"
    r"el|la|los|las|un|una|solo|sólo|exactamente|con|en|a|de|que|opción|opciones|número|valor|palabra|signo|texto|correcta|correcto|"
    r"simplemente|por supuesto|here|there|aquí|screen|pantalla|this|these|esta|este|estas|se|te|sign|condition|line|loop)"
)
_BEFORE = re.compile(
    rf"(?:^|(?<![\w])|(?<=\W))(?:{_CUES})(?:[\s,\"'(*_:]+{_FILLER}){{0,4}}[\s\"'(*_:¡]*$", re.IGNORECASE
)
_SIGN = re.compile(r"(?:[:=→⇒]|->|=>)[\s\"'(*_]*$")
_ENDS = re.compile(r"\s*[)\"'*]*\s*(?:[.,;!…]|$)")
_AFTER = re.compile(
    r"^[\s\"')*_.,]*(?:(?:is|are|es|son|would be|will be|it is|,)\s+)?(?:(?:the|la|el|las|los|your|tu|what|lo que|both|all)\s+)*"
    r"(?:(?:right|correct|only|keyed|true|good|proper|final)\s+)*"
    r"(?:(?:true )?ones?|true|so (?:tick|pick|choose|take|mark|select)|answers?|right|correct|solution|results?|outputs?|wins?|works?|fits?|appears?|remains?|stays?|comes? out|gets? (?:shown|printed)"
    r"|(?:is|are) (?:shown|printed|what|allowed|fine|it\b|left)|is (?:the )?one|it gives|you (?:want|need|are looking)|gets (?:shown|printed)|(?:is|are) (?:put|displayed|written)|(?:is )?what (?:python|the program|it|the loop|you|comes|gets|print)|it is\b|would be|lo que|es lo|(?:goes |comes |stands |belongs |va )?(?:in|into|for|en) (?:the|el|la) (?:first|second|third|last|other|1st|2nd|primer|segund|tercer|últim|otr)[ao]?"
    r"|respuestas?|correctas?|correctos?|solución|resultado|aparece|se muestra|se imprime|queda|it shows|the program shows"
    r"|as (?:the|your) answer|como respuesta|run|se ejecutan)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|without|except|wrong|incorrect|false|rather than|instead of|than|ruled? out|discard|drop|cross out|forget|"
    r"nunca|ni|tampoco|jamás|falsa|incorrecta|en vez de|en lugar de|salvo|excepto|descarta|tacha)\b|n't\b",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[\s\"')*_]*(?:(?:is|are|can|es|son|does|do|will|would|gets?|queda|no|both|all)\s*){0,4}"
    r"(?:not|n't|shows? nothing|,? ?so (?:it|that)(?:'s| is) (?:wrong|out|not)|makes no sense|a trap|no sirve|no vale|está mal|wrong|incorrect|out|no|impossible|cannot|can't|isn't|aren't|doesn't|don't|won't|fails?|ruled out|excluded|too (?:many|few|small|big|large|high|low)"
    r"|incorrect[ao]s?|fals[ao]s?|descartad[ao]s?|fallan?|imposibles?|sobran?|tampoco)(?!\w)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:lines?|rounds?|index(?:es)?|positions?|steps?|options?|questions?|lessons?|chapters?|exercises?|examples?|values?|"
    r"línea|vuelta|índice|posición|paso|opción|lección|ejercicio|pregunta|another|other|otra?|some|alg[uú]n|from|desde|between|entre)\s*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:if (?:it|the answer|you (?:think|expect|say|got))|suppose|imagine|whether|might|maybe|perhaps|could|would|someone|somebody|many people|some (?:people|learners)"
    r"|learners|beginners|a common|you (?:said|answered|wrote|chose|think|thought|picked|put|typed)|your (?:answer|guess)|at first (?:sight|glance)|for example|e\.g\.|for instance"
    r"|looks like|seems|believe|expect|would be|another|other program|si fuera|supón|imagina|quizás?|tal vez|podría|alguien|muchos|muchas|"
    r"tu respuesta|has (?:dicho|escrito|elegido|puesto)|dijiste|pensaste|por ejemplo|parece|otro programa|otra lista|(?:a|with) different|instead we|had been|were)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:isn't it|aren't they|right|correct|no|verdad|cierto|don't you (?:think|see)|agreed?|okay|ok|see)\s*\?+\W*$|"
    r"^\W*(?:(?:so|and|but|y|pero|can you (?:see|say|tell me|explain)|do you see|see|ves|puedes (?:decir|explicar)(?:me)?)[\s,]+)*(?:why|por qué|how come|did you (?:notice|see) (?:that|how))\b",
    re.IGNORECASE,
)
_GLUE = re.compile(
    r"^[\s,;\"'*_&+/()]*(?:(?:and|y|e|or|o|u|nor|ni|then|as well as|plus|luego|both|also the|also|the|la|el|option|no|not|,)[\s,\"'*_]*)*+$",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|o|u|either|vs)\b|/", re.IGNORECASE)
_TURN = re.compile(
    r"[;—–]|\b(?:but|pero|sino|so|because|porque|así que|hence|therefore|since|while|mientras|and|y)\b|,(?!\s*(?:not|no|nor)\b)",
    re.IGNORECASE,
)
_INTERJECTION = (
    r"(?:ok(?:ay)?|so|well|hint|psst|pst|sh+|the|answer|respuesta|yes|sí|here(?: you (?:go|are))?|bueno|pues|vale|clue|pista|listen|just|between us|entre nosotros|"
    r"there|it's|is|es|la|el|final|line|línea|and|y|then|only|spoiler|secret|quietly|and that's it|of course|"
    r"i'll whisper|whisper|ok then|fine|all right|simply|sure|promise|dot|done|listo|ya está|nothing else|y punto|toma|take it)"
)
_FLUFF = re.compile(rf"(?<!\w){_INTERJECTION}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """What counts as a mention: `pattern` in the text is marked with `mark`."""

    mark: str
    pattern: str
    size: int = 0
    """How long the text is that it was made of: what is longer is marked first."""


@dataclass(slots=True)
class Stated:
    """Marks that were said to be right, and those that were said to be wrong, with the sentences that did it."""

    right: dict[str, str] = field(default_factory=dict[str, str])
    wrong: dict[str, str] = field(default_factory=dict[str, str])


def key_mark(place: int) -> str:
    """The mark of a right answer."""
    return chr(FIRST_KEY + place)


def wrong_mark(place: int) -> str:
    """The mark of a wrong one."""
    return chr(FIRST_WRONG + place)


def is_key(mark: str) -> bool:
    """Whether the mark is that of a right answer."""
    return FIRST_KEY <= ord(mark) < FIRST_WRONG


def marked(text: str, forms: Iterable[Form]) -> str:
    """The text with each mention as its mark, the longest forms first, whatever quotes are around them."""
    for form in sorted(forms, key=lambda one: -one.size):
        edge = r"(?<![\w.])" if re.match(r"\\?\w", form.pattern) else ""
        end = r"(?![\w]|[.,]\d)" if re.search(r"[\w)?+]$", form.pattern) else ""
        text = re.sub(
            rf"[`\"'*]*{edge}(?:{form.pattern}){end}[`\"*]*'?", f" {form.mark} ", text, flags=re.IGNORECASE
        )
    return re.sub(r"[ \t]+", " ", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line that does not end as one goes on in the next."""
    joined = re.sub(r"(?<=[:,\w\ue000-\ue2ff]) *\n(?=\s*\S)", " ", re.sub(r"\n\s*[-*•]\s+", "\n", text))
    return [
        one.strip()
        for one in re.split(
            r"(?<=[.!?…])[\s\"')*]+(?!(?:or|o)\b)|\n+|(?<=[\ue000-\ue2ff]) ?[.] (?!(?:or|o)\b)", joined
        )
        if one.strip()
    ]


def stated(text: str, unlike: str = "") -> Stated:
    """What a marked text states. `unlike` is a pattern of nouns after a number that make another number of it."""
    found = Stated()
    for sentence in sentences(text):
        for mark, right in _of_sentence(sentence, unlike):
            (found.right if right else found.wrong).setdefault(mark, sentence)
    return found


def _of_sentence(sentence: str, unlike: str) -> Iterator[tuple[str, bool]]:
    if _bare(sentence) and not _WRONGS.search(sentence):
        yield from ((one, True) for one in MARK.findall(sentence))
        return
    if is_question(sentence):
        return
    hypothetical = bool(_OTHERS.search(sentence))
    groups = list(_groups(sentence, unlike))
    for marks, right, either in groups:
        if either or (right and hypothetical):
            continue
        yield from ((mark, right) for mark in marks if right is not None)


_WRONGS = re.compile(f"[{_WRONG}]")


def _bare(sentence: str) -> bool:
    """Whether a sentence is nothing but mentions, and words that say nothing."""
    return bool(MARK.search(sentence)) and not re.search(r"[^\W_]", _FLUFF.sub(" ", MARK.sub(" ", sentence)))


def is_question(sentence: str) -> bool:
    """Whether a sentence asks, and does not only pretend to."""
    asks = sentence.rstrip("\"')*_ 🙂🤔").endswith("?") or sentence.lstrip().startswith("¿")
    return asks and not _TAG.search(sentence)


def _groups(sentence: str, unlike: str) -> Iterator[tuple[str, bool | None, bool]]:
    """Mentions that stand in one list, what is said of them, and whether they are offered as alternatives."""
    at, marks, state, either = 0, "", None, False
    places = [match.start() for match in MARK.finditer(sentence)]
    for number, place in enumerate(places):
        before = sentence[at:place]
        following = (
            sentence[place + 1 : places[number + 1]] if number + 1 < len(places) else sentence[place + 1 :]
        )
        glued = bool(marks) and bool(_GLUE.match(before))
        if not glued and marks:
            yield marks, state, either
            marks, either = "", False
        after = (
            following
            if number + 1 == len(places) or not _GLUE.match(following)
            else sentence[places[-1] + 1 :]
        )
        own = _polarity(before, after, unlike, state, glued=glued)
        either = (either or bool(_OR.search(before))) if glued else False
        if glued and own is False and state is True and re.search(r"\b(?:not|no)\b", before, re.IGNORECASE):
            yield marks, state, either
            marks = ""
        state = own if own is not None or not glued else state
        either = either and state is not False
        marks += sentence[place]
        at = place + 1
    if marks:
        yield marks, state, either


def _polarity(before: str, after: str, unlike: str, previous: bool | None, *, glued: bool) -> bool | None:
    clause = _TURN.split(before)[-1]
    if _DENIED_AFTER.match(after):
        return None if _NOT.search(clause) else False
    if _NOT.search(clause):
        return False
    if glued and previous is not None:
        return previous
    if _ROLE.search(before) or (unlike and re.match(rf"\s*(?:{unlike})\b", after, re.IGNORECASE)):
        return None
    if _AFTER.match(after) or _BEFORE.search(before) or (_SIGN.search(before) and _ENDS.match(after)):
        return True
    turned = re.search(r"(?:\b(?:but|sino|rather|instead)\b|[,;—–])[\s\w]{0,12}$", before, re.IGNORECASE)
    return True if turned and previous is False else None


def right_of(found: Stated) -> Sequence[str]:
    """The right answers that were stated."""
    return [mark for mark in found.right if is_key(mark)]


_LOOK = re.compile(
    r"\b(?:look|read|compare|test|check|think|consider|remember|note|mira|lee|compara|piensa|fíjate|prueba|what|which|where|how|qué|cuál|dónde|cómo|"
    r"about|sounds?|almost|nearly|idea|case|hint)\b",
    re.IGNORECASE,
)
"""Where a sentence sends the learner to look at something."""


def plainly_named(text: str, keys: Iterable[str]) -> str:
    """The sentence that names all of these marks and no other, claims something, and sends nobody to look; or ""."""
    wanted = set(keys)
    for sentence in sentences(text):
        named = set(MARK.findall(sentence))
        claims = not is_question(sentence) and not any(
            p.search(sentence) for p in (_NOT, _OTHERS, _LOOK, _OR)
        )
        if named == wanted and claims:
            return sentence
    return ""
