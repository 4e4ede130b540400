"""The command line, run as people run it: its words, its exit codes, and nothing heavy to start it."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.library.nouns import Provision, Target
from assistant.places import CHECKOUT, data_folder
from bot.store.kept import Feedback
from bot.store.store import Store, today

HEAVY = {"sqlalchemy", "chromadb", "langchain", "torch", "fastapi", "numpy", "bm25s"}


def troly57(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command line from a folder that is not the checkout."""
    inherited = {**os.environ, "PYTHONPATH": str(CHECKOUT), "LC_ALL": "C"}  # noqa: TID251
    return subprocess.run(
        [sys.executable, "-P", "-m", "bot.commands", *arguments],
        env={**inherited, **variables},
        cwd=os.sep,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_help_is_light_and_in_vietnamese() -> None:
    script = (
        "import sys, bot.commands\n"
        "try: bot.commands.application()(['--help'])\n"
        f"except SystemExit: print(*({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False
    )
    assert "Hỏi một câu" in done.stdout
    assert done.stdout.splitlines()[-1] == ""


def test_version() -> None:
    done = troly57("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "troly57")


def test_without_a_library_every_reader_says_the_remedy(home: Path) -> None:
    for command in (("ask", "Bao nhiêu?"), ("show", "a/I")):
        done = troly57(*command, TROLY57_HOME=str(home))
        assert (done.returncode, done.stdout) == (1, "")
        assert "troly57 ingest" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("question", ["", "  ", "a" * 2001])
def test_a_question_that_cannot_be_asked_is_usage(question: str) -> None:
    done = troly57("ask", question)
    assert (done.returncode, done.stdout) == (2, "")
    assert "âu hỏi" in done.stderr


def test_a_wrong_setting_is_usage() -> None:
    done = troly57("ask", "a", TROLY57_PORT="tám")
    assert (done.returncode, done.stdout) == (2, "")
    assert "TROLY57_PORT" in done.stderr


def test_ask_answers_with_its_source(library_home: Path, target: Target) -> None:
    cell = target.milestones[1]
    question = f"{target.name} năm {cell.year} là bao nhiêu?"
    told = troly57("ask", question, TROLY57_HOME=str(library_home))
    assert told.returncode == 0, told.stderr
    assert "\x1b" not in told.stdout
    answer, _, sources = told.stdout.partition("\nNguồn\n")
    assert cell.text in answer
    assert f"“{cell.text}”" in sources
    assert f"/van-ban/{target.document}#" in sources
    as_json = troly57("ask", question, "--json", TROLY57_HOME=str(library_home))
    body = json.loads(as_json.stdout)
    assert target.provision in {citation["provision"] for citation in body["citations"]}
    elsewhere = troly57("ask", question, "--document", "9-kh", TROLY57_HOME=str(library_home))
    assert elsewhere.returncode == 2
    assert "9-kh" in elsewhere.stderr
    within = troly57("ask", question, "--document", target.document, TROLY57_HOME=str(library_home))
    assert within.stdout == told.stdout


def test_not_answered_is_3_with_whom_to_ask(library_home: Path) -> None:
    done = troly57("ask", "Giá vé xem phim ở sao Hỏa?", TROLY57_HOME=str(library_home))
    assert done.returncode == 3, done.stdout
    assert done.stdout


def test_show_prints_a_provision_as_cited(library_home: Path, row: Provision) -> None:
    done = troly57("show", row.id, TROLY57_HOME=str(library_home))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(row.label)
    assert row.text in done.stdout
    assert f"/van-ban/{row.id.replace('/', '#', 1)}" in done.stdout
    unknown = troly57("show", f"{row.document}/khong-co", TROLY57_HOME=str(library_home))
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "khong-co" in unknown.stderr


def test_show_of_a_document_lists_its_places(library_home: Path, row: Provision) -> None:
    whole = troly57("show", row.document, TROLY57_HOME=str(library_home))
    assert whole.returncode == 0, whole.stderr
    ids = [word for line in whole.stdout.splitlines() for word in line.split()[:1] if "/" in word]
    assert len(ids) > 10
    assert all(one.startswith(f"{row.document}/") for one in ids)
    part = troly57("show", ids[-1], TROLY57_HOME=str(library_home))
    assert part.returncode == 0, part.stderr
    nothing = troly57("show", "khong-co-van-ban", TROLY57_HOME=str(library_home))
    assert (nothing.returncode, nothing.stdout) == (2, "")


def test_check_lists_what_a_person_must_look_at(home: Path) -> None:
    done = troly57("check", TROLY57_HOME=str(home))
    assert done.returncode == 0, done.stdout
    folders = sorted(card.parent.name for card in data_folder("corpus").glob("*/card.toml"))
    assert all(folder in done.stdout for folder in folders)
    assert "LƯU Ý" in done.stdout
    assert not home.exists()
    one = troly57("check", folders[0])
    assert folders[0] in one.stdout
    assert troly57("check", "9-kh").returncode == 2


def test_doctor_looks_at_everything(home: Path, library_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = troly57("doctor", TROLY57_HOME=str(library_home), TROLY57_PORT=port)
    lines = done.stdout.splitlines()
    assert len(lines) == 10
    assert any(line.startswith("LƯU Ý") and port in line for line in lines)
    assert done.returncode == (1 if any(line.startswith("HỎNG") for line in lines) else 0)
    assert "troly57 ingest" in troly57("doctor", TROLY57_HOME=str(home)).stdout
    broken = troly57("doctor", TROLY57_PORT="tám")
    assert (broken.returncode, "HỎNG" in broken.stdout) == (1, True)
    traced = troly57("doctor", LANGSMITH_TRACING="true")
    assert (traced.returncode, "LANGSMITH_TRACING" in traced.stdout) == (1, True)


def test_ingest_publishes_once(home: Path) -> None:
    first = troly57("ingest", TROLY57_HOME=str(home))
    assert first.returncode == 0, first.stderr
    assert "Đã xuất bản" in first.stdout
    assert "Đọc corpus/" in first.stderr
    again = troly57("ingest", TROLY57_HOME=str(home))
    assert (again.returncode, "Không có gì thay đổi" in again.stdout) == (0, True)
    for option in ("--rebuild", "--reindex"):
        assert "Đã xuất bản" in troly57("ingest", option, TROLY57_HOME=str(home)).stdout
    assert troly57("ingest", "--rebuild", "--reindex", TROLY57_HOME=str(home)).returncode == 2
    assert troly57("ingest", "tep.pdf", TROLY57_HOME=str(home)).returncode == 2


def test_trouble_with_the_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    done = troly57("ingest", TROLY57_HOME=str(tmp_path / "tep"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Hệ điều hành" in done.stderr
    assert "Traceback" not in done.stderr


def test_feedback_lists_counts_and_what_may_be_read(home: Path) -> None:
    assert "Chưa có phản hồi nào" in troly57("feedback").stdout
    store = Store(f"sqlite:///{home / 'store.sqlite'}")
    entry = Feedback("wrong", "answered", "000001-a", ("a/I.1",), today(), question="Câu kín?", reason="x")
    store.add_feedback(entry)
    store.add_feedback(replace(entry, agreed=True, question="Câu\x1b[2J mở?", answer="a1"))
    said = troly57("feedback").stdout
    assert "sai: 2" in said
    assert "Câu [2J mở?" in said
    assert "Câu kín?" not in said
    told = json.loads(troly57("feedback", "--json").stdout)
    assert told["counts"] == [{"verdict": "wrong", "status": "answered", "number": 2}]
    assert [one["question"] for one in told["items"]] == ["Câu\x1b[2J mở?"]
    closed = troly57("feedback", TROLY57_STORE_URL="sqlite:////proc/khong/co.sqlite")
    assert (closed.returncode, "TROLY57_STORE_URL" in closed.stderr) == (1, True)
