"""`troly57 pack` and `troly57 quiz`: what can be chosen, what is written, what is refused."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import application
from bot.commands.writing import WrongFolder
from bot.trainers.pack.files import FILES, QUIZ_FILES
from tests.trainers.pack.conftest import Room


@pytest.fixture
def run(library_home: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.setenv("TROLY57_HOME", str(library_home))
    return Run()


class Run:
    """The command line in this process."""

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(application(), list(words))


def test_without_a_choice_everything_that_can_be_chosen_is_listed(run: Run) -> None:
    for command, remedy in (("pack", "--doi-tuong"), ("quiz", "--noi-dung")):
        result = run(command)
        assert result.exit_code == 2
        assert "van-ban:" in result.stdout
        assert f"troly57 {command} {remedy}" in result.stderr
    assert "lanh-dao" in run("pack").stdout


def test_a_pack_is_written_once_and_over_no_other(run: Run, tmp_path: Path, room: Room) -> None:
    folder = tmp_path / "gói"
    folder.mkdir()
    topic = room.of("targets")[0].id
    words = ("pack", "--doi-tuong", "nguoi-dan", "--noi-dung", topic, "--phut", "15", "--vao", str(folder))
    written = run(*words)
    assert written.exit_code == 0, written.output
    assert sorted(one.name for one in folder.iterdir()) == sorted(one.name for one in FILES)
    again = run(*words)
    assert isinstance(again.exception, WrongFolder)
    assert again.exception.exit_code == 2


def test_a_quiz_is_printed_or_written(run: Run, tmp_path: Path, room: Room) -> None:
    words = ("quiz", "--noi-dung", room.of("targets")[0].id, "--so-cau", "3", "--hat", "5")
    printed = run(*words)
    assert printed.exit_code == 0
    assert printed.stdout.count("Câu 3") == 2
    assert run(*words, "--vao", str(tmp_path)).exit_code == 0
    assert {one.name for one in QUIZ_FILES} <= {one.name for one in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pack", "--doi-tuong", "nguoi-dan"), "Chưa chọn nội dung"),
        (("pack", "--doi-tuong", "vua", "--noi-dung", "x"), "Không có đối tượng"),
        (("pack", "--doi-tuong", "nguoi-dan", "--noi-dung", "x", "--vao", "/không/có"), "Không có thư mục"),
        (("pack", "--doi-tuong", "nguoi-dan", "--noi-dung", "x", "--phut", "500"), "Không có nội dung"),
        (("quiz", "--dang", "\x1b[31mđỏ"), "đỏ"),
    ],
)
def test_a_wrong_choice_ends_with_the_remedy(run: Run, words: tuple[str, ...], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2 or "Không có thư mục" in str(result.exception)
    said = result.stderr or str(result.exception)
    assert told in said
    assert "\x1b" not in said
