"""Answers from indicator tables: the right cell of the right row, or the honest gap."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Derivation, Quote, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.rows import Rows, shown_name
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Milestone, Span, Target
from assistant.text.footnotes import CELL_MARK, body_words
from assistant.wording import say

_MOST_SHOWN = 3
_MOST_OFFERED = 5


def write_targets(asked: Understood, rows: Rows, lexicon: Lexicon) -> Written | None:
    """Return the answer for one row or for the few a question does not tell apart; of a crowd, ask which."""
    if not rows.meant:
        return None
    pen = Pen(lexicon)
    if len(rows.meant) > _MOST_SHOWN:
        return pen.which(rows.meant[:_MOST_OFFERED])
    if len(rows.meant) > 1:
        written = pen.several(rows.meant, asked.years)
    else:
        written = pen.one(rows.meant[0], asked.years, rows.alike)
    return _only_planned(written) if "results" in asked.wants else written


def asked_of(target: Target, years: Sequence[int]) -> list[Milestone]:
    """Return the values of the years asked, of all where none is.

    A value of a phase, of a part of a year or of the year one starts from counts only where its year has
    no value of its own, and is then said by its column's head.
    """
    found: list[Milestone] = [] if years else list(target.milestones)
    for year in years:
        whole = [m for m in target.milestones if m.period == "year" and m.year == year]
        others = [
            m for m in target.milestones if m.period != "year" and (m.since or m.year) <= year <= m.year
        ]
        found += [m for m in whole or others if m not in found]
    return found


def _say_at(key: str, milestone: Milestone, **values: str | None) -> str:
    """Return the sentence that names the milestone's year, or its column where it is of no whole year."""
    full = key if milestone.period == "year" else f"{key}_of_column"
    column = milestone.column_label.replace("\n", " ")
    return say(f"replies.target.{full}", year=milestone.year, column=column, **values)


def _only_planned(written: Written) -> Written:
    """Return the answer to what has been reached: a row says what is to be reached, and no more."""
    lead = Sentence(say("replies.target.no_results"), written.sentences[0].citations)
    return replace(written, status=Status.PARTIAL, sentences=(lead, *written.sentences))


