"""What is taken away from a pack or a quiz: where its files are, and a file as it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi.responses import Response

from bot.trainers.pack.files import File, Of
from bot.web.assets import ASKED_AGAIN


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that can be had: what people call it, and its address."""

    title: str
    address: str


def offered(files: Sequence[File[Of]], page: str, query: str) -> tuple[Offered, ...]:
    """Return where the files of the pack or quiz at an address are."""
    return tuple(Offered(one.title, f"{page}/{one.name}?{query}") for one in files)


def sent(content: bytes, file: File[Of]) -> Response:
    """Return a file to be kept; its name is told in a way that holds any letters."""
    told = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"Content-Disposition": told, "Cache-Control": ASKED_AGAIN}
    return Response(content, media_type=file.media, headers=headers)
