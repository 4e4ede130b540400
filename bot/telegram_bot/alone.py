"""One door a bot on a machine: two would answer the same waiting questions."""

import fcntl
import os
from pathlib import Path


class Alone:
    """A lock on a file that goes with its process, even a killed one."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process has the lock."""
        return self._held is not None

    def take(self) -> bool:
        """Take the lock; False while another process has it."""
        if self._held is not None:
            return True
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return False
        self._held = descriptor
        return True

    def leave(self) -> None:
        """Give the lock back."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
