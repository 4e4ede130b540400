"""Answers from indicator tables: the right cell of the right row, or the honest gap."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Derivation, Quote, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Milestone, Span, Target
from assistant.text.footnotes import CELL_MARK, body_words
from assistant.wording import say

_ENOUGH = 0.8
"""The share of the question's weight that a row's name must hold to be what is asked about."""
_IN_ORDER = 0.5
"""The share of the question's neighbouring words that must be neighbours in the row's name."""
_NAMED = 0.5
"""The share of the row's own words that a question must say when it asks for no figure and no year."""
_AS_GOOD = 0.93
"""Rows that score at least this share of the best one are not told apart by the question."""
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A row: how much of the question it holds, how much of its name the question says, both together (0..1)."""

    target: Target
    covered: float
    score: float
    named: float


def find_targets(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> list[Target]:
    """Return the rows the question is about: by number where it gives one, else by name; several when tied."""
    rows = [row for row in lexicon.targets if row.target.document in documents]
    if asked.target_numbers:
        return [row.target for row in rows if row.target.number in asked.target_numbers]
    asks_figure = asked.wants_amount or asked.wants_figure or bool(asked.years)
    if (asked.wants_whose and not asks_figure) or asked.wants_duties or asked.wants_money or not asked.terms:
        return []
    spoken = Bag.of(asked.text)
    found = []
    for row in rows:
        covered = lexicon.coverage(asked.terms, row.bag)
        phrase = lexicon.phrase_coverage(asked.terms, row.bag)
        named = lexicon.coverage(row.terms, spoken)
        if covered >= _ENOUGH and phrase >= _IN_ORDER and (asks_figure or named >= _NAMED):
            found.append(Found(row.target, covered, 0.7 * covered + 0.2 * phrase + 0.1 * named, named))
    exact = [f.target for f in found if f.covered == f.named == 1]
    if len(exact) == 1:
        return exact
    best = max((f.score for f in found), default=0.0)
    close = [f for f in found if f.score >= _AS_GOOD * best]
    return [f.target for f in sorted(close, key=lambda f: -f.score)]


def write_targets(asked: Understood, targets: Sequence[Target], lexicon: Lexicon) -> Written | None:
    """Return the answer for one row, or for the few rows a question does not tell apart; None for a crowd."""
    if not targets or len(targets) > _MOST_SHOWN:
        return None
    pen = _Pen(lexicon)
    if len(targets) > 1:
        return pen.several(targets, asked.years)
    return pen.one(targets[0], asked.years)


class _Pen:
    """Writes sentences about rows, citing as it goes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.citer = Citer(lexicon)
        self.sentences: list[Sentence] = []

    def one(self, target: Target, years: Sequence[int]) -> Written:
        missing = False
        if not target.milestones:
            self._group(target, years)
        elif not years:
            self._whole_row(target)
        else:
            missing = not self._cells(target, years)
        self._footnotes(target, years)
        status = Status.PARTIAL if missing else Status.ANSWERED
        return Written(status, tuple(self.sentences), self.citer.citations, target.provision)

    def several(self, targets: Sequence[Target], years: Sequence[int]) -> Written:
        rows = [self._row_number(target) for target in targets]
        shown = [[self._value(m) for m in t.milestones if not years or m.year in years] for t in targets]
        said = "several" if all(values != shown[0] for values in shown[1:]) else "several_alike"
        counted = Derivation("count", tuple(target.provision for target in targets))
        self._add(say(f"replies.target.{said}", count=len(targets)), rows, counted)
        missing = False
        for target in targets:
            if years:
                missing |= not self._cells(target, years, key="several_value")
            else:
                self._row_in_one(target)
        status = Status.PARTIAL if missing else Status.ANSWERED
        return Written(status, tuple(self.sentences), self.citer.citations)

    def _cells(self, target: Target, years: Sequence[int], key: str = "cell") -> bool:
        """Write the cell of every asked year, and tell whether each was a milestone."""
        by_year = {milestone.year: milestone for milestone in target.milestones}
        for year in years:
            if year in by_year:
                self._cell(target, by_year[year], key)
            else:
                self._no_milestone(target, year)
        return all(year in by_year for year in years)

    def _cell(self, target: Target, milestone: Milestone, key: str = "cell") -> None:
        n = self._cite_cell(target, milestone)
        where = self._where(target)
        if not milestone.text.strip():
            self._add(say("replies.target.blank", year=milestone.year, where=where), [n])
        elif milestone.amount is None and milestone.footnotes:
            said = say("replies.target.undecided", note=milestone.note, year=milestone.year, where=where)
            self._add(said, [n, *self._cite_notes(milestone.footnotes)])
        else:
            value = self._value(milestone)
            self._add(say(f"replies.target.{key}", value=value, year=milestone.year, where=where), [n])

    def _whole_row(self, target: Target) -> None:
        self._add(say("replies.target.row_head", name=self._named(target)), [self._row_number(target)])
        for milestone in target.milestones:
            n = self._cite_cell(target, milestone)
            if milestone.text.strip():
                said = say("replies.target.row_value", year=milestone.year, value=self._value(milestone))
            else:
                said = say("replies.target.row_blank", year=milestone.year)
            self._add(said, [n])

    def _row_in_one(self, target: Target) -> None:
        row = self.lexicon.provision(target.provision)
        heads = self.lexicon.provision(target.columns)
        columns = [self.citer.quote(heads, m.column) for m in target.milestones]
        n = self.citer.cite(self.citer.quote(row), [*self._names(target), *columns])
        values = "; ".join(self._neighbour(m) for m in target.milestones)
        self._add(say("replies.target.row_in_one", name=self._named(target), values=values), [n])

    def _neighbour(self, milestone: Milestone) -> str:
        value = self._value(milestone) or say("labels.value.blank")
        return say("replies.target.neighbour", year=milestone.year, value=value)

    def _no_milestone(self, target: Target, year: int) -> None:
        held = sorted(target.milestones, key=lambda m: m.year)
        around = [*[m for m in held if m.year < year][-1:], *[m for m in held if m.year > year][:1]]
        numbers = [self._cite_cell(target, m) for m in around]
        absent = Derivation("no_milestone", (target.provision, str(year)))
        self._add(say("replies.target.no_milestone", year=year), numbers, absent)
        values = "; ".join(self._neighbour(m) for m in around)
        name = self._named(target)
        said = say("replies.target.neighbours", name=name[0].upper() + name[1:], values=values)
        self._add(said, numbers)

    def _group(self, target: Target, years: Sequence[int]) -> None:
        below = [t for t in self._rows(target) if t.number.startswith(f"{target.number}.")]
        head = say("replies.target.group", number=target.number, name=_shown(target))
        self._add(head, [self._row_number(target)])
        for row in below:
            for milestone in row.milestones:
                if milestone.year in years or not years:
                    self._cell(row, milestone, key="several_value")

    def _footnotes(self, target: Target, years: Sequence[int]) -> None:
        """Say what footnotes add to the row or to the cells shown, unless they were the value itself."""
        shown = [m for m in target.milestones if not years or m.year in years]
        notes = [*target.footnotes, *(n for m in shown if m.amount is not None for n in m.footnotes)]
        for note in dict.fromkeys(notes):
            quote = self._note_quote(note)
            self._add(say("replies.target.footnote", text=quote.text.rstrip(".")), [self.citer.cite(quote)])

    def _value(self, milestone: Milestone) -> str:
        """Return the cell as printed, without the footnote's mark."""
        return CELL_MARK.sub("", milestone.text).strip() if milestone.footnotes else milestone.text.strip()

    def _cite_cell(self, target: Target, milestone: Milestone) -> int:
        row = self.lexicon.provision(target.provision)
        place = say("labels.place.cell", place=row.label, column=milestone.column_label)
        # A blank or footnoted cell proves itself by its row: there is nothing in it to quote.
        span = milestone.cell if milestone.text.strip() else row.span
        column = self.citer.quote(self.lexicon.provision(target.columns), milestone.column)
        return self.citer.cite(self.citer.quote(row, span, label=place), [*self._names(target), column])

    def _row_number(self, target: Target) -> int:
        row = self.lexicon.provision(target.provision)
        return self.citer.cite(self.citer.quote(row, target.name_span), self._names(target))

    def _names(self, target: Target) -> list[Quote]:
        """Return the quotes of the cells that name the row: its number (or the numbered row above) and name."""
        row = self.lexicon.provision(target.provision)
        numbered = self._numbered_above(target)
        holder = row if numbered is target else self.lexicon.provision(numbered.provision)
        number = self.citer.quote(holder, numbered.number_span)
        name = self.citer.quote(row, target.name_span)
        return [quote for quote in (number, name) if quote.text]

    def _numbered_above(self, target: Target) -> Target:
        """Return the row itself when it has a printed number, else the nearest row above that has."""
        clean = self.lexicon.clean(target.document)
        rows = self._rows(target)
        upto = rows[: rows.index(target) + 1]
        return next((t for t in reversed(upto) if t.number_span.of(clean).strip()), target)

    def _rows(self, target: Target) -> list[Target]:
        return [row.target for row in self.lexicon.targets if row.target.document == target.document]

    def _where(self, target: Target) -> str:
        """Return the row as it is named inside brackets."""
        return self._say_row("where", target)

    def _named(self, target: Target) -> str:
        """Return the row as it is named in a sentence."""
        return self._say_row("named", target)

    def _say_row(self, key: str, target: Target) -> str:
        numbered = self._numbered_above(target)
        full = key if numbered is target else f"{key}_unnumbered"
        return say(f"replies.target.{full}", number=numbered.number, name=_shown(target))

    def _cite_notes(self, notes: Sequence[str]) -> list[int]:
        return [self.citer.cite(self._note_quote(note)) for note in notes]

    def _note_quote(self, note: str) -> Quote:
        provision = self.lexicon.provision(note)
        words = body_words(provision.text)
        start = provision.start + provision.text.index(words)
        return self.citer.quote(provision, Span(start, start + len(words)))

    def _add(self, text: str, numbers: Sequence[int], derivation: Derivation | None = None) -> None:
        self.sentences.append(Sentence(text, tuple(dict.fromkeys(numbers)), derivation))


def _shown(target: Target) -> str:
    """Return the row's name without footnote marks and stray signs at its end."""
    return CELL_MARK.sub("", target.name).strip(" ;.,")
