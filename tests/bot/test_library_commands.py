"""Bringing documents in at the command line: what is shown, asked, kept, refused, taken out and gone back to."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.library.library import Library
from assistant.library.manifest import read_manifest
from assistant.library.versions import LIBRARY, current_folder, current_name, version_names
from assistant.places import CHECKOUT
from bot.commands import application
from ingest.added.revisions import documents_folder
from ingest.switch import only_writer
from tests.bot.test_commands import troly57
from tests.ingest.added.papers import ID, NUMBER, paper, written

CATALOGUE = f"""
[[document]]
id = "{ID}"
number = "{NUMBER}"
kind = "Quyết định"
title = "Đề án trạm bơm"
issuer = "Chủ tịch Ủy ban nhân dân tỉnh Hải Sơn"
place = "Hải Sơn"
signed_on = 2031-04-03
"""
DIGEST = """# Tóm lược Quyết định 915/QĐ-UBND

## Nhận diện

1. Quyết định 915/QĐ-UBND ngày 03/4/2031 phê duyệt Đề án trạm bơm.
   [A] congbao.haison.gov.vn, số 12
2. Đề án lắp đặt 120 trạm bơm.
   [B] Báo Hải Sơn, bài 1234
"""
Run = Callable[..., Result]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one document, of which only a digest is held."""
    folder = tmp_path / "corpus"
    (folder / ID).mkdir(parents=True)
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (folder / ID / "digest.md").write_text(DIGEST, encoding="utf-8")
    return folder


