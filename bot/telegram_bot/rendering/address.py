"""The addresses that Telegram opens."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

_LONGEST = 2000
_TAKEN = re.compile(r"[!#-;=?-\[\]_a-z~%]+")
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@lru_cache(maxsize=1024)
def opens(url: str) -> bool:
    """Tell whether `url` may be led to: http or https, to a host with a point in its name.

    Telegram refuses a whole message for one button to "http://localhost".
    """
    if len(url) > _LONGEST or not _TAKEN.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or port == 0:
        return False
    return _HOST.fullmatch(parts.hostname or "") is not None
