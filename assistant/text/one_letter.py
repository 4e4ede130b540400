"""What lies one letter away from a word, and how alike two spellings are."""

from dataclasses import dataclass
from string import ascii_lowercase
from unicodedata import normalize

from assistant.text.normal import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """How much likelier another word must make the sentence, as natural logarithms.

    `mark` is asked of one with the same letters, `near` of one a letter away with its accents as typed, `far`
    of any other.
    """

    mark: float
    near: float
    far: float

    def of(self, typed: str, form: str) -> float:
        """Return what is asked of a form."""
        if fold(typed) == fold(form):
            return self.mark
        return self.near if is_alike(typed, form) else self.far


def is_alike(typed: str, form: str) -> bool:
    """Tell whether the accents, or all letters but one with its own, are as typed: most slips leave them so."""
    if fold(typed) == fold(form) or sorted(normalize("NFD", typed)) == sorted(normalize("NFD", form)):
        return True
    begin = next((n for n, (a, b) in enumerate(zip(typed, form, strict=False)) if a != b), len(typed))
    a, b = typed[begin:], form[begin:]
    changed = a[1:] == b[1:] and _marks(a[:1]) == _marks(b[:1])
    return changed or a[1:] == b or b[1:] == a or (a[1::-1] == b[:2] and a[2:] == b[2:])


def _marks(letter: str) -> str:
    return normalize("NFD", letter)[1:]


def neighbours(bare: str) -> set[str]:
    """Return the spellings at most one letter away: itself, one dropped, changed, added, or two swapped."""
    cuts = [(bare[:n], bare[n:]) for n in range(len(bare) + 1)]
    return {
        bare,
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase),
        *(a + c + b for a, b in cuts for c in ascii_lowercase),
    }
