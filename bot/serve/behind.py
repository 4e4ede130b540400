"""What stands behind the doors of a process: a desk, and the opening of its shelf aside from them."""

from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.models.chat import open_chat
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.desk.metrics import Metrics
from bot.serve.opening import Opening, Say
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Behind:
    """A desk that answers once its shelf is open, and what opens and closes it."""

    desk: Desk
    opening: Opening


def behind(settings: Settings, tell: Say, store: Store | None = None) -> Behind:
    """Return what the settings ask for, nothing of it begun; without a store nothing is kept."""
    shelf = Shelf(settings.home, embedder=Chosen(settings), digests=settings.digests)
    metrics = Metrics()
    chat = open_chat(settings, metrics.note_model)
    desk = Desk(shelf, Assistant(shelf, chat), metrics, store or Store(""))
    return Behind(desk, Opening(shelf, settings.home, tell, chat))
