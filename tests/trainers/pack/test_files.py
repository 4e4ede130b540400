"""The files of a pack, and the folder that they go into: all of them or none."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from bot.commands.writing import NotWritten, WrongFolder, write_all
from bot.trainers.pack.files import FILES, QUIZ_FILES, WHOLE, file_named
from bot.trainers.pack.pack import Pack
from bot.trainers.pack.papers import answers, script
from tests.trainers.pack.conftest import Room


@pytest.fixture(scope="module")
def pack(room: Room) -> Pack:
    return room.pack("nguoi-dan", room.of("document")[0].id, room.of("targets")[0].id, minutes=60)


def test_names_are_plain_and_each_is_found_by_its_word() -> None:
    files = (*FILES, WHOLE)
    assert len({one.name for one in files}) == len({one.word for one in files}) == len(files)
    for one in files:
        assert one.name.isascii()
        assert "/" not in one.name
        assert one.title
        assert file_named(one.word) is one
    assert {one.word for one in QUIZ_FILES} <= {one.word for one in FILES}
    assert file_named("../x") is None


def test_the_archive_holds_every_file_and_the_same_pack_gives_the_same_bytes(pack: Pack) -> None:
    made = WHOLE.make(pack)
    assert made == WHOLE.make(pack)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == [one.name for one in FILES]
        for one in FILES:
            assert archive.read(one.name) == one.make(pack)
            assert archive.getinfo(one.name).date_time == (2025, 1, 1, 0, 0, 0)


def test_the_papers_quote_what_the_slides_quote(pack: Pack) -> None:
    quoted = {block.text for slide in pack.slides for block in slide.blocks if block.style == "quote"}
    assert {one.text for one in script(pack) if one.style == "quote"} == quoted
    said = "\n".join(one.text for one in answers(pack))
    assert all(one.question in said for one in pack.likely)


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    files = [("a.txt", b"a"), ("b.txt", b"b")]
    write_all(tmp_path, files, overwrite=False)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    with pytest.raises(WrongFolder, match=r"a\.txt, b\.txt"):
        write_all(tmp_path, files, overwrite=False)
    write_all(tmp_path, [("a.txt", b"new")], overwrite=True)
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_what_was_there_is_there_again_after_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("old")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "b.txt":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(NotWritten, match="Không có tệp nào được ghi"):
        write_all(tmp_path, [("a.txt", b"new"), ("b.txt", b"b")], overwrite=True)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongFolder, match="Không có thư mục"):
        write_all(tmp_path / "none", [("a", b"")], overwrite=False)
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongFolder, match="không phải là thư mục"):
        write_all(tmp_path / "file", [("a", b"")], overwrite=False)
    (tmp_path / "a").mkdir()
    with pytest.raises(WrongFolder, match="trùng tên"):
        write_all(tmp_path, [("a", b"")], overwrite=True)
    if os.geteuid():
        tmp_path.chmod(0o500)
        with pytest.raises(NotWritten, match="Không ghi được"):
            write_all(tmp_path, [("c", b"")], overwrite=False)
        tmp_path.chmod(0o700)
