"""Changes on disk that a crash leaves either undone or done."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Return when the file or folder entry `path` is on the disk itself."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(root: Path) -> None:
    """Return when `root` and everything below it is on the disk itself, contents before names."""
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            sync(Path(folder, name))
        sync(Path(folder))
