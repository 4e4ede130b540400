"""Pages for a hall that a browser keeps for when there is no network, with everything that they load."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from fastapi.responses import Response

from bot.web.assets import ASKED_AGAIN
from bot.web.templating import STATIC, asset, filled


@dataclass(frozen=True, slots=True)
class Kept:
    """The pages below `scope` that are kept, and the style sheets and scripts that they load.

    `name` is what this browser's caches of them are called, `worker` the address of the script that keeps them.
    """

    name: str
    scope: str
    worker: str
    pages: tuple[str, ...]
    sheets: tuple[str, ...]
    scripts: tuple[str, ...]

    @property
    def address(self) -> str:
        """Return the address of the script; it changes with what is kept."""
        return f"{self.worker}?v={_version(self)}"


def worker_of(kept: Kept) -> Response:
    """Return the script that keeps the pages."""
    headers = {"Cache-Control": ASKED_AGAIN, "Service-Worker-Allowed": kept.scope}
    return Response(
        _script(kept, _version(kept)), media_type="text/javascript; charset=utf-8", headers=headers
    )


@cache
def _files(kept: Kept) -> Sequence[str]:
    """Return the addresses of everything that the pages load, their fonts too."""
    sheets = [asset(f"styles/{name}.css") for name in kept.sheets]
    fonts = [f"/static/fonts/{path.name}" for path in sorted((STATIC / "fonts").glob("*.woff2"))]
    return (*sheets, *fonts, *(asset(f"scripts/{name}.js") for name in kept.scripts), asset("icon.svg"))


@cache
def _version(kept: Kept) -> str:
    """Return what changes when any of the kept files or the worker itself does."""
    digest = blake2b(" ".join(_files(kept)).encode(), digest_size=6)
    digest.update(_script(kept, "").encode())
    return digest.hexdigest()


def _script(kept: Kept, version: str) -> str:
    return filled("projector/worker.js", name=kept.name, pages=kept.pages, kept=_files(kept), version=version)
