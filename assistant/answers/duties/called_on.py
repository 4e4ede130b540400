"""What those do who are no agency of the library: the sentences that call on them, or work with them."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from assistant.answers.answer import Status
from assistant.answers.duties.given import said_run
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.called_in_short import subject_of_work
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision, Span
from assistant.text.normal import fold, has_accents, toned
from assistant.wording import words

_LEAST, _LONGEST = 2, 6
"""So many syllables name a group of people or bodies: one alone is of many groups, more are a thing that is done."""
_BETWEEN = 12
"""So many words of a list may stand between what calls on them and their name."""
_MOST = 4
"""Called on in more sentences than this, the name says too little."""
_SENTENCE = re.compile(r"[^.;\n]+(?:\.{2,}[^.;\n]*)*[.;]?")
_SYLLABLE = re.compile(r"[^\W_]+")
_NONE_ASKED = frozenset({"whose", "ours", "to_whom", "with_whom", "amount", "help", "how_to"})


def write_called_on(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return each sentence that calls on those whose work is asked for, where the library knows no such agency."""
    invited = says(asked.text, "questions.called_on") and says(asked.text, "questions.purpose")
    if not ("duties" in asked.wants or invited) or asked.agencies or asked.wants & _NONE_ASKED:
        return None
    name = _SYLLABLE.findall(subject_of_work(asked.text))
    if not _LEAST <= len(name) <= _LONGEST or says(" ".join(name), "questions.kinds_of_bodies"):
        return None
    syllables = frozenset(map(fold, name))
    printing = [id_ for id_, bag in lexicon.passages.items() if syllables <= bag.folded]
    # Those of documents that may not answer are not always at hand.
    places = [lexicon.provision(id_) for id_ in printing if id_.partition("/")[0] in documents]
    calling = [
        (place, span)
        for place in places
        if lexicon.documents[place.document].text == "verbatim"
        for span in _calling(place, name)
    ]
    if not 0 < len(calling) <= _MOST:
        return None
    citer = Citer(lexicon)
    given = {clause.duties[0].provision: clause for clause in lexicon.given}
    sentences = [
        said_run(given[place.id].duties, lexicon, citer)
        if place.id in given
        else citer.said(citer.quote(place, span))
        for place, span in calling
    ]
    return Written(Status.ANSWERED, tuple(dict.fromkeys(sentences)), citer.citations)


def _calling(place: Provision, name: list[str]) -> Iterator[Span]:
    """Yield the sentences of a provision's own text that call on those named."""
    own = _pattern(tuple(map(fold, name)))
    for sentence in _SENTENCE.finditer(place.text):
        said = sentence.group()
        folded = fold(said)
        if len(folded) == len(said) and any(
            _agrees(said[at.start() : at.end()], name) and _is_called_on(said[: at.start()].lower())
            for at in own.finditer(folded)
        ):
            begin = sentence.start() + len(said) - len(said.lstrip(" -–•+\n"))
            yield Span(place.start + begin, place.start + sentence.start() + len(said.rstrip()))


def _agrees(printed: str, name: list[str]) -> bool:
    """Tell whether the printed words have the accents that were typed."""
    pairs = zip(_SYLLABLE.findall(printed), name, strict=True)
    return not has_accents(" ".join(name)) or all(toned(a) == toned(b) for a, b in pairs)


def _is_called_on(before: str) -> bool:
    """Tell whether the words before a name end in what calls on those named, or in a list that it begins."""
    last = list(_calls().finditer(before))[-1:]
    if not last:
        return False
    between = before[last[0].end() :]
    listed = [part.split() for part in between.split(",")]
    few = len(between.split()) <= _BETWEEN
    return few and all(len(part) <= _LONGEST and not _binds().search(" ".join(part)) for part in listed)


@cache
def _pattern(name: tuple[str, ...]) -> re.Pattern[str]:
    spelt = r"[^\w,;.]{1,3}".join(map(re.escape, name))
    return re.compile(rf"(?<!\w){spelt}(?!\w)")


@cache
def _calls() -> re.Pattern[str]:
    phrases = sorted(words("questions.calls_on"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def _binds() -> re.Pattern[str]:
    phrases = sorted(words("questions.ends_a_call"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
