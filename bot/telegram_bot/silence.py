"""What the libraries under this door may write to the log: that something happened and where, never what was said."""

import logging
import warnings

_log = logging.getLogger(__name__)
# Their lines hold addresses with the token in them, whole updates, and what people wrote.
_LIBRARIES = ("telegram", "httpx", "httpcore")


class _Silenced(logging.Handler):
    """Tells that a library wrote a warning: its name, its place, the kind of error; none of its words."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        _log.warning("%s.%s: %s", record.name, record.funcName, kind.__name__ if kind else record.levelname)


def silence_libraries() -> None:
    """Take the libraries' own lines out of every log; may be called again."""
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        logger.handlers = [_Silenced(logging.WARNING)]
    # PTB warns of its own use of lengths of time, such as `retry_after`, whenever Telegram names one.
    warnings.filterwarnings("ignore", message=".*attribute `[a-z_]+` will be of type `datetime.timedelta`")
