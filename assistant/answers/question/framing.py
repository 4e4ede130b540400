"""What people say beside their question: greetings, who they are, why they ask, thanks; told from what asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.question.phrasing import form, phrases, spelt
from assistant.answers.question.terms import content_terms, says, without_asking
from assistant.text.normal import fold
from assistant.wording import words

_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"')\]]*[ \t]+|[ \t]*\n\s*")
# Within a name that has an end of a sentence in it.
_NO_BREAK = "\xa0"
# "1." and "IV." number what follows, "TP." and "Q." shorten a word: no sentence ends there.
_NO_END = re.compile(
    r"(?:^(?:\d+(?:\.\d+)*|[IVX]+)|(?:^|[\s(])(?:[A-ZĐ]|TP|Tp|tp|TX|GS|PGS|TS|ThS|BS|CTr|v\.v|vd|VD))\.$"
)
_STOPS = frozenset({".", ";", "!", "?"})
_SIGNS = " \t,.;:!?…-–—"
_CLAUSE = re.compile(r"\s*[,;:]\s+|\s+-\s+")
_MOST_WORDS_OF_A_FRAME = 30
_MOST_CLAUSES = 20
_WORDS_OF_A_BID = 3
_WORDS_BEFORE_THE_SPEAKER = 4
_TERMS_OF_A_SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Framed:
    """A message: the sentences that ask, less their frames, and what is said `beside` them."""

    asking: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def proper(self) -> str:
        """Return the question itself: the last that is asked."""
        return self.asking[-1] if self.asking else ""


def framed(text: str, names: Iterable[str] = ()) -> Framed:
    """Return the question in `text` told from what is said beside it; all of it asks where nothing does.

    No sentence ends within one of `names`.
    """
    said = [sentence for sentence in sentences_of(_held_together(text, names)) if unframed(sentence)]
    asking, beside = _told_apart(said)
    return Framed(
        tuple(sentence.replace(_NO_BREAK, " ") for sentence in asking),
        tuple(sentence.replace(_NO_BREAK, " ") for sentence in beside),
    )


def breaks(name: str) -> bool:
    """Tell whether a name has what looks like the end of a sentence in it, or at its own end."""
    return _SENTENCE_END.search(f"{name.strip()} ") is not None


def _held_together(text: str, names: Iterable[str]) -> str:
    """Return `text` with the spaces in the names bound, so that no sentence ends there."""
    folded = fold(text)
    for name in map(fold, names) if len(folded) == len(text) else ():
        at = folded.find(name)
        if at >= 0:
            end = at + len(name)
            if text[end : end + 1] in _STOPS and text[end + 1 : end + 3].strip().islower():
                end += 2  # the stop is printed with the name, and the sentence goes on
            text = f"{text[:at]}{text[at:end].replace(' ', _NO_BREAK)}{text[end:]}"
    return text


def _told_apart(said: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that ask, and those beside them, all less their frames."""
    marked = any(_is_marked(sentence) for sentence in said)
    asking = [s for s in said if _is_marked(s) or _bids(s) or (not marked and (asks(s) or _is_opened(s)))]
    if not asking:
        whole = " ".join(filter(None, map(unframed, said)))
        return ((whole,) if whole else ()), ()
    beside = tuple(unframed(s) for s in said if s not in asking)
    return tuple(unframed(s) for s in asking), beside


def sentences_of(text: str) -> list[str]:
    """Return the sentences of what a person typed."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if "\n" not in end.group() and _NO_END.search(text[start : end.start()].strip("\"')] ")):
            continue
        if _goes_on(text, end):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Tell whether dots leave a list open in the middle of a sentence: "doanh nghiệp... tham gia"."""
    return text[: end.start()].endswith(("...", "…")) and text[end.end() : end.end() + 1].islower()


def asks(sentence: str) -> bool:
    """Tell whether a sentence asks something, with or without a question mark."""
    spoken = sentence.strip(_SIGNS)
    if _is_marked(sentence) or says(spoken, "frames.asks") or says(spoken, "frames.bids"):
        return True
    last = unframed(sentence).split()[-1:]
    return bool(last) and spelt(last[0], sentence) in {
        spelt(word, sentence) for word in words("frames.ends_asking")
    }


