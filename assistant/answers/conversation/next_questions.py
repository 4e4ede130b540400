"""What may be asked after an answer: the same row in another year, its neighbours, who else, what stands beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Answer
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import shown_name
from assistant.library.nouns import Document, Duty, Provision, Target
from assistant.wording import begun, say

_LONGEST_NAME = 140
"""A longer name reads as a clause: the row is asked for by its number."""
_ALIKE = 0.6
"""A row with so much of a question's words is about the same thing."""
_ASIDE = 2
"""So many rows or bodies are offered of what a clause is about."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question to offer; its answer must cite `place`, where that is given.

    Those of one `form` are answered alike: a row that is found by its name in one year is found in every year.
    """

    text: str
    place: str | None = None
    form: str = ""


def next_questions(answer: Answer, asked: Understood, lexicon: Lexicon) -> Iterator[NextQuestion]:
    """Yield what may be asked after `answer`, of each kind one after another."""
    quotes = [*(one.quote for one in answer.citations), *(one.quote for one in answer.nearest)]
    places = dict.fromkeys(quote.provision for quote in quotes)
    cited = [lexicon.provision(id_) for id_ in places]
    kinds = [
        _of_rows(cited, asked, lexicon),
        _of_bodies(cited, answer, asked, lexicon),
        _of_the_subject(cited, asked, lexicon),
        _of_places(cited, lexicon),
    ]
    yield from _in_turn(kinds)
    yield from _of_documents(cited, lexicon)


def _in_turn(kinds: Sequence[Iterator[NextQuestion]]) -> Iterator[NextQuestion]:
    going = list(kinds)
    while going:
        for kind in tuple(going):
            one = next(kind, None)
            if one is None:
                going.remove(kind)
            else:
                yield one


def _of_rows(cited: Sequence[Provision], asked: Understood, lexicon: Lexicon) -> Iterator[NextQuestion]:
    """Yield the first row of the answer in another year and whole, its neighbour, the same of the whole country."""
    ids = {place.id for place in cited}
    at = next((n for n, one in enumerate(lexicon.targets) if one.target.provision in ids), None)
    if at is None:
        return
    row = lexicon.targets[at].target
    later = [year for year in _years(row) if year not in asked.years]
    if asked.years and later:
        after = next((year for year in later if year > max(asked.years)), later[0])
        yield _row("row", row, after)
    for pair in lexicon.reference.comparisons:
        if pair.provincial == row.provision and "national" not in asked.wants:
            yield _row("beside_the_country", row, pair.year)
    beside = [lexicon.targets[n].target for n in (at + 1, at - 1) if 0 <= n < len(lexicon.targets)]
    neighbours = [
        _row("row", other, years[0])
        for other in sorted(beside, key=lambda one: len(one.name))
        if other.document == row.document and other.provision not in ids
        if (years := [year for year in _years(other) if not asked.years or year in asked.years])
    ]
    yield from neighbours[:1]
    if asked.years and len(later) > 1:
        yield _row("whole_row", row)
    yield from neighbours[1:]


def _years(row: Target) -> list[int]:
    return [one.year for one in row.milestones if one.period == "year" and one.text.strip()]


def _row(key: str, row: Target, year: int | None = None) -> NextQuestion:
    name = shown_name(row).rstrip(" .;:")
    if len(name) > _LONGEST_NAME or ". " in name:
        name = say("replies.suggested.by_number", number=row.number)
    text = say(f"replies.suggested.{key}", name=begun(name), year=year or "")
    return NextQuestion(text, row.provision, f"{key} {row.provision}")


