"""Whatever is wrong with a file, the disk or the moment: a sentence with the remedy, what serves untouched."""

import errno
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from assistant.library.versions import current_name, version_names, versions_folder
from assistant.places import CHECKOUT
from bot import commands
from bot.commands import main
from ingest.added.revisions import documents_folder
from tests.bot.test_library_commands import Run, corpus, held, run, state
from tests.ingest.added.papers import ID, paper, written
from tests.sizes import size

__all__ = ["corpus", "run"]


def _pdf(path: Path, *, pages: int = 1, password: str = "") -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password)
    writer.write(path)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as file:
            for _ in range(size("megabytes of a bomb")):
                file.write(b" " * 2**20)


def _hostile(folder: Path) -> list[str]:
    """Write files that cannot be brought in and return their names."""
    folder.mkdir()
    (folder / "rong.pdf").write_bytes(b"")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\nkhong con gi\n%%EOF")
    (folder / "hong.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (folder / "anh.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    (folder / "khong-so.txt").write_text("Một tờ giấy không số, không ngày.\n", encoding="utf-8")
    _pdf(folder / "khoa.pdf", password="mat-khau")  # noqa: S106
    _pdf(folder / "nhieu-trang.pdf", pages=5000)
    _bomb(folder / "bom.docx")
    return sorted(path.name for path in folder.iterdir())


def test_no_hostile_file_keeps_out_a_good_one(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest")
    folder = tmp_path / "den"
    names = _hostile(folder)
    before = state(home)
    alone = run("ingest", "--yes", str(folder))
    assert (alone.exit_code, state(home)) == (1, before)
    told = [line for line in alone.output.splitlines() if line.startswith("KHÔNG NẠP")]
    assert sorted(line.split()[2].rstrip(":") for line in told) == names
    assert all(line.endswith((".", ")", "toml.")) for line in told)
    written(folder, name="sai-duoi.pdf")
    done = run("ingest", "--yes", str(folder))
    assert (done.exit_code, held(home)) == (1, {ID: "verbatim"})


@pytest.mark.parametrize("limit", [30_000, 150_000])
def test_a_full_disk_changes_nothing(home: Path, tmp_path: Path, run: Run, limit: int) -> None:
    run("ingest")
    before = state(home)
    path = written(tmp_path)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bot.commands", "ingest", "--yes", str(path)],
        env={"PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "TROLY57_HOME" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(home) == before
    assert {path.name for path in versions_folder(home).iterdir()} == set(version_names(home))
    assert run("ingest", "--yes", str(path)).exit_code == 0


@pytest.mark.parametrize(
    ("number", "remedy"),
    [(errno.EROFS, "quyền"), (errno.EACCES, "quyền"), (errno.ENOSPC, "dọn"), (errno.EIO, "Hệ điều hành")],
)
def test_a_home_that_cannot_be_written_says_the_remedy(
    number: int, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(**_: object) -> None:
        raise OSError(number, "", "var")

    monkeypatch.setattr(commands, "application", lambda: refused)
    with pytest.raises(SystemExit, match="1"):
        main()
    assert remedy in capsys.readouterr().err


def test_a_damaged_document_is_named_and_can_be_taken_out(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest", "--yes", str(written(tmp_path)))
    before = current_name(home)
    for path in documents_folder(home).rglob("reading.json"):
        path.write_bytes(b"{")
    assert "Không có gì thay đổi" in run("ingest").output, "what is unchanged is not read"
    rebuilt = run("ingest", "--rebuild")
    assert rebuilt.exit_code == 0, "the file itself is read again"
    for path in documents_folder(home).rglob("*.*"):
        path.unlink()
    with pytest.raises(Exception, match=ID):
        run("ingest", "--rebuild")
    assert current_name(home) != before
    assert run("remove", ID, "--yes").exit_code == 0
    assert held(home) == {ID: "digest"}


def test_documents_outlive_lost_versions(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest", "--yes", str(written(tmp_path)), str(written(tmp_path, paper("916/QĐ-UBND"), "916.md")))
    (home / "CURRENT").unlink()
    for folder in versions_folder(home).iterdir():
        (folder / "manifest.json").unlink()
    done = run("ingest")
    assert ID in done.output
    assert held(home) == {ID: "verbatim", "916-qd-ubnd-hai-son-2031": "verbatim"}
    assert "Không có gì thay đổi" in run("ingest").output


def test_documents_outlive_a_change_of_the_schema(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", "--yes", str(written(tmp_path)))
    for module in ("assistant.library.store", "assistant.search.edition", "ingest.version", "ingest.held"):
        __import__(module)
        monkeypatch.setattr(sys.modules[module], "SCHEMA_NUMBER", 99)
    assert "Đã xuất bản" in run("ingest").output
    assert held(home) == {ID: "verbatim"}
