"""Which embedder answers: the shipped one, or the one that TROLY57_EMBEDDER names."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from assistant.errors import LibraryDamaged
from assistant.library.manifest import EmbedderCard, read_manifest
from assistant.library.versions import current_folder
from assistant.search.embedder import Embedder, open_embedder
from assistant.search.embedders.encoder import open_encoder
from assistant.search.embedders.endpoint import Address, names_an_endpoint, open_endpoint
from assistant.search.embedders.exported import holds_an_export, open_exported
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of embedder: which values of the setting mean it, and how it is opened."""

    is_meant: Callable[[str], bool]
    open: Callable[[Settings], Embedder]


def _made_with(settings: Settings) -> EmbedderCard | None:
    """Return what the current version says of its embedder, where there is one that can be read."""
    folder = current_folder(settings.home)
    try:
        return read_manifest(folder).embedder if folder else None
    except LibraryDamaged:
        return None


# The first that is meant is taken.
KINDS = (
    Kind(lambda wish: not wish, lambda _: open_embedder()),
    Kind(holds_an_export, lambda settings: open_exported(settings.embedder)),
    Kind(
        names_an_endpoint,
        lambda settings: open_endpoint(
            settings.embedder, Address(settings.embedder_url, settings.embedder_key), _made_with(settings)
        ),
    ),
    Kind(lambda _: True, lambda settings: open_encoder(settings.embedder)),
)


class Chosen:
    """The embedder that the operator chose: opened when first called, and the same one ever after."""

    def __init__(self, settings: Settings) -> None:
        self.setting = settings.embedder
        self._settings = settings
        self._one_at_a_time = Lock()
        self._opened: Embedder | None = None

    @property
    def is_larger(self) -> bool:
        """Tell whether it is another one than the shipped."""
        return bool(self.setting)

    @property
    def is_endpoint(self) -> bool:
        """Tell whether questions leave this process to be embedded."""
        return names_an_endpoint(self.setting)

    def __call__(self) -> Embedder:
        """Return the embedder; EmbedderUnusable, with the remedy, when it is not there."""
        with self._one_at_a_time:
            if self._opened is None:
                kind = next(kind for kind in KINDS if kind.is_meant(self.setting))
                self._opened = kind.open(self._settings)
            return self._opened
