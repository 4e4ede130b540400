"""A text on its way from received to clean, in which every character knows where it was received."""

from __future__ import annotations  # array is subscriptable for type checkers only, until 3.12

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Span, Stretch


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters `start:end` by `text`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` with, for each character, the received index it stands for and whether it is unchanged.

    A character that was put in stands for the received place it replaced.
    """

    text: str
    origin: array[int]
    kept: bytes

    @classmethod
    def received(cls, text: str) -> Draft:
        """Return the draft that is the received text itself."""
        return cls(text, array("l", range(len(text))), b"\x01" * len(text))

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """Return this draft with the edits made; ValueError when two overlap."""
        parts: list[Span | Edit] = []
        at = 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.start < at:
                raise ValueError(f"edits overlap at {edit.start}")
            parts += [Span(at, edit.start), *_smallest(edit, self.text)]
            at = edit.end
        parts.append(Span(at, len(self.text)))
        return self._joined(parts)

    def without(self, spans: Sequence[Span]) -> tuple[Draft, list[Draft]]:
        """Return this draft less the spans, and what they held, each a draft of its own."""
        pieces = [self._joined([span]) for span in spans]
        return self.edited(Edit(s.start, s.end) for s in spans), pieces

    def with_inserted(self, at: int, piece: Draft) -> Draft:
        """Return this draft with `piece` put in before character `at`."""
        before, after = self._joined([Span(0, at)]), self._joined([Span(at, len(self.text))])
        return Draft(
            before.text + piece.text + after.text,
            before.origin + piece.origin + after.origin,
            before.kept + piece.kept + after.kept,
        )

    def place_of(self, received: Span) -> Span | None:
        """Return where the received characters are now, or None when nothing of them is left."""
        found = [i for i, o in enumerate(self.origin) if received.start <= o < received.end]
        return Span(found[0], found[-1] + 1) if found else None

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the runs that are the received text unchanged, in order of the clean text."""
        runs: list[Stretch] = []
        start = -1
        for i, kept in enumerate(self.kept):
            goes_on = kept and start >= 0 and self.origin[i] == self.origin[i - 1] + 1
            if start >= 0 and not goes_on:
                runs.append(Stretch(start, self.origin[start], i - start))
                start = -1
            if kept and start < 0:
                start = i
        if start >= 0:
            runs.append(Stretch(start, self.origin[start], len(self.text) - start))
        return tuple(runs)

    def _joined(self, parts: Sequence[Span | Edit]) -> Draft:
        text: list[str] = []
        origin: array[int] = array("l")
        kept: list[bytes] = []
        for part in parts:
            if isinstance(part, Span):
                text.append(part.of(self.text))
                origin += self.origin[part.start : part.end]
                kept.append(self.kept[part.start : part.end])
            else:
                text.append(part.text)
                stands_for = self.origin[min(part.start, len(self.origin) - 1)] if self.origin else 0
                origin.extend([stands_for] * len(part.text))
                kept.append(b"\x00" * len(part.text))
        return Draft("".join(text), origin, b"".join(kept))


def _smallest(edit: Edit, text: str) -> list[Span | Edit]:
    """Return the edit with what it leaves unchanged at both ends kept as it was."""
    old, new = text[edit.start : edit.end], edit.text
    limit = min(len(old), len(new))
    head = next((i for i in range(limit) if old[i] != new[i]), limit)
    tail = next((i for i in range(limit - head) if old[-1 - i] != new[-1 - i]), limit - head)
    middle = Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])
    return [Span(edit.start, middle.start), middle, Span(middle.end, edit.end)]
