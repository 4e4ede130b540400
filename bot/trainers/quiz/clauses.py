"""Questions on what a document says where: the part of a content, the contents of a part, the order of parts."""

from collections.abc import Iterator, Sequence

from assistant.answers.answer import Quote
from assistant.library.nouns import Provision
from assistant.text.normal import words
from assistant.wording import begun, say
from bot.trainers.quiz.choosing import alike, chosen, said_words, sets_of
from bot.trainers.quiz.clause_texts import Division, Text, Texts, called, cut, heading_words
from bot.trainers.quiz.held import Held
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import made, rank

_SHOWN = 5
_HEADED = frozenset({"part", "chapter", "section", "subsection", "article", "item"})
_GIVEN_AWAY = 0.6
"""A text names its part where so many of the words of its heading are in it."""


def clauses(held: Held) -> Iterator[Item | None]:
    """Yield all questions on the contents of a document's divisions."""
    texts = Texts(held)
    for make in MAKERS.values():
        yield from make(texts)


def where(texts: Texts) -> Iterator[Item | None]:
    """Yield "to which part does this belong"."""
    for text in texts.all:
        own = texts.divisions[text.division]
        if _names_its_part(text, own):
            continue
        others = _denying(texts, text)
        wrong = chosen(others, 3, _headings_differ, text.text, name=_called)
        if len(wrong) >= 2 and all(_headings_differ(own, one) for one in wrong):
            yield made(
                "clause.where", Kind.SINGLE, LEVELS["clause.where"],
                {"document": texts.held.name, "text": text.text},
                right=(own.called,), wrong=[one.called for one in wrong],
                explanation=_place("where", text), proofs=_proofs(texts, [text]),
                subject=text.fact, facts=_facts(texts, [text]), places=(text.place.id,),
            )  # fmt: skip


def truths(texts: Texts) -> Iterator[Item | None]:
    """Yield "right or not" of each text: with its own part, and with another."""
    for text in texts.all:
        own = texts.divisions[text.division]
        if _names_its_part(text, own):
            continue
        yield _truth(texts, text, own, own, "right")
        others = [one for one in _denying(texts, text) if _headings_differ(own, one)]
        for other in chosen(others, 1, _headings_differ, "truth", text.text, name=_called):
            yield _truth(texts, text, own, other, "wrong")


def parts(texts: Texts) -> Iterator[Item | None]:
    """Yield "which of these belong to this part", where two or three do."""
    for own in texts.divisions.values():
        inside = [
            text for text in texts.all if text.division == own.place.id and not _names_its_part(text, own)
        ]
        many = 2 + int(rank("parts", own.place.id), 16) % 2
        outside = [text for text in texts.all if texts.denies(own.place.id, text)]
        for right in sets_of(inside, many, _unlike, own.place.id, name=_said):
            wrong = chosen(outside, _SHOWN - many, _unlike, own.place.id, right[0].text, name=_said)
            if len(wrong) < 2:
                continue
            yield made(
                "clause.parts", Kind.SEVERAL, LEVELS["clause.parts"],
                {"document": texts.held.name, "heading": own.called},
                right=[begun(one.text) for one in right], wrong=[begun(one.text) for one in wrong],
                explanation=say("quiz.why.clause.parts", places=_places(right)),
                proofs=_proofs(texts, right), subject="+".join(sorted(one.fact for one in right)),
                facts=_facts(texts, [*right, *wrong]), places=[one.place.id for one in right],
            )  # fmt: skip


def matches(texts: Texts) -> Iterator[Item | None]:
    """Yield "put each content beside its part": four contents of four parts."""
    able = [text for text in texts.all if not _names_its_part(text, texts.divisions[text.division])]

    def fits(one: Text, other: Text) -> bool:
        return one is other or (
            texts.denies(other.division, one)
            and _headings_differ(texts.divisions[one.division], texts.divisions[other.division])
            and _unlike(one, other)
        )

    for found in sets_of(able, 4, fits, "match", name=_said):
        yield made(
            "clause.match", Kind.MATCH, LEVELS["clause.match"], {"document": texts.held.name},
            left=[begun(one.text) for one in found],
            right=[texts.divisions[one.division].called for one in found],
            explanation=say("quiz.why.clause.match", places=_places(found)), proofs=_proofs(texts, found),
            subject="+".join(sorted(one.fact for one in found)), facts=_facts(texts, found),
            places=[one.place.id for one in found],
        )  # fmt: skip


