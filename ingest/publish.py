"""Publishing: build a version aside, prove it whole, then name it current in one step.

A crash at any moment leaves the version before serving, and what it left behind goes at the next
publication. Readers need no lock on the pointer: they open what it names, or read it again.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LibraryDamaged, LibraryMissing, Troly57Error
from assistant.library.library import Library
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.nouns import Holding, Tombstone
from assistant.library.opening import open_library
from assistant.library.reference import Reference
from assistant.library.tombstones import bury
from assistant.library.versions import LIBRARY, STAGING, current_folder, next_name, versions_folder
from assistant.search.embedder import Embedder
from assistant.search.fusion import WEIGHT
from assistant.wording import say
from ingest.added.revisions import included
from ingest.durable import sync_tree
from ingest.held import keep_stamps, stamps_of
from ingest.switch import Writer, only_writer
from ingest.version import Content, Progress, read_holdings, write_version

_EMBEDDINGS = "embeddings.sqlite"
OnGone = Callable[[Sequence[Tombstone]], None]


class NotWritten(Troly57Error):
    """The disk did not take a version; the one before goes on serving."""


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
    vector_weight: float = WEIGHT,
    on_progress: Progress = lambda step, done, total: None,  # noqa: ARG005
    on_gone: OnGone = lambda gone: None,  # noqa: ARG005
    rebuild: bool = False,
) -> Published:
    """Publish `holdings` as the current version of the library in `home`; see `publish_content`."""
    content = Content(holdings, reference or Reference(), embedder, vector_weight)
    with only_writer(home) as writer:
        return publish_content(writer, content, on_progress=on_progress, on_gone=on_gone, rebuild=rebuild)


def publish_content(
    writer: Writer,
    content: Content,
    *,
    on_progress: Progress = lambda step, done, total: None,  # noqa: ARG005
    on_gone: OnGone = lambda gone: None,  # noqa: ARG005
    rebuild: bool = False,
) -> Published:
    """Publish `content` as the current version of the writer's library.

    Nothing changes when the current version was made from the same, unless `rebuild`. `on_gone` hears
    which ids will name nothing any more before anything is written; what it raises stops there.
    Raises NotWritten when the disk does not take it, LibraryDamaged when the build does not prove whole.
    """
    home = writer.home
    digest = content.digest()
    current = current_manifest(home)
    if current and not rebuild and current.content == digest:
        keep_stamps(home, current, content.stamps)
        return Published(current.version, changed=False, counts=dict(current.counts))
    version = next_name(home, digest)
    tombstones = _tombstones(home, content.holdings, version)
    gone = tuple(stone for stone in tombstones if stone.since == version)
    staging = versions_folder(home) / f"{STAGING}{version}"
    with _told_when_unwritten(home):
        on_gone(gone)
        staging.mkdir()
        try:
            manifest, embedded = write_version(
                staging,
                version,
                content,
                tombstones,
                digest=digest,
                kept=home / _EMBEDDINGS,
                on_progress=on_progress,
            )
            sync_tree(staging)
            writer.name_current(staging, version)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        writer.retire()
    return Published(version, changed=True, counts=dict(manifest.counts), embedded=embedded, gone=gone)


def reindex(home: Path, *, embedder: Embedder, vector_weight: float = WEIGHT) -> Published:
    """Publish the current version's documents again, every index rebuilt from its SQLite file alone.

    Raises LibraryMissing when nothing was published, LibraryDamaged when another product published it,
    PublishBusy while another process publishes.
    """
    with only_writer(home) as writer:
        folder = current_folder(home)
        if folder is None:
            raise LibraryMissing(say("errors.library.missing", home=home))
        with closing(open_library(folder)) as library:
            holdings, reference = read_holdings(library), library.reference()
        made = current_manifest(home)
        ids = {holding.document.id for holding in holdings}
        content = Content(
            holdings,
            reference,
            embedder,
            vector_weight,
            added={id_: name for id_, name in included(home).names.items() if id_ in ids},
            stamps=stamps_of(home, made) if made else {},
        )
        return publish_content(writer, content, rebuild=True)


@contextmanager
def _told_when_unwritten(home: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(say("errors.library.not_written", home=home, why=error)) from error


def current_manifest(home: Path) -> Manifest | None:
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
