"""The versions that are kept: what each holds, and making an earlier one current again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LibraryDamaged, Troly57Error
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.versions import current_name, serial, version_names, versions_folder
from assistant.search.embedder import Embedder, open_embedder
from assistant.search.shelf import open_version
from assistant.wording import say
from ingest.added.revisions import revision_at
from ingest.switch import only_writer


class VersionUnknown(Troly57Error):
    """The version that was named is not kept, or there is none to go back to."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that is still there; `manifest` is None where it cannot be read."""

    name: str
    current: bool
    manifest: Manifest | None


def kept_versions(home: Path) -> tuple[Kept, ...]:
    """Return the versions that are there, the newest first."""
    current = current_name(home)
    return tuple(Kept(name, name == current, _manifest(home, name)) for name in reversed(version_names(home)))


def go_back(
    home: Path, version: str | None = None, *, embedder: Callable[[], Embedder] = open_embedder
) -> Manifest:
    """Make a kept version current again, by default the newest one before the current; return its manifest.

    It is opened whole first, as a reader does. Raises VersionUnknown when it is not kept, LibraryDamaged
    when it does not prove whole, EmbedderDiffers when `embedder` did not make it, PublishBusy while another
    process publishes.
    """
    with only_writer(home) as writer:
        name = version or _before(home)
        if name not in version_names(home):
            raise VersionUnknown(say("errors.version.unknown", version=name, kept=_names(home)))
        manifest = read_manifest(versions_folder(home) / name)
        _prove(home, manifest, embedder)
        if name != current_name(home):
            writer.name_current_again(name)
    return manifest


def _before(home: Path) -> str:
    current = current_name(home)
    earlier = [name for name in version_names(home) if current is None or serial(name) < serial(current)]
    if not earlier:
        raise VersionUnknown(say("errors.version.none", kept=_names(home)))
    return earlier[-1]


def _names(home: Path) -> str:
    return ", ".join(version_names(home)) or "–"


def _prove(home: Path, manifest: Manifest, embedder: Callable[[], Embedder]) -> None:
    """Raise unless the version opens, and what was brought into it is still kept for the next publication."""
    edition = open_version(versions_folder(home) / manifest.version, embedder=embedder)
    if edition is None:
        raise VersionUnknown(say("errors.version.unknown", version=manifest.version, kept=_names(home)))
    edition.close()
    for id_, revision in manifest.added.items():
        folder = revision_at(home, id_, revision).folder
        if not folder.is_dir():
            raise LibraryDamaged(say("errors.added.damaged", id=id_, path=folder))


def _manifest(home: Path, name: str) -> Manifest | None:
    try:
        return read_manifest(versions_folder(home) / name)
    except LibraryDamaged:
        return None
