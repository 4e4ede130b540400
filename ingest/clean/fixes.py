"""Corrections of the received text, each tied to its line; one that no longer matches is an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Confidence, Fix, Provision, Span
from assistant.wording import say
from ingest.clean.draft import Draft, Edit
from ingest.data_file import read_data


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of fixes.toml: on received line `line`, `wrong` should read `right`."""

    line: int
    wrong: str
    right: str
    confidence: Confidence
    kind: str
    note: str


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the rows of fixes.toml, none when there is no such file; CorpusInvalid names a bad row."""
    if not path.is_file():
        return ()
    rows = read_data(path).get("fix", [])
    try:
        return tuple(
            Correction(
                line=int(row["line"]),
                wrong=str(row["wrong"]),
                right=str(row["right"]),
                confidence=Confidence(row["confidence"]),
                kind=str(row["kind"]),
                note=str(row.get("note", "")),
            )
            for row in rows
        )
    except (KeyError, ValueError) as slip:
        raise CorpusInvalid(say("errors.corpus.fix_row", path=path.name, slip=slip)) from slip


def locate(correction: Correction, received: str) -> Span:
    """Return the received place of the correction.

    Raises CorpusInvalid when its line does not hold `wrong` exactly once (a `wrong` of several
    lines begins on that line).
    """
    line_start = _line_start(received, correction.line)
    newline = received.find("\n", line_start)
    line_end = len(received) if newline < 0 else newline
    at = received.find(correction.wrong, line_start) if line_start >= 0 else -1
    again = received.find(correction.wrong, at + 1)
    if not line_start <= at <= line_end or at < 0 or 0 <= again <= line_end:
        raise CorpusInvalid(say("errors.corpus.fix_place", line=correction.line, wrong=correction.wrong))
    return Span(at, at + len(correction.wrong))


def corrected(received: str, corrections: Sequence[Correction]) -> list[Edit]:
    """Return the edits of the received text that the sure corrections make."""
    sure = [c for c in corrections if c.confidence is Confidence.SURE]
    places = [locate(c, received) for c in sure]
    return [Edit(p.start, p.end, c.right) for p, c in zip(places, sure, strict=True)]


def placed(
    corrections: Sequence[Correction],
    received: str,
    draft: Draft,
    document: str,
    provisions: Sequence[Provision],
) -> tuple[Fix, ...]:
    """Return every correction, sure or likely, with its place in the clean text and the provision there."""
    fixes = []
    for correction in corrections:
        at = (
            draft.place_of(locate(correction, received))
            if correction.right or _is_likely(correction)
            else None
        )
        holder = next((p for p in provisions if at and p.start <= at.start < p.end), None)
        fixes.append(
            Fix(
                document=document,
                provision=holder.id if holder else None,
                line=correction.line,
                received=correction.wrong,
                corrected=correction.right,
                confidence=correction.confidence,
                kind=correction.kind,
                note=correction.note,
                start=at.start if at else None,
                end=at.end if at else None,
            )
        )
    return tuple(fixes)


def _is_likely(correction: Correction) -> bool:
    return correction.confidence is Confidence.LIKELY


def _line_start(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return -1
    return at
