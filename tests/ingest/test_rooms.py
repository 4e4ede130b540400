"""Rooms go with the process that used them, however it ended, and nothing else goes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.rooms import room

ROOT = Path(__file__).resolve().parents[2]
KEEPS_ONE = (
    "import sys, time\nfrom ingest.rooms import room\n"
    "with room('read') as folder:\n (folder / 'mat.txt').write_text('bi mat')\n print(folder, flush=True)\n"
    " time.sleep(600)"
)


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def keeper(temp: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process that is in a room, and that room."""
    process = subprocess.Popen(
        [sys.executable, "-c", KEEPS_ONE],
        cwd=ROOT,
        env={"TMPDIR": str(temp)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_a_room_is_its_users_alone_and_gone_afterwards(temp: Path) -> None:
    with room("read") as folder:
        assert folder.parent == temp
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "mat.txt").write_text("x")
    assert list(temp.iterdir()) == []


def test_what_the_dead_left_goes_and_what_the_living_use_stays(temp: Path) -> None:
    dead, left = keeper(temp)
    living, used = keeper(temp)
    with dead, living:
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        assert (left / "mat.txt").is_file()
        with room("fetch") as mine:
            assert set(temp.iterdir()) == {used, mine}
        assert (used / "mat.txt").is_file()
        living.kill()


@pytest.mark.parametrize("name", ["troly57-sao-luu", "troly57-read-1-abc", "khac-read-1-abcdefgh"])
def test_what_only_looks_like_a_room_stays(temp: Path, name: str) -> None:
    (temp / name).mkdir()
    with room("read"):
        pass
    assert [path.name for path in temp.iterdir()] == [name]


def test_a_link_that_bears_a_rooms_name_leads_nowhere(temp: Path, tmp_path: Path) -> None:
    (tmp_path / "nha").mkdir()
    (tmp_path / "nha" / "quy.txt").write_text("x")
    (temp / "troly57-read-1-abcdefgh").symlink_to(tmp_path / "nha")
    with room("read"):
        pass
    assert (tmp_path / "nha" / "quy.txt").is_file()
