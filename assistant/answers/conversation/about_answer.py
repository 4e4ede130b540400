"""Questions about the last answer: where it stands, more of it, its second part."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.conversation.going_on import pointed, pointing
from assistant.answers.conversation.topic import Topic
from assistant.answers.documents.headings import told
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.phrasing import form, phrases, spelt
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import Rows
from assistant.answers.rows.targets import write_targets
from assistant.library.nouns import Provision
from assistant.text.normal import fold, has_accents
from assistant.text.numbers import DOCUMENT_NUMBER
from assistant.wording import say, words

_DATED = re.compile(
    rf"{DOCUMENT_NUMBER}[^.;\n]{{0,20}}?ngày \d{{1,2}}\s*(?:/\d{{1,2}}/|tháng \d{{1,2}} năm )\s*\d{{4}}"
)
_MOST_PLACES = 3
_MOST_WORDS = 10
_LONGEST_KIND = 30
"""In so many letters before its number a document is called by its kind."""
_LEADS_IN = 12
"""A place above of more provisions than this is no closer telling of what was said."""


def asks_of_answer(spoken: str) -> bool:
    """Tell whether a question seems to ask of the last answer itself."""
    said = spoken.strip(" ?.!")
    of_it = says(said, "follow_ups.where") or says(said, "follow_ups.more") or _nth(said) is not None
    return of_it and len(said.split()) <= _MOST_WORDS


def asks_only_of_answer(spoken: str) -> bool:
    """Tell whether a question names nothing but a part of the last answer, or bids only to say more of it."""
    said = spoken.strip(" ?.!")
    more = says(said, "follow_ups.more") and _asks_only(said, "more")
    return _nth(said) is not None or (more and len(said.split()) <= _MOST_WORDS)


def write_about_answer(
    asked: Understood, topic: Topic, lexicon: Lexicon, documents: Collection[str]
) -> Written | None:
    """Return what is asked of the last answer itself: its place, more of it or one of its parts; else None."""
    places = [place for place in _places(topic, lexicon) if place.document in documents]
    if (
        not places
        or asked.years
        or asked.documents
        or asked.agencies
        or asked.address
        or asked.target_numbers
    ):
        return None
    if asked.wants & {"which_day", "signed_on"} and (named := _of_a_named_document(asked, places)):
        return _said_of_it(named, lexicon)
    nth = _nth(asked.spoken)
    if nth is not None:
        listed = [place for id_ in topic.listed if (place := lexicon.library.provision(id_))]
        return _part(nth, asked, listed or places, lexicon)
    for key, write in (("where", _where), ("more", _more)):
        if says(asked.spoken.strip(" ?.!"), f"follow_ups.{key}") and _asks_only(asked.spoken, key):
            return write(asked, places, lexicon)
    return None


def _of_a_named_document(asked: Understood, places: Sequence[Provision]) -> Provision | None:
    """Return the clause of the answer that names another document with its day, where that is what is pointed at."""
    if "documents" not in pointing(asked.spoken):
        return None
    noun = pointed("documents", asked.spoken).search(form(asked.spoken))
    said = fold(noun.group(1)) if noun else ""
    any_kind = {fold(one) for one in words("follow_ups.any_document")}
    for place in places:
        for dated in _DATED.finditer(place.text):
            called = fold(place.text[: dated.start()][-_LONGEST_KIND:])
            if said in any_kind or f" {said} " in f" {called} ":
                return place
    return None


def _said_of_it(place: Provision, lexicon: Lexicon) -> Written:
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, say_whole(place, lexicon, citer), citer.citations, place.id)


def _asks_only(spoken: str, key: str) -> bool:
    """Tell whether nothing is named beside the words that ask of the answer."""
    found = phrases(f"follow_ups.{key}", spoken).search(form(spoken))
    rest = f"{spoken[: found.start()]} {spoken[found.end() :]}" if found else spoken
    less = {term.folded for phrase in words("follow_ups.of_answer") for term in content_terms(phrase)}
    return {term.folded for term in content_terms(without_phrases(rest, ("asking",)))} <= less


def _places(topic: Topic, lexicon: Lexicon) -> list[Provision]:
    """Return the places the last answer cited, less one that only leads in to the others."""
    known = [place for id_ in topic.cited if (place := lexicon.library.provision(id_))]
    if len(known) > 1 and all(place.id != known[0].id and _is_below(place, known[0]) for place in known[1:]):
        return known[1:]
    return known


def _is_below(place: Provision, above: Provision) -> bool:
    return place.document == above.document and above.start <= place.start < above.subtree_end


def _where(_: Understood, places: Sequence[Provision], lexicon: Lexicon) -> Written:
    citer = Citer(lexicon)
    sentences = []
    for place in places[:_MOST_PLACES]:
        document = lexicon.documents[place.document]
        said = say("replies.stands_at", label=place.label, kind=document.kind, number=document.number)
        stands = Derivation("stands_at", (place.id,))
        sentences.append(Sentence(said, (citer.cite(citer.quote(place)),), stands))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _more(asked: Understood, places: Sequence[Provision], lexicon: Lexicon) -> Written | None:
    """Return the place of the answer whole, or with what leads in to it where it is a part of a short one."""
    first = places[0]
    if first.kind == "row":
        return _row(asked, first, lexicon)
    above = lexicon.library.provision(first.parent) if first.parent else None
    lists = first.kind in {"bullet", "point", "paragraph", "clause"}
    if above and lists and len(lexicon.library.subtree(above)) <= _LEADS_IN:
        first = above
    citer = Citer(lexicon)
    sentences = told(first, lexicon, citer)
    return Written(Status.ANSWERED, sentences, citer.citations, first.id)


def _row(asked: Understood, place: Provision, lexicon: Lexicon) -> Written | None:
    """Return every milestone of the row at a place; None where it is no row of indicators."""
    rows = tuple(named.target for named in lexicon.targets if named.target.provision == place.id)
    return write_targets(asked, Rows(rows), lexicon)


def _part(nth: int, asked: Understood, places: Sequence[Provision], lexicon: Lexicon) -> Written | None:
    if not places or not -1 <= nth - 1 < len(places):
        return None
    place = places[nth - 1] if nth else places[-1]
    if place.kind == "row":
        return _row(asked, place, lexicon)
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, told(place, lexicon, citer), citer.citations, place.id)


def _nth(spoken: str) -> int | None:
    """Return which part of the answer is asked for, the last as 0; None where none is."""
    ordinals = [spelt(one, spoken) for one in words("follow_ups.ordinals")]
    found = _of_answer(accented=has_accents(spoken)).search(form(spoken))
    if found is None:
        return None
    rest = f"{spoken[: found.start()]} {spoken[found.end() :]}"
    if not {term.folded for term in content_terms(rest)} <= _terms_of_answer():
        return None
    if found.group(3):
        return 0
    said = found.group(1) or found.group(2)
    return int(said) if said.isdecimal() else ordinals.index(said) + 1


@cache
def _terms_of_answer() -> frozenset[str]:
    return frozenset(
        term.folded for phrase in words("follow_ups.of_answer") for term in content_terms(phrase)
    )


@cache
def _of_answer(*, accented: bool) -> re.Pattern[str]:
    """Return the pattern of a part of the answer by its number, or as the last."""
    read = str.lower if accented else fold
    nouns, ordinals, last = (
        "|".join(re.escape(read(one)) for one in words(f"follow_ups.{key}"))
        for key in ("nth", "ordinals", "last")
    )
    counted = rf"(?:{read('thứ')}\s+(\d{{1,2}}|{ordinals})|(?:số\s+|so\s+)?(\d{{1,2}}))"
    return re.compile(rf"(?<!\w)(?:{nouns})\s+(?:{counted}|({last}))(?!\w)")
