"""A draft while it is heard: each sentence is written down, and told, as soon as it is whole and proven."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from assistant.answers.answer import Hear, Said
from assistant.answers.drafting.checked import Claim, Pen, claims_of
from assistant.answers.drafting.grounds import Ground
from assistant.answers.question.terms import says


class Heard:
    """Hears a draft for `pen`; `hear` is told each sentence that is proven, in order, until one is not."""

    def __init__(self, pen: Pen, grounds: Sequence[Ground], hear: Hear | None) -> None:
        self._pen = pen
        self._grounds = grounds
        self._hear = hear
        self._written = 0

    def so_far(self, said: Mapping[str, Any]) -> None:
        """Write down the sentences that are whole: all but the last, which may be cut off."""
        if self._hear is None:
            return
        claims = list(claims_of(said, self._grounds))[:-1]
        for claim in claims[self._written :]:
            cited = len(self._pen.citations)
            sentence = self._pen.write(claim) if claim else None
            if sentence is None:
                # What comes after it may hang on it; the rest waits for the whole.
                self._hear = None
                return
            self._written += 1
            self._hear(Said(sentence, self._pen.citations[cited:]))

    def whole(self, said: Mapping[str, Any]) -> bool:
        """Write down the sentences of the whole draft that are proven, and that hang on none that is not.

        Tell whether the first of them is among those: it is the one that answers.
        """
        every = list(claims_of(said, self._grounds))
        claims = every[self._written :]
        standing = _standing(claims, self._pen)
        for claim in standing:
            cited = len(self._pen.citations)
            sentence = self._pen.write(claim, [one for one in standing if one is not claim])
            if sentence is not None and self._hear is not None:
                self._hear(Said(sentence, self._pen.citations[cited:]))
        return bool(every) and every[0] in self._pen.kept


def _standing(claims: Sequence[Claim | None], pen: Pen) -> list[Claim]:
    """Return the claims that are proven beside each other; one that says the rest of another needs it kept."""
    standing = [claim for claim in claims if claim is not None]
    while True:
        kept = [one for one in standing if pen.proves(one, [other for other in standing if other is not one])]
        if len(kept) == len(standing):
            break
        standing = kept
    return [one for one in standing if not _hangs(one, claims, standing)]


def _hangs(claim: Claim, claims: Sequence[Claim | None], standing: Sequence[Claim]) -> bool:
    """Tell whether a claim goes on from one before it that is not said."""
    before = list(takewhile(lambda one: one is not claim, claims))
    return bool(before) and before[-1] not in standing and says(claim.text, "drafts.goes_on")
