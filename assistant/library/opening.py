"""Whether this product can read a published version: one of an older or newer product may hold other rows."""

from pathlib import Path

from assistant.errors import EmbedderDiffers, LibraryDamaged
from assistant.library.library import Library
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.store import SCHEMA_NUMBER
from assistant.library.versions import LIBRARY, current_folder
from assistant.wording import say


def open_library(folder: Path) -> Library:
    """Return the library of the version in `folder`; LibraryDamaged where it is not there whole, or not ours."""
    library = Library(folder / LIBRARY)
    if library.schema != str(SCHEMA_NUMBER):
        library.close()
        raise of_another_product(folder.name)
    return library


def is_of_another_product(home: Path) -> bool:
    """Tell whether the current version says that it was published by another product."""
    folder = current_folder(home)
    try:
        return folder is not None and read_manifest(folder).schema != SCHEMA_NUMBER
    except LibraryDamaged:
        return False


def of_another_product(version: str) -> LibraryDamaged:
    """Return the error that says it, with the remedy."""
    return LibraryDamaged(say("errors.version.schema", version=version))


def of_another_embedder(manifest: Manifest, chosen: str) -> EmbedderDiffers:
    """Return the error that says which embedder made the version and which is `chosen`, with the remedy."""
    made = manifest.embedder.name
    return EmbedderDiffers(say("errors.embedder.differs", version=manifest.version, made=made, chosen=chosen))
