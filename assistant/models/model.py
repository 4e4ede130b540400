"""One language model: asked while it may be, its tokens and figures counted, its troubles told in one line."""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic

from assistant.errors import ModelUnusable
from assistant.models.asking import Asking, Client, Forms
from assistant.models.faults import Fault, Late
from assistant.models.figures import Figure, Note
from assistant.models.nouns import Hear, Reply, Request, Trouble
from assistant.models.resting import Resting
from assistant.models.tokens import DailyTokens, expected_in
from assistant.wording import say

_log = logging.getLogger(__name__)


class Model:
    """A model behind an address, with what it may take and how it fares; see ChatModel."""

    def __init__(
        self,
        name: str,
        url: str,
        connect: Callable[[], Client],
        forms: Forms,
        seconds: float,
        tokens: DailyTokens,
        note: Note,
    ) -> None:
        self.name = name
        self.url = url
        self._connect = connect
        self._forms = forms
        self.seconds = seconds
        self._tokens = tokens
        self._note = note
        self._resting = Resting()
        self._connecting = Lock()
        self._client: Client | None = None
        self._refusal_told = False

    def prepare(self) -> Client:
        """Load what takes seconds to load, so that the first request need not wait; may be called again.

        Raises ModelUnusable where it cannot be loaded.
        """
        with self._connecting:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def ask(self, request: Request, hear: Hear | None = None) -> Reply | Trouble:
        """Return what the model says, or why it says nothing; to be called where no event loop runs.

        What `hear` is told holds no promise of the schema: only the reply does.
        """
        if not self._resting.may_ask():
            return self._not_asked(request, Trouble.RESTING)
        ended = False
        try:
            outcome = self._asked(request, hear)
            ended = True
        finally:
            if not ended:
                self._resting.given_up()
        if isinstance(outcome, Fault):
            if outcome.error == Late.__name__ and (request.seconds or self.seconds) < self.seconds / 2:
                # Others of the same question took the time: it says nothing of the model.
                self._resting.given_up()
            else:
                self._resting.failed(outcome.trouble, outcome.wait)
            self._tell(request, outcome)
            return outcome.trouble
        if isinstance(outcome, Reply):
            self._resting.went_well()
            self._refusal_told = False
            return outcome
        self._resting.given_up()
        return self._not_asked(request, outcome)

    def _asked(self, request: Request, hear: Hear | None) -> Reply | Fault | Trouble:
        """Return what came of a request, its tokens and figures noted; SPENT where no tokens are left."""
        try:
            client = self.prepare()
        except ModelUnusable as error:
            self._not_asked(request, Trouble.REFUSED)
            return Fault(Trouble.REFUSED, type(error.__cause__ or error).__name__, counted=False)
        taken = self._tokens.take(expected_in(request) + request.longest)
        if taken is None:
            return Trouble.SPENT
        began, ended = monotonic(), "unheard"
        seconds = min(self.seconds, self.seconds if request.seconds is None else request.seconds)
        asking = Asking(client, self._forms, request, hear, seconds)
        try:
            outcome = asking.outcome()
            ended = outcome.trouble.value if isinstance(outcome, Fault) else "said"
        finally:
            self._tokens.settle(taken, asking.tokens_in + asking.tokens_out)
            took = monotonic() - began
            self._note(Figure(request.task, ended, took, asking.tokens_in, asking.tokens_out))
        return outcome

    def _not_asked(self, request: Request, trouble: Trouble) -> Trouble:
        self._note(Figure(request.task, trouble.value, 0.0, 0, 0))
        return trouble

    def _tell(self, request: Request, fault: Fault) -> None:
        """Write one line of a failure: what was asked for and what came of it, never a word of either."""
        _log.warning("language model: %s for %s (%s)", fault.trouble, request.task, fault.error)
        if fault.trouble is Trouble.REFUSED and not self._refusal_told:
            self._refusal_told = True
            _log.error(say("models.tell.refused", name=self.name, url=self.url, error=fault.error))