@lru_cache(maxsize=64)  # all that looks for the question in a message asks it of the same few sentences
def unframed(sentence: str) -> str:
    """Return a sentence less the words that open and close it and say nothing."""
    rest = sentence.strip(_SIGNS)
    while True:
        shorter = _less_end(_less_start(_bid(_asked(rest))))
        if shorter == rest:
            return rest
        rest = shorter


def _is_marked(sentence: str) -> bool:
    return sentence.rstrip("\"') ").endswith("?")


def _is_opened(sentence: str) -> bool:
    """Tell whether words that open a question stand in a sentence: "cho em biết …"."""
    spoken = sentence.strip(_SIGNS)
    return _asked(spoken) != spoken


def _bids(sentence: str) -> bool:
    """Tell whether a sentence bids the one who is asked to say something."""
    first = " ".join(unframed(sentence).split()[:_WORDS_OF_A_BID])
    return says(first.strip(_SIGNS), "frames.bids")


def _bid(sentence: str) -> str:
    """Return a sentence that bids less the one who is bidden and the one for whom: "bạn kể giúp tôi …"."""
    bidden = phrases("frames.bidden", sentence).match(form(sentence))
    if bidden and says(" ".join(sentence[bidden.end() :].split()[:2]), "frames.bids"):
        sentence = sentence[bidden.end() :].strip(_SIGNS)
    favour = phrases("frames.favours", sentence).search(form(sentence))
    if favour and says(sentence[: favour.start()].strip(), "frames.bids"):
        head = sentence[: favour.start()].strip()
        if len(head.split()) <= _WORDS_OF_A_BID:
            return f"{head} {sentence[favour.end() :].strip()}"
    return sentence


def _asked(sentence: str) -> str:
    """Return what comes after the words that open a question, who asks and why being before them."""
    first = phrases("frames.asking_first", sentence).match(form(sentence))
    if first and len(sentence[first.end() :].split()) > 1:
        return sentence[first.end() :].strip(_SIGNS)
    found = None
    for m in phrases("frames.asking", sentence).finditer(form(sentence)):
        after = sentence[m.end() :].strip(_SIGNS)
        before = sentence[: m.start()].strip(_SIGNS)
        if len(after.split()) >= 2 and (not before or _speaks_of_oneself(before)):
            found = m
    return sentence[found.end() :].strip(_SIGNS) if found else sentence


def _speaks_of_oneself(clause: str) -> bool:
    """Tell whether a clause is of the one who asks, or greets, and asks nothing."""
    said = len(clause.split())
    if said > _MOST_WORDS_OF_A_FRAME or asks(clause):
        return False
    spoken = phrases("frames.speakers", clause).search(form(clause))
    greeted = phrases("frames.openings", clause).match(form(clause))
    return greeted is not None or (spoken is not None and _is_near_the_start(clause, spoken.start()))


def _is_near_the_start(clause: str, at: int) -> bool:
    return len(clause[:at].split()) < _WORDS_BEFORE_THE_SPEAKER


def _less_start(text: str) -> str:
    found = phrases("frames.openings", text).match(form(text))
    rest = text[found.end() :].strip(_SIGNS) if found else text
    head, clause = _split_first(rest)
    few = len(_CLAUSE.findall(clause)) < _MOST_CLAUSES  # each is looked into again
    if clause and few and _gives_a_reason(head) and _stands_alone(clause):
        return clause
    return rest


def _less_end(text: str) -> str:
    found = phrases("frames.closings", text, at_end=True).search(form(text))
    rest = text[: found.start()].strip(_SIGNS) if found else text
    clauses = _CLAUSE.split(rest)
    if len(clauses) > 1:
        tail = clauses[-1]
        head = rest[: rest.rindex(tail)].strip(_SIGNS)
        if head and _gives_a_reason(tail) and asks(head):
            return head
    return rest


def _split_first(text: str) -> tuple[str, str]:
    found = _CLAUSE.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _gives_a_reason(clause: str) -> bool:
    """Tell whether a clause says who asks, or why: a person, and what that one is or does."""
    return says(clause.strip(_SIGNS), "frames.reasons") and _speaks_of_oneself(clause)


def _stands_alone(clause: str) -> bool:
    """Tell whether a clause asks of something that it names itself."""
    first = clause.split(maxsplit=1)[0]
    named = content_terms(without_asking(clause))
    subjectless = {spelt(word, clause) for word in words("frames.subjectless")}
    return asks(clause) and len(named) >= _TERMS_OF_A_SUBJECT and spelt(first, clause) not in subjectless
