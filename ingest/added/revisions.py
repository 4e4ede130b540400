"""The folder of added documents: what is kept of each, which of it the library holds, and what may go.

`documents/<id>/<revision>/` holds the file as received, its reading, what an operator stated and where it
came from; it never changes. Which revisions are part of the library is said by the manifest of the
version that CURRENT names, so that bringing in and publishing are one step.
"""

import hashlib
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from assistant.errors import CorpusInvalid, LibraryDamaged
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.versions import current_folder, version_names, versions_folder
from assistant.wording import say
from ingest.added.stated import as_toml
from ingest.data_file import read_data
from ingest.durable import sync, sync_tree
from ingest.read.kept import from_kept, kept
from ingest.read.reading import Limits, Reading, Unreadable

INCOMING = ".incoming-"
_ORIGINAL = "original"
_READING = "reading.json"
_CARD = "card.toml"
_CAME = "came.toml"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Came:
    """Where a file came from: its name, its address where it was fetched, its SHA-256, when, and its kind."""

    name: str
    url: str
    sha256: str
    on: str
    format: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One file of an added document, in the folder `documents/<id>/<name>/`."""

    id: str
    name: str
    folder: Path

    def stated(self) -> dict[str, Any]:
        """Return what an operator stated; CorpusInvalid when that cannot be read."""
        try:
            return read_data(self.folder / _CARD)
        except CorpusInvalid as error:
            raise self._damaged() from error

    @property
    def original(self) -> Path:
        """Return the file as it was received; CorpusInvalid when it is not there."""
        for path in self.folder.glob(f"{_ORIGINAL}.*"):
            return path
        raise self._damaged()

    def reading(self) -> Reading:
        """Return what was read of the file; CorpusInvalid when it cannot be read back."""
        try:
            read = from_kept((self.folder / _READING).read_bytes(), Limits())
        except OSError as error:
            raise self._damaged() from error
        if isinstance(read, Unreadable):
            raise self._damaged()
        return read

    def keep_reading(self, reading: Reading) -> None:
        """Put a newer reading of the same file in place of the one kept."""
        new = self.folder / f"{INCOMING}{_READING}"
        new.write_bytes(kept(reading))
        sync(new)
        new.replace(self.folder / _READING)

    def came(self) -> Came:
        """Return where the file came from; CorpusInvalid when that cannot be read."""
        said = read_data(self.folder / _CAME)
        return Came(**{field.name: str(said.get(field.name, "")) for field in fields(Came)})

    def _damaged(self) -> CorpusInvalid:
        return CorpusInvalid(say("errors.added.damaged", id=self.id, path=self.folder))


@dataclass(frozen=True, slots=True)
class Included:
    """The revisions that are part of the library, by document; `guessed` when no manifest says which."""

    revisions: Mapping[str, Revision]
    guessed: bool = False

    @property
    def names(self) -> dict[str, str]:
        """Return the name of each document's revision, as a manifest holds it."""
        return {id_: revision.name for id_, revision in sorted(self.revisions.items())}


def documents_folder(home: Path) -> Path:
    """Return the folder of added documents."""
    return home / "documents"


def revision_name(sha256: str, card: bytes) -> str:
    """Return the name of the revision that a file with this digest and an operator's card make."""
    return hashlib.sha256(f"{sha256}\n".encode() + card).hexdigest()[:_DIGITS]


def revision_at(home: Path, id_: str, name: str) -> Revision:
    """Return a revision by its names, whether or not it is there."""
    return Revision(id_, name, documents_folder(home) / id_ / name)


def included(home: Path) -> Included:
    """Return the added documents that the current version holds.

    Where its manifest is lost, all that is kept is taken, the newest revision of each: nothing that
    was brought in may be lost with an index.
    """
    manifest = _manifest_of(current_folder(home))
    if manifest is None:
        newest = _newest(home)
        return Included(newest, guessed=bool(newest))
    return Included({id_: revision_at(home, id_, name) for id_, name in manifest.added.items()})


def place(home: Path, id_: str, original: Path, came: Came, card: bytes, reading: Reading) -> Revision:
    """Keep a file with all that belongs to it and return its revision; a crash leaves it whole or not at all.

    Raises CorpusInvalid when the file is no longer the one that `came` describes.
    """
    revision = revision_at(home, id_, revision_name(came.sha256, card))
    if revision.folder.is_dir():
        return revision
    staging = incoming(home)
    try:
        copy = staging / f"{_ORIGINAL}{_ending(original)}"
        shutil.copyfile(original, copy)
        if digest_of(copy) != came.sha256:
            raise CorpusInvalid(say("errors.added.changed", name=came.name))
        (staging / _CARD).write_bytes(card)
        (staging / _CAME).write_bytes(as_toml(asdict(came)))
        (staging / _READING).write_bytes(kept(reading))
        sync_tree(staging)
        revision.folder.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(revision.folder)
        sync(revision.folder.parent)
        sync(documents_folder(home))
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return revision


def incoming(home: Path) -> Path:
    """Return a new empty folder for what is on its way in; swept with the next publication if left behind."""
    documents_folder(home).mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=INCOMING, dir=documents_folder(home)))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sweep(home: Path) -> None:
    """Delete what no kept version holds; only the writer may, since what comes in next is not yet named.

    While a kept version cannot say what it holds, nothing goes but what never came in whole.
    """
    root = documents_folder(home)
    if not root.is_dir():
        return
    for leftover in root.glob(f"{INCOMING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    manifests = [_manifest_of(versions_folder(home) / name) for name in version_names(home)]
    if not manifests or None in manifests:
        return
    named = {pair for manifest in manifests if manifest for pair in manifest.added.items()}
    for revision in _kept(home):
        if (revision.id, revision.name) not in named:
            # Out of the way first: half a revision must never be taken for one.
            doomed = root / f"{INCOMING}{revision.id}-{revision.name}"
            revision.folder.rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)
    for folder in root.iterdir():
        with suppress(OSError):
            folder.rmdir()
    with suppress(OSError):
        root.rmdir()


def _manifest_of(folder: Path | None) -> Manifest | None:
    try:
        return read_manifest(folder) if folder else None
    except LibraryDamaged:
        return None


def _kept(home: Path) -> list[Revision]:
    folders = sorted(documents_folder(home).glob("[!.]*/[!.]*/"))
    return [Revision(folder.parent.name, folder.name, folder) for folder in folders]


def _ending(file: Path) -> str:
    """Return the ending of a file's name where it is an ordinary one; what the file is, its reader tells."""
    return ending if (ending := file.suffix.lower())[1:].isalnum() and ending.isascii() else ".bin"


def _newest(home: Path) -> dict[str, Revision]:
    newest: dict[str, Revision] = {}
    for revision in _kept(home):
        before = newest.get(revision.id)
        if before is None or before.came().on <= revision.came().on:
            newest[revision.id] = revision
    return newest
