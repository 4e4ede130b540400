"""Questions on who a document is: its number, day, signer, issuer, what it replaces and from when it applies."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.answers.answer import Quote
from assistant.library.nouns import Span
from assistant.text.normal import fold, words
from assistant.wording import begun, pairs, say
from bot.trainers.quiz.choosing import alike, chosen, said_words
from bot.trainers.quiz.held import Held
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import made, spelled
from bot.views.days import shown_day

_DAY = re.compile(r"ngày\s+(\d{1,2})(?:\s+tháng\s+|[/.-])(\d{1,2})(?:\s+năm\s+|[/.-])(\d{4})", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SAME_TITLE = 0.7
"""Titles that share so many of their words may be taken for each other."""
_FEWEST = 2
"""So many wrong options there must be; where there are more, three stand."""
_NEAR_NUMBER = 60
"""So near behind a document's own number its day is printed."""


def document_data(held: Held) -> Iterator[Item | None]:
    """Yield the questions on a document's own data, each of which its text must print."""
    for make in MAKERS.values():
        yield make(held)


def number(held: Held) -> Item | None:
    """Return "which number has it"."""
    own = held.document.number
    at = _first(held, own) if own else None
    title = said_words(held.document.title)
    twins = {one.number for one in held.known if alike(title, said_words(one.title), _SAME_TITLE)}
    others = dict.fromkeys(
        one
        for one in (*(relation.to for relation in held.relations), *(known.number for known in held.known))
        if any(map(str.isdigit, one))
        and spelled(one) not in spelled(held.document.title)
        and one not in twins
    )
    others.pop(own, None)
    near = [one for one in others if _DIGITS.sub("", one) == _DIGITS.sub("", own)]
    wrong = chosen(near, 3, _differ, own, name=str)
    wrong += chosen([one for one in others if one not in wrong], 3 - len(wrong), _differ, own, name=str)
    return _asked(held, "number", own, wrong, at, title=held.document.title)


def signed(held: Held) -> Item | None:
    """Return "on which day was it signed"."""
    day = held.document.signed_on
    days = {one.signed_on for one in held.known} | {one.on for one in held.relations}
    return _asked(held, "signed", shown_day(day), _other_days(days, day), _day_printed(held, day))


def signer(held: Held) -> Item | None:
    """Return "who signed it"."""
    own = held.document.signer
    at = _in_heads(held, own, {"signature"})
    others = {one.signer for one in held.known if one.signer}
    wrong = chosen(sorted(others - {own}), 3, _names_differ, held.document.id, name=str)
    return _asked(held, "signer", own, [one for one in wrong if _names_differ(one, own)], at)


def issuer(held: Held) -> Item | None:
    """Return "who issued it"."""
    own = held.document.issuer
    at = _in_heads(held, own, {"letterhead", "signature"})
    others = sorted({one.issuer for one in held.known if one.issuer and _bodies_differ(one.issuer, own)})
    return _asked(held, "issuer", own, chosen(others, 3, _bodies_differ, held.document.id, name=str), at)


def replaces(held: Held) -> Item | None:
    """Return "which document does it replace", beside documents that it only names."""
    acting = [one for one in held.relations if one.kind not in {"cites", "implements"}]
    whole = [
        one for one in acting if one.kind == "replaces" and one.place is None and one.span and one.provision
    ]
    if not whole or not whole[0].provision or not whole[0].span:
        return None
    known = {spelled(one.to) for one in acting}
    numbered = bool(_DIGITS.search(whole[0].to))
    others = dict.fromkeys(
        one.to
        for one in held.relations
        if spelled(one.to) not in known and bool(_DIGITS.search(one.to)) is numbered
    )
    wrong = chosen(others, 3, _differ, held.document.id, name=str)
    proof = held.quote(whole[0].provision, whole[0].span)
    return _asked(held, "replaces", whole[0].to, wrong, proof if whole[0].to in proof.text else None)


