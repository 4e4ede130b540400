"""Reading in a process of its own: whatever that process does, what comes back is a value, in time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from ingest.read.apart import read_apart
from ingest.read.formats import read_file
from ingest.read.reading import Limits, Reading, Unreadable

LIMITS = Limits(memory=512 * 2**20, seconds=20)
SOON = Limits(memory=512 * 2**20, seconds=2)
ROOT = Path(__file__).resolve().parents[3]


def reader(body: str) -> tuple[str, str]:
    """The child's program with its reader replaced by `body`, which sees `path` and `limits`."""
    made = f"import os, sys, time\nfrom ingest.read import child\ndef reads(path, limits):\n {body}\n"
    return "-c", made + "child.read_file = reads\nchild.main(sys.argv[1:])"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("Điều 1. Phạm vi điều chỉnh")
    made.save(str(tmp_path / "-van ban.docx"))
    return tmp_path / "-van ban.docx"


def test_what_is_read_apart_is_what_is_read_here(document: Path) -> None:
    found = read_apart(document, LIMITS)
    assert isinstance(found, Reading)
    assert found == read_file(document, LIMITS)


def test_a_refusal_comes_back(tmp_path: Path) -> None:
    assert read_apart(tmp_path / "khong.pdf", LIMITS) == Unreadable("cannot_open", {"name": "khong.pdf"})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("bytearray(4 << 30)", "too_heavy"),
        ("held = [b'x' * 10**8 for _ in range(3)]; os.abort()", "too_heavy"),
        ("os.abort()", "reader_died"),
        ("os._exit(3)", "reader_died"),
        ("os._exit(0)", "reader_died"),
        ("raise ValueError('hỏng')", "reader_died"),
        ("print('rác' * 10**6); sys.stderr.write('rác' * 10**6); os._exit(0)", "reader_died"),
        ("os.write(int(sys.argv[2]), b'garbage'); os._exit(0)", "reader_died"),
        ("os.ftruncate(int(sys.argv[2]), 10**9); os._exit(0)", "reader_died"),
        ("open('day', 'wb').write(b'x' * 10**8)", "reader_died"),
    ],
)
def test_a_reader_that_fails_is_a_value(document: Path, body: str, code: str) -> None:
    limits = Limits(memory=512 * 2**20, seconds=20, characters=10**6)
    found = read_apart(document, limits, program=reader(body))
    assert isinstance(found, Unreadable)
    assert found.code == code


def test_a_reader_without_a_floor_is_a_value(document: Path) -> None:
    body = "sys.setrecursionlimit(10**9); f = lambda: f(); f()"
    found = read_apart(document, Limits(memory=512 * 2**20, seconds=20), program=reader(body))
    assert isinstance(found, Unreadable)
    assert found.code in {"too_heavy", "reader_died"}  # whichever ends first: the memory or the stack


@pytest.mark.parametrize("body", ["time.sleep(600)", "any(iter(lambda: 0, 1))"])
def test_a_reader_that_never_ends_is_ended(document: Path, body: str) -> None:
    began = time.monotonic()
    assert read_apart(document, SOON, program=reader(body)) == Unreadable("too_slow")
    assert time.monotonic() - began < 10


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("end", ["os._exit(0)", "time.sleep(600)"])
def test_what_the_reader_started_ends_with_it(document: Path, tmp_path: Path, end: str) -> None:
    told = tmp_path / "pid"
    body = f"child = os.fork() or time.sleep(600); open({str(told)!r}, 'w').write(str(child)); {end}"
    read_apart(document, SOON, program=reader(body))
    grandchild = int(told.read_text())
    deadline = time.monotonic() + 5
    while alive(grandchild) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(grandchild)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_neither_reader_nor_what_it_started_outlives_the_parent(document: Path, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    body = (
        "child = os.fork() or time.sleep(600); "
        f"open({str(told)!r}, 'w').write(f'{{os.getpid()}} {{child}}.'); time.sleep(600)"
    )
    script = (
        "from pathlib import Path\nfrom ingest.read.apart import read_apart\n"
        "from ingest.read.reading import Limits\n"
        f"read_apart(Path({str(document)!r}), Limits(seconds=600), program={reader(body)!r})"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 20
    while not (told.is_file() and told.read_text().endswith(".")) and time.monotonic() < deadline:
        time.sleep(0.02)
    children = [int(pid) for pid in told.read_text().strip(".").split()]
    assert all(map(alive, children))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    while any(map(alive, children)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, children))


def test_the_reader_sees_nothing_of_ours(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY57_TELEGRAM_TOKEN", "bi-mat")
    body = (
        "from ingest.read.reading import Reading, Line; return Reading(tuple(Line(f'{n}={v}') for n, v in "
        "sorted(os.environ.items())) + (Line(os.getcwd()), Line(sys.stdin.read())), 'docx')"
    )
    found = read_apart(document, LIMITS, program=reader(body))
    assert isinstance(found, Reading)
    assert "bi-mat" not in found.text
    assert "TROLY57" not in found.text
    assert str(ROOT) not in found.lines[-2].text
    assert found.lines[-1].text == ""


def test_a_link_that_leads_to_itself_is_a_value(tmp_path: Path) -> None:
    (tmp_path / "vong.pdf").symlink_to("vong.pdf")
    found = read_apart(tmp_path / "vong.pdf", LIMITS)
    assert isinstance(found, Unreadable)
    assert found.code == "cannot_open"


def test_no_folder_is_left_behind(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    read_apart(document, LIMITS, program=reader("open('rac', 'w').write('x'); os.abort()"))
    assert not list(room.iterdir())
