"""`troly57 embedder`, and what every command says when the library was made with another embedder."""

import signal
from pathlib import Path

import pytest

from assistant.library.manifest import read_manifest
from assistant.library.versions import current_folder
from assistant.search.embedder import open_embedder
from ingest.publish import publish
from tests.bot.test_commands import troly57
from tests.bot.test_serve import end, served, wait_until_ready
from tests.invented import WordEmbedder, holding


@pytest.fixture
def made_with_another(home: Path) -> Path:
    publish([holding()], home, embedder=WordEmbedder("lon"), vector_weight=0.5)
    return home


def test_it_says_which_is_set_where_nothing_is_published(home: Path) -> None:
    done = troly57("embedder", TROLY57_HOME=str(home))
    assert done.returncode == 0, done.stderr
    assert open_embedder().name in done.stdout
    assert "Chưa có thư viện" in done.stdout


def test_it_says_that_both_agree(home: Path) -> None:
    publish([holding()], home, embedder=open_embedder())
    done = troly57("embedder", TROLY57_HOME=str(home))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(open_embedder().name) == 2
    assert "khớp nhau" in done.stdout


@pytest.mark.parametrize("command", [["embedder"], ["ask", "trạm bơm?"]], ids=" ".join)
def test_another_embedder_is_named_with_the_command_that_rebuilds(
    made_with_another: Path, command: list[str]
) -> None:
    done = troly57(*command, TROLY57_HOME=str(made_with_another))
    assert done.returncode == 1
    assert "“lon”" in done.stderr
    assert f"“{open_embedder().name}”" in done.stderr
    assert "troly57 ingest --reindex" in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_calls_it_broken(made_with_another: Path) -> None:
    done = troly57("doctor", TROLY57_HOME=str(made_with_another))
    assert done.returncode == 1
    assert "troly57 ingest --reindex" in done.stdout


def test_reindexing_is_the_cure(made_with_another: Path) -> None:
    assert troly57("ingest", "--reindex", TROLY57_HOME=str(made_with_another)).returncode == 0
    assert troly57("embedder", TROLY57_HOME=str(made_with_another)).returncode == 0


def test_serve_reindexes_itself(made_with_another: Path) -> None:
    with served(made_with_another) as (process, port):
        wait_until_ready(port)
        said = end(process, signal.SIGTERM)
    assert "“lon”" in said
    assert "đang dựng lại chỉ mục" in said.lower()
    folder = current_folder(made_with_another)
    assert folder
    assert read_manifest(folder).embedder.name == open_embedder().name


@pytest.mark.parametrize(
    "command",
    [["embedder"], ["ingest"], ["ingest", "--reindex"], ["doctor"], ["embedder", "export", "a/b", "{tmp}"]],
    ids=" ".join,
)
def test_an_embedder_that_cannot_be_had_is_one_sentence(
    home: Path, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    arguments = [word.format(tmp=tmp_path) for word in command]
    done = troly57(*arguments, TROLY57_HOME=str(home), TROLY57_EMBEDDER="nobody:model")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "TROLY57_EMBEDDER" in done.stdout + done.stderr or "không rỗng" in done.stderr


def test_doctor_says_that_questions_leave_the_machine(home: Path) -> None:
    assert "được gửi tới" in troly57("doctor", TROLY57_HOME=str(home), TROLY57_EMBEDDER="openai:m").stdout
    assert "được gửi tới" not in troly57("doctor", TROLY57_HOME=str(home)).stdout
