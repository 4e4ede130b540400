"""The errors that leave the core: few, and each tells a person the remedy."""


class Troly57Error(Exception):
    """Something a person must repair; the message is Vietnamese and says how."""

    exit_code = 1


class SettingInvalid(Troly57Error):
    """A TROLY57_ variable holds a value that cannot be used."""

    exit_code = 2


class LibraryMissing(Troly57Error):
    """No version has been published yet."""


class LibraryDamaged(Troly57Error):
    """A published version does not match its own manifest."""


class CorpusInvalid(Troly57Error):
    """The corpus holds something that cannot be published as it stands."""


class PublishBusy(Troly57Error):
    """Another process is publishing at this moment."""


class EmbedderUnusable(Troly57Error):
    """The embedder that was chosen is not there, or does not answer."""


class EmbedderDiffers(Troly57Error):
    """The published version was made with another embedder than the one that is set."""


class ModelUnusable(Troly57Error):
    """The language model that was chosen cannot be asked, or must not be without leave."""
