"""Phrases whose words are meant wherever they stand, however seldom others stand beside them."""

from collections.abc import Collection, Sequence

from assistant.text.normal import tidy_tones


def in_a_phrase(said: Sequence[str], place: int, phrases: Collection[tuple[str, ...]]) -> bool:
    """Tell whether the word at `place` belongs to one of `phrases`, each given in small letters."""
    longest = max(map(len, phrases), default=0)
    begin = max(place - longest + 1, 0)
    near = [tidy_tones(word).lower() for word in said[begin : place + longest]]
    at = place - begin
    return any(
        tuple(near[start : start + len(phrase)]) == phrase
        for phrase in phrases
        for start in range(max(at - len(phrase) + 1, 0), at + 1)
    )
