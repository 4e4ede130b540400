"""Files of `static/`: kept for good by a browser where the address changes with the file, asked for again where not."""

from os import PathLike, stat_result

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

KEPT = "public, max-age=31536000, immutable"
# Modules import each other by plain names; a font's file never changes under its name.
ASKED_AGAIN = "no-cache"


class Assets(StaticFiles):
    """Serves the style sheets, scripts and fonts, each saying how long it may be kept."""

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file, or 304 to a browser that has it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = "v" in QueryParams(scope["query_string"]) or str(full_path).endswith(".woff2")
        response.headers["Cache-Control"] = KEPT if versioned else ASKED_AGAIN
        return response
