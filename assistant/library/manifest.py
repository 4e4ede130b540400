"""The manifest of a version: what it holds, how it was made, and the digests that prove it whole."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from assistant.errors import LibraryDamaged
from assistant.wording import say

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class EmbedderCard:
    """Which embedder made the vectors, and how much they count in search.

    `weight` is the vector leg's share of the fused score, from 0 to 1; at 0 the leg is not asked.
    A placeholder only stands in for a real model, and always weighs 0.
    """

    name: str
    dimensions: int
    placeholder: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version says of itself; `version` is also written inside each of its parts.

    `files` maps the files that never change again to their SHA-256; `passages` is the digest of
    the ids that library, lexical index and vectors must all hold; `probes` are ids of passages
    whose vectors have no equal, so that a search for one must find that one. `added` maps each
    document that was brought in to the revision held of it, `stamps` each document to the digest of
    all it was built from.
    """

    version: str
    created: str
    schema: int
    content: str
    embedder: EmbedderCard
    passages: str
    probes: tuple[str, ...]
    files: Mapping[str, str]
    counts: Mapping[str, int]
    added: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write this manifest into the version's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")

    def altered(self, folder: Path) -> tuple[str, ...]:
        """Return the files in `folder` that are missing or are not what this manifest says."""
        return tuple(name for name, digest in self.files.items() if _digest(folder / name) != digest)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the version in `folder`; LibraryDamaged when it cannot be read.

    One of an older or newer product reads too: which documents were brought in must outlive every change.
    """
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        known = {field.name: said[field.name] for field in fields(Manifest) if field.name in said}
        card = EmbedderCard(**said["embedder"])
        return Manifest(**{**known, "embedder": card, "probes": tuple(said["probes"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(folder, MANIFEST) from error


def damaged(folder: Path, what: str) -> LibraryDamaged:
    """Return the error that says which part of the version in `folder` is not as published."""
    return LibraryDamaged(say("errors.library.damaged", version=folder.name, what=what))


def digests(folder: Path, *parts: str) -> dict[str, str]:
    """Return the SHA-256 of every file under `parts` of `folder`, by its path inside `folder`."""
    found: dict[str, str] = {}
    for part in parts:
        root = folder / part
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.is_file())
        found |= {path.relative_to(folder).as_posix(): _digest(path) for path in files}
    return found


def digest_of_ids(ids: Iterable[str]) -> str:
    """Return a digest that two sets of ids share only when they are equal."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
