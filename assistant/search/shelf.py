"""The edition that answers now: opened whole, swapped by one reference, closed after its last question."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep

from assistant.errors import LibraryMissing, Troly57Error
from assistant.library.opening import of_another_embedder
from assistant.library.versions import current_name, versions_folder
from assistant.search.edition import Edition, open_edition
from assistant.search.embedder import Embedder, open_embedder
from assistant.search.embedders.chosen import Chosen
from assistant.wording import say

_log = logging.getLogger(__name__)
# A version can only vanish when newer ones were published since: each try reads the pointer again.
_TRIES = 20
_PAUSE_S = 0.05


def open_current(
    home: Path, *, embedder: Callable[[], Embedder] = open_embedder, digests: bool = True
) -> Edition:
    """Return the current version, open; the caller closes it.

    Raises LibraryMissing when there is none, LibraryDamaged when it is not as published, EmbedderDiffers
    when it was made with another embedder.
    """
    for _ in range(_TRIES):
        name = current_name(home)
        if name is None:
            break
        edition = open_version(versions_folder(home) / name, embedder=embedder, digests=digests)
        if edition is not None:
            return edition
        sleep(_PAUSE_S)
    raise LibraryMissing(say("errors.library.missing", home=home))


def open_version(
    folder: Path, *, embedder: Callable[[], Embedder] = open_embedder, digests: bool = True
) -> Edition | None:
    """Return the version in `folder` as `open_edition` does, for the embedder that was chosen.

    An edition that asks its vectors compares the embedders' names itself; one of a stand-in never asks,
    and is refused here where a larger embedder was chosen.
    """
    edition = open_edition(folder, embedder=embedder, digests=digests)
    if edition is None or not edition.manifest.embedder.placeholder:
        return edition
    if isinstance(embedder, Chosen) and embedder.is_larger:
        edition.close()
        raise of_another_embedder(edition.manifest, embedder.setting)
    return edition


class _Loan:
    """An edition and how many questions have it; closed once it is retired and none has."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.questions = 0
        self.retired = False


class Shelf:
    """Lends the current edition of the library in `home` as anyone may read it; safe to use from several threads."""

    def __init__(
        self, home: Path, *, embedder: Callable[[], Embedder] = open_embedder, digests: bool = True
    ) -> None:
        self._home = home
        self._digests = digests
        self._embedder = embedder
        self._loan: _Loan | None = None
        self._counting = Lock()
        self._refreshing = Lock()
        self._stop = Event()
        self._prepare: Callable[[Edition], object] = lambda edition: None  # noqa: ARG005
        self._watcher: Thread | None = None

    @property
    def ready(self) -> bool:
        """Tell whether an edition is open and each of its parts has answered."""
        return self._loan is not None

    def prepare_with(self, prepare: Callable[[Edition], object]) -> None:
        """Have every later edition given to `prepare` before it is lent, so that no question waits for it."""
        self._prepare = prepare

    def open(self) -> None:
        """Open the current version.

        Raises LibraryMissing when there is none, LibraryDamaged when it is not as published.
        """
        self.refresh()

    def refresh(self) -> bool:
        """Open the version that CURRENT names now, swap to it, and tell whether it is another one.

        The one before is closed when its last question ends. Raises as `open` does, and then the
        one before goes on serving.
        """
        with self._refreshing:
            loan = self._loan
            if loan is not None and loan.edition.version == current_name(self._home):
                return False
            edition = open_current(self._home, embedder=self._embedder, digests=self._digests)
            edition.library.withhold_unpublic()
            try:
                self._prepare(edition)
            except BaseException:
                edition.close()
                raise
            self._swap(_Loan(edition))
            return True

    @contextmanager
    def lend(self) -> Iterator[Edition]:
        """Yield the current edition, which stays open and the same until the block ends.

        Raises LibraryMissing when none has been opened.
        """
        with self._counting:
            loan = self._loan
            if loan is None:
                raise LibraryMissing(say("errors.library.missing", home=self._home))
            loan.questions += 1
        try:
            yield loan.edition
        finally:
            with self._counting:
                loan.questions -= 1
                over = loan.retired and loan.questions == 0
            if over:
                loan.edition.close()

    def watch(self, interval: float) -> None:
        """Look for a new version every `interval` seconds in a thread, until `close`."""
        self._watcher = Thread(target=self._look, args=(interval,), name="shelf", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop watching and close the edition as soon as no question has it."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None
        with self._refreshing:
            self._swap(None)

    def _swap(self, new: _Loan | None) -> None:
        with self._counting:
            old, self._loan = self._loan, new
            if old is None:
                return
            old.retired = True
            over = old.questions == 0
        if over:
            old.edition.close()

    def _look(self, interval: float) -> None:
        told: str | None = None
        while not self._stop.wait(interval):
            try:
                self.refresh()
            except (Troly57Error, OSError) as error:
                # A version that cannot be opened must not stop the one that serves, nor fill the log.
                if str(error) != told:
                    told = str(error)
                    _log.warning("the current version cannot be opened: %s", error)
