"""Words and citations for rows of indicator tables: how a row and a cell are called, shown and proven."""

from collections.abc import Sequence

from assistant.answers.answer import Derivation, Quote, Sentence
from assistant.answers.proof.citing import Citer
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.rows.rows import shown_name
from assistant.library.nouns import Milestone, Span, Target
from assistant.text.footnotes import CELL_MARK, body_words
from assistant.wording import say


def say_at(key: str, milestone: Milestone, **values: str | None) -> str:
    """Return the sentence that names the milestone's year, or its column where it is of no whole year."""
    full = key if milestone.period == "year" else f"{key}_of_column"
    column = milestone.column_label.replace("\n", " ")
    return say(f"replies.target.{full}", year=milestone.year, column=column, **values)


class Pen:
    """Writes sentences about rows, citing as it goes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.citer = Citer(lexicon)
        self.sentences: list[Sentence] = []

    def at_year(self, target: Target, milestone: Milestone) -> str:
        value = self.value(target, milestone) or say("labels.value.blank")
        return say_at("neighbour", milestone, value=value)

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
            *self.names(target),
            self.citer.quote(self.lexicon.provision(target.columns), milestone.column),
        ]
        if milestone.amount is None:
            beside += [self.note_quote(note) for note in milestone.footnotes]
        return self.citer.cite(self.citer.quote(row, span, label=place), beside)

    def cite_row(self, target: Target) -> int:
        row = self.lexicon.provision(target.provision)
        return self.citer.cite(self.citer.quote(row, target.name_span), self.names(target))

    def names(self, target: Target) -> list[Quote]:
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
        rows = self.rows(target)
        upto = rows[: rows.index(target) + 1]
        return next((t for t in reversed(upto) if t.number_span.of(clean).strip()), target)

    def rows(self, target: Target) -> list[Target]:
        return self._rows_of(target.document)

    def _rows_of(self, document: str) -> list[Target]:
        return [row.target for row in self.lexicon.targets if row.target.document == document]

    def where(self, target: Target) -> str:
        """Return the row as it is named inside brackets."""
        return self._say_row("where", target)

    def named(self, target: Target) -> str:
        """Return the row as it is named in a sentence."""
        return self._say_row("named", target)

    def _say_row(self, key: str, target: Target) -> str:
        numbered = self._numbered_above(target)
        full = key if numbered is target else f"{key}_unnumbered"
        return say(f"replies.target.{full}", number=numbered.number, name=shown_name(target))

    def cite_notes(self, notes: Sequence[str]) -> list[int]:
        return [self.citer.cite(self.note_quote(note)) for note in notes]

    def note_quote(self, note: str) -> Quote:
        provision = self.lexicon.provision(note)
        words = body_words(provision.text)
        start = provision.start + provision.text.index(words)
        return self.citer.quote(provision, Span(start, start + len(words)))

    def add(self, text: str, numbers: Sequence[int], derivation: Derivation | None = None) -> None:
        self.sentences.append(Sentence(text, tuple(dict.fromkeys(numbers)), derivation))

    def cite_heads(self, document: str) -> int:
        """Return the citation of the heads of a document's first indicator table."""
        heads = next(row.columns for row in self._rows_of(document) if row.milestones)
        return self.citer.cite(self.citer.quote(self.lexicon.provision(heads)))

    def cite_whole_row(self, target: Target) -> int:
        """Return the citation of a row with all its cells, the heads over them and the notes to them."""
        row = self.lexicon.provision(target.provision)
        heads = self.lexicon.provision(target.columns)
        columns = [self.citer.quote(heads, m.column) for m in target.milestones]
        notes = [self.note_quote(note) for m in target.milestones if m.amount is None for note in m.footnotes]
        return self.citer.cite(self.citer.quote(row), [*self.names(target), *columns, *notes])
