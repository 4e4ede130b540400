"""Answers from indicator tables: the right cell of the right row, or the honest gap."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.row_tests import is_rank
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.milestones import asked_of, asked_years, unit_of
from assistant.answers.question.terms import Term, says, term_of
from assistant.answers.question.understand import Understood
from assistant.answers.rows.row_pen import Pen, say_at
from assistant.answers.rows.row_words import asks_names
from assistant.answers.rows.rows import Rows, reached_of, shown_name
from assistant.library.nouns import Milestone, Target
from assistant.text.comparators import Bound
from assistant.text.normal import fold, words
from assistant.wording import say

_MOST_SHOWN = 3
_MOST_NUMBERED = 12
_MOST_OFFERED = 5


def write_targets(asked: Understood, rows: Rows, lexicon: Lexicon) -> Written | None:
    """Return the answer for one row or for the few a question does not tell apart; of a crowd, ask which."""
    if not rows.meant:
        return None
    pen = TargetPen(lexicon)
    if len(rows.meant) > (_MOST_NUMBERED if rows.by_number else _MOST_SHOWN):
        return pen.which(rows.meant[:_MOST_OFFERED])
    if len(rows.meant) > 1:
        years = {target: _years(asked, target) for target in rows.meant}
        written = pen.several(rows.meant, years, by_number=rows.by_number)
    else:
        written = pen.one(rows.meant[0], _years(asked, rows.meant[0]), rows.alike)
    if rows.instead:
        written = _only_nearest(written, rows, asked)
    if asks_names(asked.text, rows.meant):
        written = _only_counted(written)
    of_today = not asked.years and says(asked.text, "rows.now")
    return _only_planned(written) if "results" in asked.wants or of_today else written


def _years(asked: Understood, target: Target) -> tuple[int, ...]:
    """Return the years asked of a row: those named, or the first in which the value asked for is reached."""
    years = asked_years(asked.text, asked.years, target)
    reached = reached_of(asked.text) if not years else None
    if reached is None:
        return years
    named = [m for m in target.milestones if m.note and f" {fold(m.note)} " in f" {fold(asked.text)} "]
    return tuple(m.year for m in named or target.milestones if _reaches(target, m, reached))[:1]


def _reaches(target: Target, milestone: Milestone, bound: Bound) -> bool:
    unit = unit_of(target, milestone)
    given = milestone.amount
    return given is not None and bound.holds(milestone.comparator, given, milestone.upper, unit)


def _only_planned(written: Written) -> Written:
    """Return the answer to what has been reached: a row says what is to be reached, and no more."""
    lead = Sentence(say("replies.target.no_results"), written.sentences[0].citations)
    return replace(written, status=Status.PARTIAL, sentences=(lead, *written.sentences))


def _only_nearest(written: Written, rows: Rows, asked: Understood) -> Written:
    """Return the answer to what no row is named: these are the nearest, and what they lack is said first."""
    places = tuple(target.provision for target in rows.meant)
    lacking = _as_typed(rows.instead, asked.spoken)
    years = " ".join(map(str, asked.years))
    told = say("replies.target.not_named", words=lacking)
    numbers = tuple(dict.fromkeys(n for one in written.sentences for n in one.citations))
    lead = Sentence(told, numbers, Derivation("not_named", (lacking, years, *places)))
    return replace(written, status=Status.PARTIAL, sentences=(lead, *written.sentences))


def _as_typed(terms: Sequence[Term], text: str) -> str:
    """Return terms as they were typed, with what stands between them; as they were read where that is not found."""
    typed = words(text)
    folded = [term_of(word) for word in typed]
    places = [folded.index(term.folded) for term in terms if term.folded in folded]
    if len(places) < len(terms) or places != sorted(places) or places[-1] - places[0] >= 2 * len(terms):
        return " ".join(term.folded for term in terms)
    return " ".join(typed[places[0] : places[-1] + 1])


def _only_counted(written: Written) -> Written:
    """Return the answer to which ones they are: a row says how many, and names none."""
    lead = Sentence(say("replies.target.not_by_name"), written.sentences[0].citations)
    return replace(written, status=Status.PARTIAL, sentences=(lead, *written.sentences))


class TargetPen(Pen):
    """Writes the answers about rows."""

    def one(self, target: Target, years: Sequence[int], alike: Sequence[Target]) -> Written:
        complete = True
        if not target.milestones:
            complete = self._group(target, years)
        elif not years:
            self._whole_row(target)
        else:
            complete = self._cells(target, years)
        if is_rank(target) and any(m.amount is not None for m in asked_of(target, years)):
            self._which_is_better(target)
        self._footnotes(target, years)
        self._lookalikes(target, years, alike)
        status = Status.ANSWERED if complete else Status.PARTIAL
        return Written(status, tuple(self.sentences), self.citer.citations, target.provision)

    def _which_is_better(self, target: Target) -> None:
        """Say of places in an order that the lower one is better, which no cell prints."""
        self.add(say("replies.target.rank"), [self.cite_row(target)], Derivation("rank", (target.provision,)))

    def which(self, targets: Sequence[Target]) -> Written:
        """Ask back: the question fits many rows; the nearest are named, no value is given."""
        numbers = [self.cite_row(target) for target in targets]
        self.add(say("replies.target.which"), numbers[:1])
        for target, n in zip(targets, numbers, strict=True):
            self.add(say("replies.target.which_row", name=self.named(target)), [n])
        return Written(Status.CLARIFY, tuple(self.sentences), self.citer.citations)

    def several(
        self, targets: Sequence[Target], asked: Mapping[Target, Sequence[int]], *, by_number: bool = False
    ) -> Written:
        """Return the values of rows that a question does not tell apart, or of those that it numbers."""
        if not by_number:
            self._near(targets, asked)
        complete = True
        for target in targets:
            if asked[target]:
                complete &= self._cells(target, asked[target], key="several_value")
            else:
                self._row_in_one(target)
        status = Status.ANSWERED if complete else Status.PARTIAL
        return Written(status, tuple(self.sentences), self.citer.citations)

    def _near(self, targets: Sequence[Target], asked: Mapping[Target, Sequence[int]]) -> None:
        """Say how many rows are near to the question, and whether they hold the same."""
        rows = [self.cite_row(target) for target in targets]
        shown = [[self.value(t, m) for m in asked_of(t, asked[t])] for t in targets]
        said = "several" if all(values != shown[0] for values in shown[1:]) else "several_alike"
        counted = Derivation("count", tuple(target.provision for target in targets))
        self.add(say(f"replies.target.{said}", count=len(targets)), rows, counted)

    def _cells(self, target: Target, years: Sequence[int], key: str = "cell") -> bool:
        """Write the cell of every asked year, and tell whether each was a milestone."""
        held = {year: asked_of(target, (year,)) for year in years}
        for milestone in asked_of(target, years):
            self._cell(target, milestone, key)
        for year in (year for year, milestones in held.items() if not milestones):
            self._no_milestone(target, year)
        return all(held.values())

    def _cell(self, target: Target, milestone: Milestone, key: str = "cell") -> None:
        n = self.cite_cell(target, milestone)
        where = self.where(target)
        if not milestone.text.strip():
            self.add(say_at("blank", milestone, where=where), [n])
        elif milestone.amount is None and milestone.footnotes:
            said = say_at("undecided", milestone, note=milestone.note, where=where)
            self.add(said, [n, *self.cite_notes(milestone.footnotes)])
        else:
            value = self.value(target, milestone)
            self.add(say_at(key, milestone, value=value, where=where), [n])

    def _whole_row(self, target: Target) -> None:
        self.add(say("replies.target.row_head", name=self.named(target)), [self.cite_row(target)])
        for milestone in target.milestones:
            n = self.cite_cell(target, milestone)
            value = self.value(target, milestone)
            self.add(say_at("row_value" if value else "row_blank", milestone, value=value), [n])

    def _row_in_one(self, target: Target) -> None:
        n = self.cite_whole_row(target)
        values = "; ".join(self.at_year(target, m) for m in target.milestones)
        self.add(say("replies.target.row_in_one", name=self.named(target), values=values), [n])

    def _no_milestone(self, target: Target, year: int) -> None:
        held = sorted(target.milestones, key=lambda m: m.year)
        around = [*[m for m in held if m.year < year][-1:], *[m for m in held if m.year > year][:1]]
        numbers = [self.cite_cell(target, m) for m in around]
        absent = Derivation("no_milestone", (target.provision, str(year)))
        self.add(say("replies.target.no_milestone", year=year), numbers, absent)
        values = "; ".join(self.at_year(target, m) for m in around)
        name = self.named(target)
        said = say("replies.target.neighbours", name=name[0].upper() + name[1:], values=values)
        self.add(said, numbers)

    def _group(self, target: Target, years: Sequence[int]) -> bool:
        """Write the rows of a group, and tell whether each asked year is a milestone of any of them."""
        below = [t for t in self.rows(target) if t.number.startswith(f"{target.number}.")]
        if not below:
            name = self.named(target)
            said = say("replies.target.all_blank", name=name[0].upper() + name[1:])
            self.add(said, [self.cite_row(target)])
            return True
        head = say("replies.target.group", number=target.number, name=shown_name(target))
        self.add(head, [self.cite_row(target)])
        for row in below:
            for milestone in asked_of(row, years):
                self._cell(row, milestone, key="several_value")
        absent = [year for year in years if not any(asked_of(row, (year,)) for row in below)]
        for year in absent:
            self._no_milestone(below[0], year)
        return not absent

    def _footnotes(self, target: Target, years: Sequence[int]) -> None:
        """Say what footnotes add to the row or to the cells shown, unless they were the value itself."""
        shown = asked_of(target, years)
        notes = [*target.footnotes, *(n for m in shown if m.amount is not None for n in m.footnotes)]
        for note in dict.fromkeys(notes):
            quote = self.note_quote(note)
            self.add(say("replies.target.footnote", text=quote.text.rstrip(".")), [self.citer.cite(quote)])

    def _lookalikes(self, target: Target, years: Sequence[int], alike: Sequence[Target]) -> None:
        """Say beside the answer what rows of nearly the same name hold, where they hold something else."""
        asked = {m.year: self.value(target, m) for m in asked_of(target, years) if years}
        for other in alike:
            for milestone in other.milestones:
                value = self.value(other, milestone)
                if value and asked.get(milestone.year, value) != value:
                    n = self.cite_cell(other, milestone)
                    where = self.where(other)
                    said = say_at("alike", milestone, value=value, where=where)
                    self.add(said, [n])