class Pen:
    """Writes sentences about rows, citing as it goes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.citer = Citer(lexicon)
        self.sentences: list[Sentence] = []

    def one(self, target: Target, years: Sequence[int], alike: Sequence[Target]) -> Written:
        complete = True
        if not target.milestones:
            complete = self._group(target, years)
        elif not years:
            self._whole_row(target)
        else:
            complete = self._cells(target, years)
        self._footnotes(target, years)
        self._lookalikes(target, years, alike)
        status = Status.ANSWERED if complete else Status.PARTIAL
        return Written(status, tuple(self.sentences), self.citer.citations, target.provision)

    def which(self, targets: Sequence[Target]) -> Written:
        """Ask back: the question fits many rows; the nearest are named, no value is given."""
        numbers = [self._row_number(target) for target in targets]
        self._add(say("replies.target.which"), numbers[:1])
        for target, n in zip(targets, numbers, strict=True):
            self._add(say("replies.target.which_row", name=self._named(target)), [n])
        return Written(Status.CLARIFY, tuple(self.sentences), self.citer.citations)

    def several(self, targets: Sequence[Target], years: Sequence[int]) -> Written:
        rows = [self._row_number(target) for target in targets]
        shown = [[self.value(t, m) for m in asked_of(t, years)] for t in targets]
        said = "several" if all(values != shown[0] for values in shown[1:]) else "several_alike"
        counted = Derivation("count", tuple(target.provision for target in targets))
        self._add(say(f"replies.target.{said}", count=len(targets)), rows, counted)
        complete = True
        for target in targets:
            if years:
                complete &= self._cells(target, years, key="several_value")
            else:
                self._row_in_one(target)
        status = Status.ANSWERED if complete else Status.PARTIAL
        return Written(status, tuple(self.sentences), self.citer.citations)

    def within(self, found: Sequence[tuple[Target, Sequence[Milestone]]]) -> Written:
        """Write rows, each with those of its cells that were asked for."""
        rows = [self._row_number(target) for target, _ in found]
        counted = Derivation("count", tuple(target.provision for target, _ in found))
        self._add(say("replies.target.within", count=len(found)), rows, counted)
        for target, milestones in found:
            for milestone in milestones:
                self._cell(target, milestone, key="several_value")
        return Written(Status.ANSWERED, tuple(self.sentences), self.citer.citations)

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
            self._add(_say_at("blank", milestone, where=where), [n])
        elif milestone.amount is None and milestone.footnotes:
            said = _say_at("undecided", milestone, note=milestone.note, where=where)
            self._add(said, [n, *self._cite_notes(milestone.footnotes)])
        else:
            value = self.value(target, milestone)
            self._add(_say_at(key, milestone, value=value, where=where), [n])

    def _whole_row(self, target: Target) -> None:
        self._add(say("replies.target.row_head", name=self._named(target)), [self._row_number(target)])
        for milestone in target.milestones:
            n = self.cite_cell(target, milestone)
            value = self.value(target, milestone)
            self._add(_say_at("row_value" if value else "row_blank", milestone, value=value), [n])

    def _row_in_one(self, target: Target) -> None:
        row = self.lexicon.provision(target.provision)
        heads = self.lexicon.provision(target.columns)
        columns = [self.citer.quote(heads, m.column) for m in target.milestones]
        notes = [
            self._note_quote(note) for m in target.milestones if m.amount is None for note in m.footnotes
        ]
        n = self.citer.cite(self.citer.quote(row), [*self._names(target), *columns, *notes])
        values = "; ".join(self._neighbour(target, m) for m in target.milestones)
        self._add(say("replies.target.row_in_one", name=self._named(target), values=values), [n])

    def _neighbour(self, target: Target, milestone: Milestone) -> str:
        value = self.value(target, milestone) or say("labels.value.blank")
        return _say_at("neighbour", milestone, value=value)

    def _no_milestone(self, target: Target, year: int) -> None:
        held = sorted(target.milestones, key=lambda m: m.year)
        around = [*[m for m in held if m.year < year][-1:], *[m for m in held if m.year > year][:1]]
        numbers = [self.cite_cell(target, m) for m in around]
        absent = Derivation("no_milestone", (target.provision, str(year)))
        self._add(say("replies.target.no_milestone", year=year), numbers, absent)
        values = "; ".join(self._neighbour(target, m) for m in around)
        name = self._named(target)
        said = say("replies.target.neighbours", name=name[0].upper() + name[1:], values=values)
        self._add(said, numbers)

    def _group(self, target: Target, years: Sequence[int]) -> bool:
        """Write the rows of a group, and tell whether each asked year is a milestone of any of them."""
        below = [t for t in self._rows(target) if t.number.startswith(f"{target.number}.")]
        head = say("replies.target.group", number=target.number, name=shown_name(target))
        self._add(head, [self._row_number(target)])
        for row in below:
            for milestone in asked_of(row, years):
                self._cell(row, milestone, key="several_value")
        absent = [year for year in years if not any(asked_of(row, (year,)) for row in below)]
        for year in absent if below else ():
            self._no_milestone(below[0], year)
        return not absent

    def _footnotes(self, target: Target, years: Sequence[int]) -> None:
        """Say what footnotes add to the row or to the cells shown, unless they were the value itself."""
        shown = asked_of(target, years)
        notes = [*target.footnotes, *(n for m in shown if m.amount is not None for n in m.footnotes)]
        for note in dict.fromkeys(notes):
            quote = self._note_quote(note)
            self._add(say("replies.target.footnote", text=quote.text.rstrip(".")), [self.citer.cite(quote)])

    def _lookalikes(self, target: Target, years: Sequence[int], alike: Sequence[Target]) -> None:
        """Say beside the answer what rows of nearly the same name hold, where they hold something else."""
        asked = {m.year: self.value(target, m) for m in asked_of(target, years) if years}
        for other in alike:
            for milestone in other.milestones:
                value = self.value(other, milestone)
                if value and asked.get(milestone.year, value) != value:
                    n = self.cite_cell(other, milestone)
                    where = self.where(other)
                    said = _say_at("alike", milestone, value=value, where=where)
                    self._add(said, [n])

    def value(self, target: Target, milestone: Milestone) -> str:
        """Return the cell as printed, without a footnote's mark, with the unit that its row gives.

        Of a cell that holds only a mark, return what its footnote says.
        """
        text = CELL_MARK.sub("", milestone.text) if milestone.footnotes else milestone.text
        if not text.strip() and milestone.footnotes:
            return milestone.note or ""
        unit = (target.unit or milestone.unit or "") if milestone.amount is not None else ""
        return text.strip() if not unit or unit in text else f"{text.strip()} {unit}"

    def cite_cell(self, target: Target, milestone: Milestone) -> int:
        row = self.lexicon.provision(target.provision)
        place = say("labels.place.cell", place=row.label, column=milestone.column_label)
        # A blank or footnoted cell proves itself by its row: there is nothing in it to quote.
        span = milestone.cell if milestone.text.strip() else row.span
        beside = [
            *self._names(target),
            self.citer.quote(self.lexicon.provision(target.columns), milestone.column),
        ]
        if milestone.amount is None:
            beside += [self._note_quote(note) for note in milestone.footnotes]
        return self.citer.cite(self.citer.quote(row, span, label=place), beside)

    def _row_number(self, target: Target) -> int:
        row = self.lexicon.provision(target.provision)
        return self.citer.cite(self.citer.quote(row, target.name_span), self._names(target))

    def _names(self, target: Target) -> list[Quote]:
        """Return the quotes of the cells that say what row it is: number (or the one above), name, unit."""
        row = self.lexicon.provision(target.provision)
        numbered = self._numbered_above(target)
        holder = row if numbered is target else self.lexicon.provision(numbered.provision)
        number = self.citer.quote(holder, numbered.number_span)
        name = self.citer.quote(row, target.name_span)
        unit = self.citer.quote(row, target.unit_span)
        return [quote for quote in (number, name, unit) if quote.text]

    def _numbered_above(self, target: Target) -> Target:
        """Return the row itself when it has a printed number, else the nearest row above that has."""
        clean = self.lexicon.clean(target.document)
        rows = self._rows(target)
        upto = rows[: rows.index(target) + 1]
        return next((t for t in reversed(upto) if t.number_span.of(clean).strip()), target)

    def _rows(self, target: Target) -> list[Target]:
        return [row.target for row in self.lexicon.targets if row.target.document == target.document]

    def where(self, target: Target) -> str:
        """Return the row as it is named inside brackets."""
        return self._say_row("where", target)

    def _named(self, target: Target) -> str:
        """Return the row as it is named in a sentence."""
        return self._say_row("named", target)

    def _say_row(self, key: str, target: Target) -> str:
        numbered = self._numbered_above(target)
        full = key if numbered is target else f"{key}_unnumbered"
        return say(f"replies.target.{full}", number=numbered.number, name=shown_name(target))

    def _cite_notes(self, notes: Sequence[str]) -> list[int]:
        return [self.citer.cite(self._note_quote(note)) for note in notes]

    def _note_quote(self, note: str) -> Quote:
        provision = self.lexicon.provision(note)
        words = body_words(provision.text)
        start = provision.start + provision.text.index(words)
        return self.citer.quote(provision, Span(start, start + len(words)))

    def _add(self, text: str, numbers: Sequence[int], derivation: Derivation | None = None) -> None:
        self.sentences.append(Sentence(text, tuple(dict.fromkeys(numbers)), derivation))
