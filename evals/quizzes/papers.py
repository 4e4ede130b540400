"""The documents that questions are about, as a person has them in hand: text, outline, rows, who signed and when."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from evals.quizzes.outline import Address, Part, cited, parts_of
from evals.quizzes.printed_tables import Row, heads_of, rows_of
from evals.quizzes.received import printed, received
from evals.quizzes.spelling import bare, one_line, solid, worn

_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE | re.MULTILINE)
_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?: \S+)?\s*$", re.MULTILINE)
_OFFICES = re.compile(r"^(?:T/M|TM\.|KT\.|TUQ\.|Q\.)\s", re.MULTILINE)
_PERSON = re.compile(r"^(?:[^\W\d_][^\W\d_]*\.?\s+){1,5}[^\W\d_]+$")
_DAY = re.compile(
    r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Paper:
    """One document: what the list of documents says of it, and what it prints.

    `clean` is the library's text, by which places of quotes are counted; "" where none is at hand.
    """

    id: str
    known: Mapping[str, object]
    text: str
    clean: str = ""
    parts: Sequence[Part] = field(default=())
    body: str = ""
    rows: Sequence[Row] = field(default=())

    @cached_property
    def whole(self) -> str:
        """Return all that is printed, without spaces and capitals, page breaks and footnotes closed up too."""
        return solid(self.text) + "\n" + self.body

    @cached_property
    def closing(self) -> str:
        """Return the list of recipients and who signed, up to an annex."""
        annex = _ANNEX.search(self.text)
        body = self.text[: annex.start()] if annex else self.text
        ends = [found.start() for found in (_RECIPIENTS.search(body), *_OFFICES.finditer(body)) if found]
        return body[max(min(ends, default=0), len(body) - 3000) :]

    @cached_property
    def signers(self) -> tuple[str, ...]:
        """Return the lines of the closing that are names of persons."""
        lines = (one_line(line) for line in self.closing.splitlines())
        return tuple(
            line for line in lines if _PERSON.match(line) and line == line.title() and "." not in line
        )

    @cached_property
    def worn(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of words that the document repeats all over."""
        return worn(self.text)

    @property
    def number(self) -> str:
        """Return the document's number."""
        return str(self.known.get("number", ""))

    def at(self, address: Address) -> Part | None:
        """Return the part that is cited so."""
        return self._cited.get(tuple(sorted(address)))

    @cached_property
    def _cited(self) -> dict[Address, Part]:
        return {tuple(sorted(part.address)): part for part in reversed(self.parts) if part.rank}

    @cached_property
    def _numbered(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.number, []).append(row)
        return found

    @cached_property
    def heads(self) -> str:
        """Return what all columns of all tables are called."""
        return heads_of(self.text.split("\n"), self.rows)

    def places(self, said: str) -> list[int]:
        """Return where in the parts a text stands, however spaces and capitals are written."""
        sought = solid(said.strip())
        found, at = [], self.body.find(sought) if sought else -1
        while at >= 0:
            found.append(at)
            at = self.body.find(sought, at + 1)
        return found

    def holding(self, at: int) -> Part | None:
        """Return the part in whose own words a place is."""
        return next((part for part in self.parts if part.start <= at < part.end), None)

    def row_cited(self, label: str) -> Row | None:
        """Return the row that a citation names: by its number, or as the one that follows a number."""
        marks = dict(cited(label))
        number = marks.get("chỉ tiêu") or marks.get("dòng") or ""
        if "không đánh số" in label:
            found = re.search(r"sau (?:chỉ tiêu|dòng) ([\d.]+\d|\d+)", label)
            return next(
                (row for row in self.rows if found and not row.number and row.after == found[1]), None
            )
        rows = self._numbered.get(number.rstrip("."), []) if number else []
        rows = [row for row in rows if not row.annex or row.annex == marks.get("phụ lục")]
        return rows[0] if len(rows) == 1 else None


@dataclass(frozen=True)
class Papers:
    """All documents at hand, and the list of all that are known."""

    papers: Mapping[str, Paper]
    catalogue: Sequence[Mapping[str, object]]

    def called(self, said: str) -> Paper | None:
        """Return the document that a question names: by its number, with the day where several have it; else title."""
        numbered = [p for p in self.papers.values() if p.number and solid(p.number) in solid(said)]
        if len(numbered) > 1:
            longest = max(len(p.number) for p in numbered)
            numbered = [p for p in numbered if len(p.number) == longest]
        if len(numbered) > 1:
            days = days_in(said)
            numbered = [p for p in numbered if p.known.get("signed_on") in days]
        if not numbered:
            numbered = [p for p in self.papers.values() if bare(str(p.known.get("title", ""))) in bare(said)]
        return numbered[0] if len(numbered) == 1 else None

    def titled(self, title: str) -> Paper | None:
        """Return the only document with this title."""
        found = [p for p in self.papers.values() if bare(str(p.known.get("title", ""))) == bare(title)]
        return found[0] if len(found) == 1 else None


def days_in(said: str) -> tuple[date, ...]:
    """Return the days that a text names, in order; one that no calendar has is left out."""
    found = []
    for match in _DAY.finditer(said):
        day, month, year = (int(part) for part in match.groups() if part)
        if 1 <= month <= 12 and 1 <= day <= 31:
            try:
                found.append(date(year, month, day))
            except ValueError:
                continue
    return tuple(found)


def paper_of(id_: str, text: str, known: Mapping[str, object], clean: str = "") -> Paper:
    """Return a document from its printed text."""
    lines = text.split("\n")
    parts, body = parts_of(lines)
    return Paper(id_, known, text, clean, parts, body, rows_of(lines))


def read_papers(
    corpus: Path,
    clean: Mapping[str, str] | None = None,
    others: Mapping[str, Mapping[str, object]] | None = None,
) -> Papers:
    """Return the documents of a corpus that are held word for word, read from what was received.

    `clean` are the library's texts of documents; those of documents that are not in the corpus stand for the source,
    and `others` for what the list of documents says of them.
    """
    rows = tomllib.loads((corpus / "catalogue.toml").read_text(encoding="utf-8"))["document"]
    known: dict[str, dict[str, object]] = {row["id"]: row for row in rows if "id" in row}
    texts = dict(clean or {})
    papers = {}
    for source in sorted(corpus.glob("*/source.md")):
        id_ = source.parent.name
        papers[id_] = paper_of(id_, received(source.parent), known.get(id_, {}), texts.pop(id_, ""))
    for id_, text in texts.items():
        papers[id_] = paper_of(id_, printed(text), (others or {}).get(id_, {}), text)
    return Papers(papers, rows)


def longest_first(names: Iterable[str]) -> list[str]:
    """Return names so that none is tried before one that holds it."""
    return sorted(names, key=len, reverse=True)
