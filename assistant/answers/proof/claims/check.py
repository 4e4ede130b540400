"""The checks of a claim; until they are here nothing is proven."""

from collections.abc import Sequence

from assistant.answers.question.lexicon import Lexicon


def faults(
    claim: str,  # noqa: ARG001
    passages: Sequence[str],  # noqa: ARG001
    lexicon: Lexicon,  # noqa: ARG001
    *,
    beside: Sequence[str] = (),  # noqa: ARG001
) -> tuple[str, ...]:
    """Return the names of the checks that a claim fails."""
    return ("unchecked",)


def plain_faults(claim: str, passages: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:  # noqa: ARG001
    """Return the names of the checks that plain words fail."""
    return ("unchecked",)
