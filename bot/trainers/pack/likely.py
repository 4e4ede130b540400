"""What the hall may ask, in its own words: questions made of the topics, kept only where the documents answer them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import TypeVar

from assistant.answers.answer import Answer, Question, Status
from assistant.library.nouns import Document
from assistant.library.titles import heading_of
from assistant.wording import begun, words
from bot.desk.desk import Desk
from bot.trainers.divisions import tidy
from bot.trainers.pack.audiences import heard_by
from bot.trainers.pack.choosing import Matter
from bot.trainers.pack.held import Held
from bot.trainers.pack.pack import Audience, Likely

_TRIED = 8
"""So many questions are tried for each that is wanted."""
_SHORT = 95
_VAGUE = 12
"""Letters of a term that says enough to tell that an answer speaks of it."""
_MARK = re.compile(r"^(?:[IVXLC]+|[\d.]+|\w\))[.)]?\s+")
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, and what its answer must rest on: one of these places, one of these words; anything where none."""

    text: str
    places: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def likely_questions(
    desk: Desk,
    audience: Audience,
    matters: Sequence[tuple[Held, Matter]],
    count: int,
    *,
    reworded: bool = False,
) -> tuple[Likely, ...]:
    """Return up to `count` questions with the assistant's answers, of the topics in turn, no answer twice."""
    found: list[Likely] = []
    seen: set[str] = set()
    proven: set[frozenset[str]] = set()
    tries = 0
    for document, one in _in_turn([_of_topic(audience, held, matter) for held, matter in matters]):
        if len(found) == count or tries == _TRIED * count:
            break
        if one.text in seen:
            continue
        seen.add(one.text)
        tries += 1
        question = Question(one.text, documents=(document,), goes_on=False, reworded=reworded)
        answer = desk.ask(question) if reworded else desk.assistant.ask(question)
        # An answer that rests on what is already there is the same question in other words.
        rests = frozenset(citation.quote.provision for citation in answer.citations)
        if _is_proven(answer, document, one) and rests not in proven:
            proven.add(rests)
            found.append(Likely(one.text, replace(answer, id=f"{document}-{len(found) + 1}", took_ms=0.0)))
    return tuple(found)


def _in_turn(kinds: Sequence[Iterable[_Thing]]) -> Iterator[_Thing]:
    return (one for one in chain.from_iterable(zip_longest(*kinds)) if one is not None)


def _is_proven(answer: Answer, document: str, asked: _Asked) -> bool:
    """Tell whether the document answers in full, with its own characters only, and with what was asked of it."""
    quotes = [citation.quote for citation in answer.citations]
    return (
        answer.status is Status.ANSWERED
        and bool(quotes)
        and not _only_announces(answer)
        and all(citation.kind == "verbatim" for citation in answer.citations)
        and all(quote.document == document for quote in quotes)
        and (not asked.places or any(quote.provision in asked.places for quote in quotes))
        and (
            not asked.words
            or any(word.casefold() in quote.text.casefold() for word in asked.words for quote in quotes)
        )
    )


def _only_announces(answer: Answer) -> bool:
    """Tell whether an answer ends by announcing what it does not hold: "cụ thể như sau:"."""
    return answer.sentences[-1:] == () or answer.sentences[-1].text.rstrip(" *").endswith(":")


def _of_topic(audience: Audience, held: Held, matter: Matter) -> Iterator[tuple[str, _Asked]]:
    """Yield the questions on a topic, kinds in turn so that the first few differ; those on the document last."""
    at = f"trainers.ask.{audience.word}"
    places = frozenset(matter.places)
    kinds = [
        _KINDS[kind](audience, held, matter, words(f"{at}.{kind}"))
        for kind in dict.fromkeys((*words(f"{at}.turn"), *_KINDS))
        if kind in words(f"{at}.turn") or not (matter.rows or matter.clauses)
    ]
    for one in _in_turn(kinds):
        yield held.document.id, replace(one, places=places)
    for template in words(f"{at}.document"):
        yield held.document.id, _Asked(_filled(template, **_named(held.document)))


