"""Bringing a file in is killed at random moments while somebody asks: old state or new, and nothing lies about."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

from assistant.library.manifest import read_manifest
from assistant.library.versions import current_name, version_names, versions_folder
from assistant.search.shelf import open_current
from ingest.added.revisions import documents_folder, included
from tests.ingest.added.papers import ID, paper, written
from tests.ingest.crash.bringer import bring
from tests.sizes import size

ROOT = Path(__file__).resolve().parents[2]
# Bringing one paper in takes about half a second here, several times that on a busy machine.
LONGEST_S = 2.0


def test_bringing_in_killed_at_any_moment_leaves_the_old_state_or_the_new(home: Path, tmp_path: Path) -> None:
    moments = random.Random(57)
    kills = size("kills of bringing in")
    corpus, folder = tmp_path / "corpus", tmp_path / "papers"
    corpus.mkdir()
    bring(home, corpus, written(folder))
    with _program("asker", str(home)) as asker:
        for kill in range(kills):
            _kill_and_look(home, corpus, folder, (kill + 1) * 100, moments.uniform(0, LONGEST_S))
        output, errors = asker.communicate(timeout=60)
    assert asker.returncode == 0, errors
    saw = json.loads(output)
    assert saw["questions"] > 0
    assert saw["versions"] > 1
    print(f"{kills} kills; asked {saw['questions']} times of {saw['versions']} versions")  # noqa: T201


def _kill_and_look(home: Path, corpus: Path, folder: Path, number: int, after_s: float) -> None:
    arguments = (str(home), str(corpus), str(folder), str(number))
    with _program("bringer", *arguments) as bringer:
        sleep(after_s)
        bringer.kill()
        bringer.wait()
    _held_as_said(home)
    before = set(included(home).names)
    bring(home, corpus, written(folder, paper(f"{number + 99}/QĐ-UBND"), "sau.md"))
    after = set(included(home).names)
    assert before < after
    assert ID in after
    _held_as_said(home)
    _nothing_lies_about(home)


def _held_as_said(home: Path) -> None:
    """The current version holds what its manifest says was brought in, and each file of it is kept whole."""
    with closing(open_current(home)) as edition:
        documents = {document.id: document.sha256 for document in edition.library.documents()}
        revisions = included(home).revisions
        assert set(documents) == set(revisions) == set(edition.manifest.added)
    for id_, revision in revisions.items():
        assert revision.came().sha256 == documents[id_]
        assert revision.reading().lines
        assert revision.original.is_file()


def _nothing_lies_about(home: Path) -> None:
    manifests = [read_manifest(versions_folder(home) / name) for name in version_names(home)]
    named = {f"{id_}/{name}" for manifest in manifests for id_, name in manifest.added.items()}
    root = documents_folder(home)
    assert {str(path.relative_to(root)) for path in root.glob("*/*")} == named
    assert not list(root.glob(".*"))
    assert {path.name for path in versions_folder(home).iterdir()} == set(version_names(home))
    assert current_name(home) == version_names(home)[-1]


@contextmanager
def _program(name: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", f"tests.ingest.crash.{name}", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("ready"), process.communicate()[1]
            yield process
        finally:
            process.kill()
