"""The build is killed at random moments, with and without somebody reading: nothing may show."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

from assistant.library.versions import current_name, version_names, versions_folder
from assistant.search.shelf import open_current
from ingest.publish import publish
from ingest.switch import KEPT_VERSIONS
from tests.ingest.crash.stamped import WORDS, mixture, stamped
from tests.sizes import size

ROOT = Path(__file__).resolve().parents[2]
# A build takes about a quarter of a second here, several times that on a busy machine.
LONGEST_S = 1.0


def test_a_build_killed_at_any_moment_leaves_the_version_before_serving(home: Path) -> None:
    moments = random.Random(57)
    kills = size("kills")
    publish([stamped(0)], home, embedder=WORDS, vector_weight=0.5)
    for kill in range(kills // 2):
        _kill_and_recover(home, kill, moments.uniform(0, LONGEST_S))
    with _reader(home) as saw:
        for kill in range(kills // 2, kills):
            _kill_and_recover(home, kill, moments.uniform(0, LONGEST_S))
    assert saw["questions"] > 0
    assert saw["versions"] > 1
    print(f"{kills} kills; the reader asked {saw['questions']} times of {saw['versions']} versions")  # noqa: T201


def _kill_and_recover(home: Path, kill: int, after_s: float) -> None:
    """Kill a builder `after_s` into its work; then the library must serve and the next build succeed."""
    # Numbers far apart: no build ever has the content of another.
    with _program("builder", str(home), str((kill + 1) * 1000)) as builder:
        sleep(after_s)
        builder.kill()
        builder.wait()
    with closing(open_current(home, embedder=lambda: WORDS)) as edition:
        assert mixture(edition) == ""
    published = publish([stamped((kill + 1) * 1000 + 999)], home, embedder=WORDS, vector_weight=0.5)
    assert published.changed
    names = version_names(home)
    assert names[-1] == published.version == current_name(home)
    # The reader may hold an older version, and one more while it changes to a newer one.
    assert len(names) <= KEPT_VERSIONS + 2
    assert {path.name for path in versions_folder(home).iterdir()} == set(names)
    assert not (home / "CURRENT.next").exists()


@contextmanager
def _reader(home: Path) -> Iterator[dict[str, int]]:
    """Have another process ask all the while; what it saw is there when the block has ended."""
    saw: dict[str, int] = {}
    with _program("reader", str(home)) as reader:
        yield saw
        output, errors = reader.communicate(timeout=60)
    assert reader.returncode == 0, errors
    saw |= json.loads(output)


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