def _of_own(_: Audience, __: Held, ___: Matter, templates: Sequence[str]) -> Iterator[_Asked]:
    return map(_Asked, templates)


def _of_rows(audience: Audience, _: Held, matter: Matter, templates: Sequence[str]) -> Iterator[_Asked]:
    rows = [row for row in matter.rows if len(row.shown_name) <= _SHORT]
    rows.sort(key=lambda row: (-heard_by(audience, row.target.name), len(row.shown_name), row.order))
    for n, row in enumerate(rows):
        years = [c.year for c, cell in sorted(row.cells.items()) if cell.milestone.amount is not None]
        template = templates[n % len(templates)]
        if not years or ("$number" in template and not row.numbered):
            continue
        if "$last" in template and len(set(years)) < 2:
            continue
        named = {"name": _inside(row.shown_name, template), "number": row.target.number}
        yield _Asked(_filled(template, **named, year=years[len(years) // 3], first=years[0], last=years[-1]))


def _of_duties(_: Audience, held: Held, matter: Matter, templates: Sequence[str]) -> Iterator[_Asked]:
    given = [duty for place in matter.topic.places for duty in held.duties.get(place, ())]
    if matter.topic.agency:
        given = [duty for duty in given if duty.agency_id == matter.topic.agency]
    names = {duty.agency_id: duty.agency for duty in reversed(given) if len(duty.agency) <= _SHORT}
    for agency in dict.fromkeys(duty.agency_id for duty in given if duty.agency_id in names):
        for template in templates:
            yield _Asked(_filled(template, agency=begun(names[agency])))


def _of_clauses(audience: Audience, held: Held, matter: Matter, templates: Sequence[str]) -> Iterator[_Asked]:
    units = sorted(
        (*matter.given, *matter.clauses), key=lambda one: (-min(3, heard_by(audience, one.text)), one.order)
    )
    headings = dict.fromkeys(one.heading for one in units if one.heading)
    named = (_unmarked(tidy(heading_of(one, issuer=held.document.issuer)), one.label) for one in headings)
    agencies = tuple(duty.agency for some in held.duties.values() for duty in some)
    for name in named:
        if not 10 < len(name) <= _SHORT or name.isupper():
            continue
        own = name if name.startswith(agencies) or name[1:2].isupper() else name[:1].lower() + name[1:]
        for template in templates:
            yield _Asked(_filled(template, **_named(held.document), heading=own))


def _unmarked(heading: str, label: str) -> str:
    """Return the words of a heading, without its number or the name of its place."""
    words_only = heading.removeprefix(label).lstrip(" .:")
    return _MARK.sub("", words_only)


def _of_everyday(
    audience: Audience, held: Held, matter: Matter, templates: Sequence[str]
) -> Iterator[_Asked]:
    """Yield everyday words that mean what the topic speaks of; the answer must say just that."""
    who = () if matter.topic.agency else words(f"trainers.ask.{audience.word}.who")
    said = "".join(unit.text for unit in (*matter.given, *matter.clauses)).casefold()
    for one in held.library.reference().lay_words:
        meant = tuple(term for term in one.means if len(term) > _VAGUE and term.casefold() in said)
        if one.who in who and meant:
            for template in templates:
                yield _Asked(_filled(template, says=one.says[0]), words=meant)


_KINDS: dict[str, Callable[[Audience, Held, Matter, Sequence[str]], Iterator[_Asked]]] = {
    "own": _of_own,
    "row": _of_rows,
    "duty": _of_duties,
    "clause": _of_clauses,
    "everyday": _of_everyday,
}


def _named(document: Document) -> dict[str, str]:
    return {"kind": begun(document.kind), "number": document.number}


def _inside(name: str, template: str) -> str:
    """Return a name as it stands at its place in a sentence: a small letter inside, but for a short form."""
    if template.startswith("$name") or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def _filled(template: str, **values: object) -> str:
    text = template
    for name, value in values.items():
        text = text.replace(f"${name}", str(value))
    return begun(text)
