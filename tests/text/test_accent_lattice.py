"""However the readings of a syllable are gone through, the same ways are found."""

from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.text import accent_lattice
from assistant.text.accent_lattice import Lattice, lattice
from assistant.text.accent_table import MARKS, shipped_table

SYLLABLES = st.integers(min_value=len(MARKS), max_value=len(shipped_table().forms) - 1)
ROWS = st.lists(st.lists(SYLLABLES, min_size=1, max_size=12, unique=True), min_size=1, max_size=6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_many_readings_are_weighed_as_few_are(rows: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    table = shipped_table()
    ways = []
    for wide in (0, 1_000):
        monkeypatch.setattr(accent_lattice, "_WIDE", wide)
        found = lattice(table, rows)
        places = range(2, len(found.readings) - 1)
        scores = [sorted(pair for pair in _scored(found, at) if pair[1] > -inf) for at in places]
        ways.append((scores, [found.way(at, 0) for at in places]))
    assert ways[0] == ways[1]


def _scored(found: Lattice, place: int) -> list[tuple[int, float]]:
    return list(zip(found.readings[place].tolist(), found.through(place).tolist(), strict=True))
