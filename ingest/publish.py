"""Publishing: build a version aside, prove it whole, then name it current in one step.

A crash at any moment leaves the version before serving, and what it left behind goes at the next
publication. Readers need no lock on the pointer: they open what it names, or read it again.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LibraryDamaged, LibraryMissing, PublishBusy
from assistant.library.library import Library
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.nouns import Holding, Tombstone
from assistant.library.reference import Reference
from assistant.library.tombstones import bury
from assistant.library.versions import (
    LIBRARY,
    STAGING,
    current_folder,
    hold,
    next_name,
    pointer,
    version_names,
    versions_folder,
)
from assistant.search.embedder import Embedder
from assistant.wording import say
from ingest.durable import sync, sync_tree
from ingest.version import Content, Progress, read_holdings, write_version

KEPT_VERSIONS = 3
_LOCK = "publish.lock"
_EMBEDDINGS = "embeddings.sqlite"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: the version now current, and whether it is a new one.

    `embedded` counts the texts that no earlier build had embedded; `gone` are the ids that stopped
    naming anything with this version.
    """

    version: str
    changed: bool
    counts: dict[str, int]
    embedded: int = 0
    gone: tuple[Tombstone, ...] = ()


def publish(
    holdings: Sequence[Holding],
    home: Path,
    *,
    embedder: Embedder,
    reference: Reference | None = None,
    vector_weight: float = 0.0,
    on_progress: Progress = lambda step, done, total: None,  # noqa: ARG005
    on_gone: Callable[[Sequence[Tombstone]], None] = lambda gone: None,  # noqa: ARG005
    rebuild: bool = False,
) -> Published:
    """Publish `holdings` as the current version of the library in `home`.

    Nothing changes when the current version was made from the same, unless `rebuild`. `on_gone` hears
    which ids will name nothing any more before anything is written; what it raises stops there.
    Raises PublishBusy while another process publishes, LibraryDamaged when the build does not prove whole.
    """
    with _only_writer(home):
        _sweep(home)
        content = Content(holdings, reference or Reference(), embedder, vector_weight)
        current = _current_manifest(home)
        if current and not rebuild and current.content == content.digest():
            return Published(current.version, changed=False, counts=dict(current.counts))
        version = next_name(home, content.digest())
        tombstones = _tombstones(home, holdings, version)
        gone = tuple(stone for stone in tombstones if stone.since == version)
        on_gone(gone)
        staging = versions_folder(home) / f"{STAGING}{version}"
        staging.mkdir()
        try:
            manifest, embedded = write_version(
                staging, version, content, tombstones, kept=home / _EMBEDDINGS, on_progress=on_progress
            )
            sync_tree(staging)
            _switch(home, staging, version)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        _retire(home)
    return Published(version, changed=True, counts=dict(manifest.counts), embedded=embedded, gone=gone)


def reindex(home: Path, *, embedder: Embedder, vector_weight: float = 0.0) -> Published:
    """Publish the current version's documents again, every index rebuilt from its SQLite file alone.

    Raises LibraryMissing when nothing was published, and as `publish` does.
    """
    folder = current_folder(home)
    if folder is None:
        raise LibraryMissing(say("errors.library.missing", home=home))
    with closing(Library(folder / LIBRARY)) as library:
        holdings, reference = read_holdings(library), library.reference()
    return publish(
        holdings, home, embedder=embedder, reference=reference, vector_weight=vector_weight, rebuild=True
    )


@contextmanager
def _only_writer(home: Path) -> Iterator[None]:
    """Hold the writer's lock of `home`, which the system lets go even when this process is killed."""
    versions_folder(home).mkdir(parents=True, exist_ok=True)
    with (home / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishBusy(say("errors.library.busy", home=home)) from error
        yield


def _intent(home: Path) -> Path:
    """Return the file that will become the pointer: while it is there, a switch is under way."""
    return home / "CURRENT.next"


def _switch(home: Path, staging: Path, version: str) -> None:
    """Give the staged version its name, then replace the pointer in one step."""
    intent = _intent(home)
    intent.write_text(version + "\n", encoding="ascii")
    sync(intent)
    sync(home)
    staging.rename(versions_folder(home) / version)
    sync(versions_folder(home))
    intent.replace(pointer(home))
    sync(home)


def _sweep(home: Path) -> None:
    """Delete what crashed publications left: staging folders, and a version that was never current."""
    for leftover in versions_folder(home).glob(f"{STAGING}*"):
        shutil.rmtree(leftover)
    with suppress(FileNotFoundError):
        named = _intent(home).read_text(encoding="ascii").strip()
        if named in version_names(home) and versions_folder(home) / named != current_folder(home):
            _delete(versions_folder(home) / named)
        _intent(home).unlink()


def _retire(home: Path) -> None:
    """Delete the versions older than the last three that no reader has open."""
    current = current_folder(home)
    for name in version_names(home)[:-KEPT_VERSIONS]:
        folder = versions_folder(home) / name
        if folder != current:
            _delete(folder)


def _delete(folder: Path) -> None:
    lock = hold(folder, exclusive=True)
    if lock is None:
        return
    try:
        # Out of the way first: a reader must find a version whole or not at all, even if we are killed.
        doomed = folder.with_name(f"{STAGING}{folder.name}")
        folder.rename(doomed)
        shutil.rmtree(doomed)
    finally:
        lock.release()


def _current_manifest(home: Path) -> Manifest | None:
    """Return the current version's manifest, or None when that version has to be built again."""
    folder = current_folder(home)
    if folder is None:
        return None
    try:
        manifest = read_manifest(folder)
    except LibraryDamaged:
        return None
    return None if manifest.altered(folder) else manifest


def _tombstones(home: Path, holdings: Sequence[Holding], version: str) -> tuple[Tombstone, ...]:
    folder = current_folder(home)
    if folder is None:
        return ()
    try:
        with closing(Library(folder / LIBRARY)) as previous:
            return bury(previous, holdings, version=version)
    except (LibraryDamaged, sqlite3.Error, KeyError):
        # Lost, or of another schema: publishing is the cure, so it must not need what it replaces.
        return ()
