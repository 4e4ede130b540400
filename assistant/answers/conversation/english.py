"""English questions: put to the Vietnamese documents by a table of reviewed terms, answered in an English frame."""

import re
from dataclasses import dataclass, replace
from functools import cache
from string import Template

from assistant.answers.answer import Answer, Sentence, Status
from assistant.text.normal import has_accents, plain
from assistant.wording import pairs, say, words

_WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*|\d[\w./-]*")
_SHARE = 0.4
"""So much of a message must be common English words for it to be an English one."""
_FEWEST = 2
_LONGEST_SYLLABLE = 6
"""Without accents "data" may be two syllables run together, "broadband" not."""
_TARGET = re.compile(
    r"(?<!\w)(?:target|indicator)\s+(?:no\.?\s+|number\s+)?(\d{1,3}(?:\.\d+)*[a-z]?)(?![\w%])", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# "9-XX/YY", "IV.2.5", "TFP": names that are the same in both languages.
_NAME = re.compile(r"[A-Z]*\d[\w./-]*|[A-Z][A-Za-z]*[A-Z]\w*|[A-Z]{2,}\w*|[IVX]+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class English:
    """An English message, and the Vietnamese question it stands for; None where it was not understood."""

    question: str | None


def english(text: str) -> English | None:
    """Return the question that an English message asks; None where the message is not English."""
    typed = _WORD.findall(plain(text))
    common = [word for word in typed if word.lower() in _common() or word.lower() in _of_terms()]
    if has_accents(text) or len(common) < _FEWEST or len(common) < _SHARE * len(typed):
        return None
    return English(_question(plain(text).strip(" ?.!")))


def framed_in_english(answer: Answer) -> Answer:
    """Return the answer to an English question in its English frame, each clause as the document has it."""
    if answer.status not in {Status.ANSWERED, Status.PARTIAL}:
        return replace(answer, text=say("english.not_found"))
    frame = Sentence(say("english.framed"), answer.sentences[0].citations)
    marks = "".join(f"[{n}]" for n in frame.citations)
    return replace(answer, text=f"{frame.text} {marks}\n{answer.text}", sentences=(frame, *answer.sentences))


def in_english(id_: str, key: str, status: Status) -> Answer:
    """Return a fixed answer in English."""
    return Answer(id=id_, status=status, text=say(f"english.{key}"), written_by="fixed")


@cache
def _of_terms() -> frozenset[str]:
    """Return the words of the reviewed terms that no Vietnamese syllable is written like."""
    typed = (word for term, _ in pairs("english.terms") for word in term.split())
    return frozenset(word for word in typed if len(word) > _LONGEST_SYLLABLE)


@cache
def _common() -> frozenset[str]:
    return frozenset(words("english.words"))


def _question(text: str) -> str | None:
    """Return the Vietnamese question, or None when a word of it is in no table."""
    text = _TARGET.sub(r" «chỉ tiêu \1» ", text)
    lower = text.lower()
    form = None
    for typed, put in pairs("english.asking"):
        if re.search(rf"(?<!\w){re.escape(typed)}(?!\w)", lower):
            form = form or put
            if "$rest" not in put:
                return put
            text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", " ", text, count=1, flags=re.IGNORECASE)
            break
    rest = _vietnamese(text)
    if rest is None or not rest[0]:
        return None
    named, years = rest
    about = " ".join([*named, *(f"năm {year}" for year in years)])
    return " ".join(Template(form or "$rest").substitute(rest=about).split())


def _vietnamese(text: str) -> tuple[list[str], list[str]] | None:
    """Return what the words of `text` name, in order, and its years; None when a word is in no table."""
    for typed, meant in sorted(pairs("english.terms"), key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<![\w«]){re.escape(typed)}(?![\w»])", f" «{meant}» ", text, flags=re.IGNORECASE)
    named: list[str] = []
    years: list[str] = []
    for piece in re.findall(r"«[^»]*»|[^\s«»]+", text):
        word = piece.strip(",.;:?!()\"'")
        if piece.startswith("«"):
            named.append(piece.strip("«»"))
        elif _YEAR.fullmatch(word):
            years.append(word)
        elif not word or word.lower().removesuffix("'s") in _dropped():
            continue
        elif _NAME.fullmatch(word):
            named.append(word)
        else:
            return None
    return named, years


@cache
def _dropped() -> frozenset[str]:
    return frozenset(words("english.dropped"))
