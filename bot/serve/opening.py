"""Opening the shelf aside from the doors, which answer what they can before it is open."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from assistant.errors import EmbedderDiffers, Troly57Error
from assistant.library.opening import is_of_another_product
from assistant.library.versions import current_name
from assistant.models.model import Model
from assistant.search.shelf import Shelf
from assistant.wording import say

GRACE_S = 5
"""Seconds that an end may take."""
_WATCH_S = 2.0
_BUILD_LIMIT_S = 900
# A large model needs seconds for a passage on two cores; what it has done is kept when it is stopped.
_REINDEX_LIMIT_S = 6 * 3600

Say = Callable[[str], None]


class Opening:
    """Opens the shelf aside from the server, publishing first when nothing is published that it can open.

    Then it makes the language model ready, where there is one.
    """

    def __init__(self, shelf: Shelf, home: Path, tell: Say, chat: Model | None = None) -> None:
        self._shelf = shelf
        self._home = home
        self._tell = tell
        self._chat = chat
        self._stop = threading.Event()
        self._build: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="opening", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    @property
    def begun(self) -> bool:
        """Tell whether it was started."""
        return self._thread.ident is not None

    def stop(self) -> None:
        """End what was begun and close the shelf."""
        self._stop.set()
        if self._build is not None and self._build.poll() is None:
            self._build.terminate()
        self._thread.join(timeout=GRACE_S)
        self._shelf.close()

    def _work(self) -> None:
        if current_name(self._home) is None or is_of_another_product(self._home):
            self._publish()
        told, reindexed = "", False
        while not self._stop.is_set():
            try:
                self._shelf.open()
            except EmbedderDiffers as error:
                if not reindexed:
                    reindexed = True
                    self._tell(str(error))
                    self._reindex()
                self._stop.wait(_WATCH_S)
            except (Troly57Error, OSError) as error:
                # An operator may repair it while we wait: keep serving "not ready", say it once.
                if str(error) != told:
                    told = str(error)
                    self._tell(told)
                self._stop.wait(_WATCH_S)
            else:
                self._shelf.watch(_WATCH_S)
                self._tell(say("cli.serve.ready"))
                self._prepare_chat()
                return

    def _prepare_chat(self) -> None:
        """Load what the language model needs, which the first question would wait for."""
        if self._chat is None:
            return
        try:
            self._chat.prepare()
        except Troly57Error as error:
            self._tell(str(error))

    def _publish(self) -> None:
        """Publish the corpus in a process of its own: doors never build libraries."""
        self._tell(say("cli.serve.publishing"))
        status = self._run(_BUILD_LIMIT_S)
        if status and not self._stop.is_set():
            self._tell(say("cli.serve.not_published", status=status))

    def _reindex(self) -> None:
        """Publish the same documents again with the embedder that is set now."""
        self._tell(say("cli.serve.reindexing"))
        status = self._run(_REINDEX_LIMIT_S, "--reindex")
        if status and not self._stop.is_set():
            self._tell(say("cli.serve.not_reindexed", status=status))

    def _run(self, limit: float, *options: str) -> int:
        """Run `troly57 ingest` to its end, or to its limit; return its status."""
        self._build = subprocess.Popen([sys.executable, "-P", "-m", "bot.commands", "ingest", *options])  # noqa: S603
        try:
            return self._build.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            self._build.kill()
            return self._build.wait()