def effect(held: Held) -> Item | None:
    """Return "from which day does it apply", where it says one day and no other."""
    day = held.document.in_force_from
    found = (
        [(place, one) for place in held.effect for one in _DAY.finditer(held.by_id[place].text)]
        if isinstance(day, date)
        else []
    )
    if len(found) != 1 or not isinstance(day, date) or _as_date(found[0][1]) != day:
        return None
    place, at = found[0]
    start = held.by_id[place].start
    proof = held.quote(place, Span(start + at.start(), start + at.end()))
    days = (
        {one.on for one in held.relations} | {held.document.signed_on} | {one.signed_on for one in held.known}
    )
    return _asked(held, "effect", shown_day(day), _other_days(days, day), proof)


MAKERS = {
    "document.number": number,
    "document.signed": signed,
    "document.signer": signer,
    "document.issuer": issuer,
    "document.replaces": replaces,
    "document.effect": effect,
}


def _asked(
    held: Held, what: str, right: str, wrong: list[str], proof: Quote | None, **values: str
) -> Item | None:
    if not right or proof is None or len(wrong) < _FEWEST or not held.is_sure(proof.span):
        return None
    place = begun(proof.label)
    fact = f"{held.document.id}:{what}"
    return made(
        f"document.{what}", Kind.SINGLE, LEVELS["document"], {"document": held.name, **values},
        right=(right,), wrong=wrong, explanation=say(f"quiz.why.document.{what}", place=place, value=right),
        proofs=(proof,), subject=fact, facts=(fact,), places=(proof.provision,),
    )  # fmt: skip


def _other_days(days: Iterable[object], own: object) -> list[str]:
    """Return the three days that are nearest to the document's own."""
    if not isinstance(own, date):
        return []
    others = {day for day in days if isinstance(day, date) and day != own}
    return [shown_day(day) for day in sorted(others, key=lambda day: (abs((day - own).days), day))[:3]]


def _first(held: Held, text: str) -> Quote | None:
    """Return where a text is first printed as a word of its own."""
    found = re.search(rf"(?<![\w/-]){re.escape(text)}(?![\w/-])", held.clean)
    return _quote_at(held, Span(found.start(), found.end())) if found else None


def _quote_at(held: Held, span: Span) -> Quote | None:
    place = next((one for one in held.provisions if one.start <= span.start and span.end <= one.end), None)
    return held.quote(place.id, span) if place else None


def _in_heads(held: Held, text: str, kinds: set[str]) -> Quote | None:
    """Return where a name is printed in the heads and signatures of a document, in capitals or not."""
    if not text:
        return None
    spaced = r"\s+".join(re.escape(word) for word in text.split())
    pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    for place in held.provisions:
        found = pattern.search(place.text) if place.kind in kinds else None
        if found:
            return held.quote(place.id, Span(place.start + found.start(), place.start + found.end()))
    return None


def _day_printed(held: Held, day: date | None) -> Quote | None:
    """Return where the day is printed: in the heads, else right behind the document's own number."""
    own = held.document.number
    for place in held.provisions:
        for found in _DAY.finditer(place.text):
            behind = place.text[max(0, found.start() - _NEAR_NUMBER) : found.start()]
            alone = place.kind in {"letterhead", "signature"} and not re.search(r"\bsố\b", behind)
            if _as_date(found) == day and (alone or (own and own in behind)):
                return held.quote(place.id, Span(place.start + found.start(), place.start + found.end()))
    return None


def _as_date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _differ(one: str, other: str) -> bool:
    return spelled(one) != spelled(other)


def _names_differ(one: str, other: str) -> bool:
    """Tell whether neither name has the other in it."""
    a, b = (f" {' '.join(fold(word) for word in words(name))} " for name in (one, other))
    return a not in b and b not in a


def _bodies_differ(one: str, other: str) -> bool:
    """Tell whether two bodies are none of the other, by their names."""
    a, b = one.casefold(), other.casefold()
    parts = [(whole.casefold(), part.casefold()) for whole, part in pairs("quiz.read.part_of")]
    belongs = any(
        (a.startswith(whole) and b.startswith(part)) or (b.startswith(whole) and a.startswith(part))
        for whole, part in parts
    )
    return _names_differ(one, other) and not belongs
