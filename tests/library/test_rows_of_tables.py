"""What rows of tables add to the nouns is written and read back."""

from dataclasses import replace
from pathlib import Path

from assistant.library.library import Library
from assistant.library.store import write_library
from tests.invented import holding


def test_a_duty_of_a_row_and_a_value_of_a_phase(tmp_path: Path) -> None:
    plain = holding()
    (duty,), (target,) = plain.duties, plain.targets
    phase = replace(target.milestones[0], period="phase", since=2031)
    told = replace(
        plain,
        duties=(replace(duty, columns=duty.provision), duty),
        targets=(replace(target, milestones=(phase, *target.milestones[1:])),),
    )
    write_library(tmp_path / "library.sqlite", [told], version="v")
    library = Library(tmp_path / "library.sqlite")
    assert library.duties() == told.duties
    assert library.targets() == told.targets
    library.close()