def _of_bodies(
    cited: Sequence[Provision], answer: Answer, asked: Understood, lexicon: Lexicon
) -> Iterator[NextQuestion]:
    """Yield what else a body of the answer does, in another role and in all, and what those beside it do."""
    ids = {place.id for place in cited}
    duties = [duty for duty, _, _ in lexicon.duties if duty.provision in ids]
    named = [duty for duty in duties if duty.agency in answer.text or duty.agency_id in asked.agencies]
    if not named:
        return
    body = named[0]
    theirs = [duty for duty, _, _ in lexicon.duties if duty.agency_id == body.agency_id]
    if body.agency_id not in asked.agencies:
        yield _body("duties", body.agency)
    for role in dict.fromkeys(duty.role for duty in theirs):
        if role.value in {"leads", "advises", "inspects"}:
            yield _body(role.value, body.agency)
    partners = [name for duty in theirs for name in duty.partners]
    if partners and "with_whom" not in asked.wants:
        yield _body("with_whom", body.agency)
    others = {mention.id for name in partners for mention in lexicon.names.agencies.found_in(name)}
    for other in _bodies(duty for duty, _, _ in lexicon.duties):
        if other.agency_id in others - {body.agency_id, *asked.agencies}:
            yield _body("duties", other.agency)
    after = [one for one in _bodies(duty for duty, _, _ in lexicon.duties) if one.document == body.document]
    order = [one.agency_id for one in after]
    at = order.index(body.agency_id) if body.agency_id in order else 0
    yield from (_body("duties", one.agency) for one in after[at + 1 : at + 2])


def _bodies(duties: Iterable[Duty]) -> list[Duty]:
    """Return the first duty of each body, in order."""
    first: dict[str, Duty] = {}
    for duty in duties:
        first.setdefault(duty.agency_id, duty)
    return list(first.values())


def _body(key: str, agency: str) -> NextQuestion:
    return NextQuestion(say(f"replies.suggested.{key}", agency=begun(agency)))


def _of_the_subject(
    cited: Sequence[Provision], asked: Understood, lexicon: Lexicon
) -> Iterator[NextQuestion]:
    """Yield the rows, and the bodies with work, that speak of what was asked of a clause."""
    if not asked.terms or asked.address or any(place.kind == "row" for place in cited):
        return
    rows = [(lexicon.coverage(asked.terms, one.bag), one) for one in lexicon.targets]
    near = sorted((pair for pair in rows if pair[0] >= _ALIKE), key=_most_alike)
    for _, one in near[:_ASIDE]:
        if _years(one.target):
            years = [year for year in _years(one.target) if year in asked.years]
            yield _row("row", one.target, (years or _years(one.target))[-1])
    works = [(lexicon.coverage(asked.terms, bag), duty) for duty, _, bag in lexicon.duties]
    most = max(works, key=lambda pair: pair[0], default=None)
    if most and most[0] >= _ALIKE and most[1].agency_id not in asked.agencies:
        yield _body("duties", most[1].agency)


def _most_alike(pair: tuple[float, NamedTarget]) -> tuple[float, int]:
    return -pair[0], len(pair[1].target.name)


def _of_places(cited: Sequence[Provision], lexicon: Lexicon) -> Iterator[NextQuestion]:
    """Yield the part that the first clause of the answer stands in, and what stands next to it."""
    first = next((place for place in cited if lexicon.documents[place.document].text == "verbatim"), None)
    if first is None or first.kind == "row":
        return
    above = lexicon.provision(first.parent) if first.parent else None
    below = lexicon.library.subtree(above) if above else ()
    beside = [one for one in below if one.parent == first.parent and one.kind == first.kind]
    after = [one for one in beside if one.start > first.start][:1]
    for one in (*([above] if above else ()), *after):
        if one.kind not in {"letterhead", "recipients", "signature", "closing", "footnote"}:
            document = lexicon.documents[one.document]
            said = {"label": begun(one.label), "kind": document.kind, "number": document.number}
            yield NextQuestion(say("replies.suggested.place", **said), one.id)


def _of_documents(cited: Sequence[Provision], lexicon: Lexicon) -> Iterator[NextQuestion]:
    """Yield what is asked of the documents of the answer as a whole, then of those they carry out."""
    ids = list(dict.fromkeys(place.document for place in cited))
    for id_ in ids[:1]:
        document = lexicon.documents[id_]
        keys = (
            ("parts", "force", "replaces") if document.text == "verbatim" else ("validity", "about", "issued")
        )
        yield from (_document(key, document) for key in keys)
        for done in sorted(lexicon.implements[id_]):
            yield _document("about", lexicon.documents[done])


def _document(key: str, document: Document) -> NextQuestion:
    return NextQuestion(say(f"replies.suggested.{key}", kind=document.kind, number=document.number))
