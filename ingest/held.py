"""What the current version holds already: a document about which nothing changed is taken from it as it is."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from assistant.errors import LibraryDamaged
from assistant.library.library import Library
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.nouns import Document, Holding
from assistant.library.reference import Agency
from assistant.library.rows import to_row
from assistant.library.store import SCHEMA_NUMBER
from assistant.library.versions import LIBRARY, current_folder
from assistant.places import PACKAGE, data_folder
from ingest.catalogue import Entry

# What a holding is made by: code, and the words it takes from prompts/.
_MADE_BY = ("ingest", "assistant/library", "assistant/text")


class Held:
    """The documents of one version by their stamps; without a version, none."""

    def __init__(self, library: Library | None = None, stamps: Mapping[str, str] | None = None) -> None:
        self._library = library
        self._by_stamp = {stamp: id_ for id_, stamp in (stamps or {}).items()}
        self._documents: dict[str, Document] = (
            {document.id: document for document in library.documents()} if library else {}
        )

    def holding(self, stamp: str) -> Holding | None:
        """Return the holding that was built from exactly what `stamp` is of."""
        document = self._documents.get(self._by_stamp.get(stamp, ""))
        return self._library.holding(document) if document and self._library else None


@contextmanager
def held_in(home: Path) -> Iterator[Held]:
    """Yield what the current version of the library in `home` holds; nothing where it cannot be relied on."""
    folder = current_folder(home)
    manifest = _whole(folder) if folder else None
    if folder is None or manifest is None:
        yield Held()
        return
    try:
        library = Library(folder / LIBRARY)
    except LibraryDamaged:
        yield Held()
        return
    try:
        yield Held(library, stamps_of(home, manifest))
    finally:
        library.close()


def stamps_of(home: Path, manifest: Manifest) -> Mapping[str, str]:
    """Return the stamps of a version's documents: those found later to make the same of it, else its own."""
    try:
        version, stamps = json.loads(_later(home).read_text(encoding="utf-8"))
        return dict(stamps) if version == manifest.version else manifest.stamps
    except (OSError, ValueError, TypeError):
        return manifest.stamps


def keep_stamps(home: Path, manifest: Manifest, stamps: Mapping[str, str]) -> None:
    """Remember that what has these stamps makes the version as it is, which itself never changes.

    Only the writer may. Nothing is lost where it fails: the documents are built again each time.
    """
    if dict(stamps) == stamps_of(home, manifest):
        return
    new = _later(home).with_suffix(".next")
    with suppress(OSError):
        new.write_text(json.dumps([manifest.version, dict(stamps)]), encoding="utf-8")
        new.replace(_later(home))


def _later(home: Path) -> Path:
    return home / "stamps.json"


def stamp_of(parts: Sequence[bytes], known: Entry | None, agencies: Sequence[Agency]) -> str:
    """Return a digest of all that a holding is built from: its files, what is known of it, and the code."""
    running = hashlib.sha256(_made_by().encode())
    beside = (dict(known or {}), [to_row(agency) for agency in agencies])
    for part in (json.dumps(beside, sort_keys=True, default=str).encode(), *parts):
        running.update(hashlib.sha256(part).digest())
    return running.hexdigest()


def _whole(folder: Path) -> Manifest | None:
    try:
        manifest = read_manifest(folder)
    except LibraryDamaged:
        return None
    if manifest.schema != SCHEMA_NUMBER or LIBRARY in manifest.altered(folder):
        return None
    return manifest


@cache
def _made_by() -> str:
    """Return a digest of the code that makes holdings, and of the sentences it uses."""
    running = hashlib.sha256(str(SCHEMA_NUMBER).encode())
    code = [path for room in _MADE_BY for path in (PACKAGE.parent / room).rglob("*.py")]
    for path in sorted([*code, *data_folder("prompts").glob("*.toml")]):
        running.update(f"{path.name}\n".encode() + path.read_bytes())
    return running.hexdigest()