@pytest.fixture
def run(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line over that corpus, with nobody at the terminal."""
    for module in ("ingest", "bringing", "check", "remove"):
        __import__(f"bot.commands.library.{module}")
        monkeypatch.setattr(sys.modules[f"bot.commands.library.{module}"], "data_folder", lambda _: corpus)
    return lambda *words: CliRunner().invoke(application(), list(words), catch_exceptions=False)


def state(home: Path) -> tuple[str | None, list[str], list[str]]:
    """What is published, and what is kept beside it."""
    kept = [str(path.relative_to(documents_folder(home))) for path in documents_folder(home).glob("**/*")]
    return current_name(home), version_names(home), sorted(kept)


def held(home: Path) -> dict[str, str]:
    folder = current_folder(home)
    assert folder
    with closing(Library(folder / LIBRARY)) as library:
        return {document.id: document.text for document in library.documents()}


def test_a_file_is_shown_and_nothing_published_without_a_word(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest")
    before = state(home)
    shown = run("ingest", str(written(tmp_path)))
    assert shown.exit_code == 2
    for said in (NUMBER, ID, "Trần Văn Núi", "03/04/2031", "3 điều", "tóm lược"):
        assert said in shown.output, said
    assert state(home) == before


def test_an_original_takes_the_place_of_its_digest_and_gives_it_back(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("ingest")
    assert run("ingest", "--yes", str(written(tmp_path))).exit_code == 0
    assert held(home) == {ID: "verbatim"}
    folder = current_folder(home)
    assert folder
    with closing(Library(folder / LIBRARY)) as library:
        stone = library.tombstone(f"{ID}/tl.2")
        assert stone
        assert stone.replaced_by == ID
        assert library.provision(f"{ID}/d2")
    assert run("ingest").exit_code == 0
    assert held(home) == {ID: "verbatim"}, "publishing the corpus again keeps what was added"
    refused = run("remove", NUMBER)
    assert (refused.exit_code, held(home)) == (2, {ID: "verbatim"})
    removed = run("remove", NUMBER, "--yes")
    assert (removed.exit_code, held(home)) == (0, {ID: "digest"}), removed.output
    assert run("remove", ID, "--yes").exit_code == 2


def test_the_same_file_again_changes_nothing_and_another_is_a_new_revision(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("ingest", "--yes", str(written(tmp_path)))
    before = state(home)
    again = run("ingest", "--yes", str(written(tmp_path, name="ban-sao.md")))
    assert (again.exit_code, state(home)) == (0, before)
    assert "đã có trong thư viện" in again.output
    new = run("ingest", "--yes", str(written(tmp_path, paper(pumps=9), "moi.md")))
    assert "qd.md" in new.output
    assert len(list((documents_folder(home) / ID).iterdir())) == 2
    assert run("ingest").exit_code == 0


def test_one_bad_file_is_told_and_the_others_come_in(run: Run, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "den"
    written(folder)
    written(folder, "", "rong.txt")
    written(folder, paper("916/QĐ-UBND", mark="MẬT"), "mat.txt")
    done = run("ingest", "--yes", str(folder))
    assert done.exit_code == 1
    assert set(held(home)) == {ID}
    assert all(name in done.output for name in ("rong.txt", "mat.txt"))


def test_nothing_of_a_secret_file_stays(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tam"))
    run("ingest")
    before = state(home)
    done = run("ingest", "--yes", str(written(tmp_path, paper(mark="TỐI MẬT").replace("120", "7531"))))
    assert (done.exit_code, state(home)) == (1, before)
    assert "TỐI MẬT" in done.output
    assert list((tmp_path / "tam").iterdir()) == []
    assert not [path for path in home.rglob("*") if path.is_file() and b"7531" in path.read_bytes()]


def test_check_tells_of_a_file_before_it_is_brought_in(run: Run, home: Path, tmp_path: Path) -> None:
    shown = run("check", str(written(tmp_path)))
    assert shown.exit_code == 0
    assert NUMBER in shown.output
    assert "3 điều" in shown.output
    assert not home.exists()
    assert run("check", str(written(tmp_path, "", "rong.txt"))).exit_code == 1
    run("ingest", "--yes", str(written(tmp_path, paper("916/QĐ-UBND", mark="DỰ THẢO"))))
    draft = run("check", "916/QĐ-UBND")
    assert "Dự thảo" in draft.output
    assert run("check", "9-kh").exit_code == 2


def test_versions_are_listed_and_gone_back_to(run: Run, home: Path, tmp_path: Path) -> None:
    assert "troly57 ingest" in run("versions").output
    run("ingest")
    first = current_name(home)
    run("ingest", "--yes", str(written(tmp_path)))
    second = current_name(home)
    assert first
    assert second
    lines = run("versions").output.splitlines()
    assert [line.split()[0] for line in lines] == [second, first]
    assert ["đang dùng" in line for line in lines] == [True, False]
    assert run("rollback").exit_code == 0
    assert (current_name(home), held(home)) == (first, {ID: "digest"})
    assert "Không có gì thay đổi" in run("ingest").output, "what was gone back to stays"
    assert run("rollback", second).exit_code == 0
    assert held(home) == {ID: "verbatim"}
    assert read_manifest(current_folder(home) or home).added.keys() == {ID}


def test_what_does_not_go_together_is_usage(run: Run, home: Path, tmp_path: Path) -> None:
    path = str(written(tmp_path))
    for words in (
        ("ingest", "--rebuild", path),
        ("ingest", "--number", "9/QĐ-UBND"),
        ("ingest", "--id", "a", path, path),
        ("ingest", str(tmp_path / "khong-co.pdf")),
    ):
        assert run(*words).exit_code == 2, words
    assert not home.exists()


def test_a_second_writer_is_told_to_wait(home: Path, tmp_path: Path) -> None:
    with only_writer(home):
        done = troly57("ingest", "--yes", str(written(tmp_path)), TROLY57_HOME=str(home))
    assert (done.returncode, "chờ" in done.stderr) == (1, True)
    assert not documents_folder(home).exists()


@pytest.mark.parametrize(("reply", "status"), [("c\n", 0), ("\n", 1)])
def test_a_person_at_a_terminal_is_asked(home: Path, tmp_path: Path, reply: str, status: int) -> None:
    ours, theirs = pty.openpty()
    inherited = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home)}  # noqa: TID251
    os.write(ours, reply.encode())
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "bot.commands", "ingest", str(written(tmp_path))],
            env=inherited,
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == status, done.stderr
    assert "Xuất bản? [c/K]" in done.stdout
    assert (current_name(home) is not None) is (status == 0)
    assert documents_folder(home).exists() is (status == 0)