def orders(texts: Texts) -> Iterator[Item | None]:
    """Yield "put these headings in their order": four or five that follow each other under one heading, or on top."""
    held = texts.held
    below: dict[str | None, list[Provision]] = {}
    for place in held.provisions:
        below.setdefault(place.parent, []).append(place)
    for parent, inside in below.items():
        above = held.by_id[parent] if parent else None
        headed = [
            one for one in inside if one.kind in _HEADED and below.get(one.id) and held.is_sure(one.span)
        ]
        if above and above.kind not in _HEADED:
            continue
        for run in _runs(headed):
            yield _order(held, above, run)


MAKERS = {
    "clause.where": where,
    "clause.truth": truths,
    "clause.parts": parts,
    "clause.match": matches,
    "clause.order": orders,
}


def _runs(headed: Sequence[Provision]) -> list[Sequence[Provision]]:
    """Return headings that follow each other in runs of four or five, what is over at the end left out."""
    size = 4 if len(headed) % 4 == 0 and len(headed) % 5 else 5
    if len(headed) == 4:
        return [headed]
    return [headed[at : at + size] for at in range(0, len(headed) - size + 1, size)]


def _order(held: Held, above: Provision | None, run: Sequence[Provision]) -> Item | None:
    family = "clause.order" if above else "clause.order_whole"
    heading = {"heading": called(held, above)} if above else {}
    labels = "; ".join(held.label(one.id) for one in run)
    names = [heading_words(held, one) for one in run]
    if not _told_apart(names):
        return None
    return made(
        family, Kind.ORDER, LEVELS["clause.order"], {"document": held.name, **heading},
        right=[begun(cut(name)) for name in names],
        explanation=say("quiz.why.clause.order", labels=labels), proofs=[held.quote(one.id) for one in run],
        subject=f"order:{'+'.join(one.id for one in run)}", facts=(f"order:{above.id if above else held.document.id}",),
        places=[one.id for one in run],
    )  # fmt: skip


def _told_apart(names: Sequence[str]) -> bool:
    """Tell whether no heading, as far as it is shown, is how another one begins."""
    shown = [words(cut(name).casefold()) for name in names]
    whole = [words(name.casefold()) for name in names]
    return not any(
        n != at and other[: len(one)] == one for n, one in enumerate(shown) for at, other in enumerate(whole)
    )


def _denying(texts: Texts, text: Text) -> list[Division]:
    return [one for one in texts.divisions.values() if texts.denies(one.place.id, text)]


def _truth(texts: Texts, text: Text, own: Division, said: Division, how: str) -> Item | None:
    choices = [say("quiz.choice.true"), say("quiz.choice.false")]
    right = choices.pop(0 if how == "right" else 1)
    return made(
        "clause.truth", Kind.TRUTH, LEVELS[f"clause.truth.{how}"],
        {"document": texts.held.name, "text": text.text, "heading": said.called},
        right=(right,), wrong=choices, explanation=_place(how, text, heading=own.called),
        proofs=_proofs(texts, [text]), subject=text.fact, facts=_facts(texts, [text]), places=(text.place.id,),
    )  # fmt: skip


def _proofs(texts: Texts, some: Sequence[Text]) -> list[Quote]:
    """Return each text and the heading of its part."""
    return [
        quote
        for text in some
        for quote in (texts.held.quote(text.place.id, text.span), texts.held.quote(text.division))
    ]


def _facts(texts: Texts, some: Sequence[Text]) -> list[str]:
    """Return what the texts tell, the tasks in them too."""
    document = texts.held.document.id
    tasks = [
        f"{document}:duty:{n}" for one in some for n in texts.tasks if one.span.start <= n < one.span.end
    ]
    return [*(one.fact for one in some), *tasks]


def _place(key: str, text: Text, **more: str) -> str:
    return say(f"quiz.why.clause.{key}", place=text.place.label, **more)


def _places(some: Sequence[Text]) -> str:
    return "; ".join(dict.fromkeys(one.place.label for one in some))


def _names_its_part(text: Text, division: Division) -> bool:
    return alike(said_words(division.name), text.said, _GIVEN_AWAY)


def _headings_differ(one: Division, other: Division) -> bool:
    return one is other or not alike(said_words(one.name), said_words(other.name), 0.9)


def _unlike(one: Text, other: Text) -> bool:
    return one is other or not alike(one.said, other.said, _GIVEN_AWAY)


def _called(division: Division) -> str:
    return division.called


def _said(text: Text) -> str:
    return text.text
