"""National beside provincial: only pairs that were reviewed, each with what the two sides count."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers.answer import Sentence, Status
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import content_terms, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.answers.rows.row_numbers import row_numbers
from assistant.answers.rows.row_pen import Pen
from assistant.answers.rows.rows import find_rows
from assistant.answers.rows.targets import write_targets
from assistant.library.nouns import Target
from assistant.library.reference import Comparison
from assistant.wording import say

_ENOUGH = 0.75
"""The share of the question's weight that a pair's subject and row must hold."""


def write_comparison(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return both sides of the pair the question is about; without a pair the row alone, and that there is none."""
    if not _of_two_levels(asked, lexicon):
        return None
    subject = _subject(asked, lexicon)
    pairs = _pairs(subject, lexicon, documents)
    if pairs:
        return _write(pairs, lexicon, _unpaired(subject, pairs, lexicon, documents))
    if asked.target_numbers:
        subject = replace(subject, text=asked.text)  # the words less those that compare name no row
    row = write_targets(subject, find_rows(subject, lexicon, documents), lexicon)
    if row is None or row.status is Status.CLARIFY:
        return row
    none = Sentence(say("replies.comparison.no_pair"), row.sentences[0].citations)
    return replace(row, status=Status.PARTIAL, sentences=(*row.sentences, none))


def _of_two_levels(asked: Understood, lexicon: Lexicon) -> bool:
    """Tell whether the question sets the whole country, or a document of it, beside a place."""
    national = "national" in asked.wants or any(not lexicon.documents[id_].place for id_ in asked.documents)
    return national and "comparing" in asked.wants and "whose" not in asked.wants


def _subject(asked: Understood, lexicon: Lexicon) -> Understood:
    """Return the question less the words that compare and name the two sides."""
    text = less_names(asked.text, lexicon.names.places.found_in(asked.text))
    text = without_phrases(text, ("comparing", "national", "of_place", "local", "of_comparing", "figure"))
    held = {row.target.number for row in lexicon.targets}
    numbers = row_numbers(asked.text, held) if asked.target_numbers else ()
    terms = content_terms(without_asking(text), less={*map(str, asked.years), *numbers})
    return replace(
        asked,
        text=text,
        target_numbers=numbers or asked.target_numbers,
        terms=terms,
        whole=terms,
        left_out=(),
        wants=(asked.wants - {"comparing", "national"}) | {"figure"},
    )


def _pairs(
    subject: Understood, lexicon: Lexicon, documents: Collection[str]
) -> list[tuple[Comparison, Target]]:
    """Return the pairs of the row that the subject names best, of the asked year where one is given.

    A row that is named by its number is the one that is meant.
    """
    rows = {named.target.provision: named.target for named in lexicon.targets}
    units = {row.provision: " ".join(m.text for m in row.milestones) for row in rows.values()}
    numbers = subject.target_numbers
    scored = [
        (
            1.0
            if numbers
            else lexicon.coverage(subject.terms, Bag.of(f"{pair.subject} {rows[id_].name} {units[id_]}")),
            pair,
        )
        for pair in lexicon.reference.comparisons
        if (id_ := pair.provincial) in rows
        and (not numbers or rows[id_].number in numbers)
        and {pair.provincial.partition("/")[0], pair.national.partition("/")[0]} <= set(documents)
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best < _ENOUGH:
        return []
    meant = [pair for score, pair in scored if score == best]
    dated = [pair for pair in meant if pair.year in subject.years]
    return [(pair, rows[pair.provincial]) for pair in (dated if subject.years else meant)]


def _unpaired(
    subject: Understood,
    pairs: Sequence[tuple[Comparison, Target]],
    lexicon: Lexicon,
    documents: Collection[str],
) -> list[Target]:
    """Return the rows named by number that none of the pairs is of."""
    paired = {target.number for _, target in pairs}
    rows = [named.target for named in lexicon.targets if named.target.document in documents]
    return [row for row in rows if row.number in subject.target_numbers and row.number not in paired]


def _write(
    pairs: Sequence[tuple[Comparison, Target]], lexicon: Lexicon, unpaired: Sequence[Target]
) -> Written | None:
    pen = Pen(lexicon)
    sentences = []
    for pair, target in pairs:
        milestone = next((m for m in target.milestones if m.year == pair.year), None)
        if milestone is None:
            continue
        local = lexicon.documents[target.document]
        national = lexicon.provision(pair.national)
        document = lexicon.documents[national.document]
        cell = pen.cite_cell(target, milestone)
        said = pen.citer.cite(pen.citer.quote(national))
        values = {"place": local.place, "year": pair.year, "where": pen.where(target)}
        value = pen.value(target, milestone)
        sentences.append(Sentence(say("replies.comparison.provincial", value=value, **values), (cell,)))
        named = {"kind": document.kind, "number": document.number, "year": pair.year}
        told = say("replies.comparison.national", value=pair.national_value, **named)
        sentences.append(Sentence(told, (said,)))
        why = "alike" if pair.same_definition else "unlike"
        sentences.append(Sentence(say(f"replies.comparison.{why}", why=pair.why), (cell, said)))
    if not sentences:
        return None
    for target in unpaired:
        alone = say("replies.comparison.no_pair_of", row=pen.named(target))
        sentences.append(Sentence(alone, (pen.cite_row(target),)))
    status = Status.PARTIAL if unpaired else Status.ANSWERED
    return Written(status, tuple(sentences), pen.citer.citations)
