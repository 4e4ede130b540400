"""What a person named to be brought in, each turned into a file and read: files, folders, addresses, documents."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from assistant.library.addresses import key
from assistant.text.printable import printable
from assistant.wording import say
from ingest.added.arrivals import Coming, Given, Reader, Refused, arrive
from ingest.card import is_official
from ingest.catalogue import Entry, read_catalogue
from ingest.fetch import Network, Unfetched, fetch
from ingest.read.apart import read_apart
from ingest.reference import read_reference
from ingest.rooms import room

_FILES = frozenset({".pdf", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm", ".txt", ".md"})
_LINK = re.compile(r"""href\s*=\s*["']([^"'<>\s]+\.(?:pdf|docx?|rtf)(?:\?[^"'<>\s]*)?)["']""", re.IGNORECASE)
_MOST_LINKS = 5


class Reception:
    """Reads what was named; what was fetched on the way is gone when the block ends."""

    def __init__(
        self,
        corpus: Path,
        *,
        read: Reader = read_apart,
        network: Network | None = None,
        tell: Callable[[str], None] = lambda name: None,  # noqa: ARG005
    ) -> None:
        self._catalogue = read_catalogue(corpus / "catalogue.toml")
        self._agencies = read_reference(corpus).agencies
        self._read = read
        self._network = network
        self._tell = tell
        self._rooms = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rooms.close()

    def arrived(self, names: Sequence[str], official: Sequence[str], card: bytes) -> list[Coming | Refused]:
        """Return each document, or why it is refused; `official` names documents of the catalogue."""
        given = [one for name in names for one in self._given(name, printable(name))]
        given += [self._official(name) for name in official]
        first: dict[str, Coming] = {}
        found: list[Coming | Refused] = []
        for one in given:
            arrived = self._arrive(one, card)
            if isinstance(arrived, Coming):
                before = first.setdefault(arrived.name, arrived)
                if before is not arrived:
                    if before.revision != arrived.revision:
                        found.append(Refused(one.name, say("adding.refused.twice", other=before.given.name)))
                    continue
            found.append(arrived)
        return found

    def _arrive(self, given: Given | Refused, card: bytes) -> Coming | Refused:
        if isinstance(given, Refused):
            return given
        self._tell(given.name)
        arrived = arrive(given, card, self._catalogue, self._agencies, read=self._read)
        if (
            isinstance(arrived, Refused)
            and given.url
            and given.path.suffix.lower() not in {".pdf", ".docx", ".doc"}
        ):
            links = _linked_files(given)
            if links:
                told = say("adding.refused.portal", links=" ".join(links))
                return Refused(given.name, told)
        return arrived

    def _given(self, name: str, shown: str) -> Iterator[Given | Refused]:
        if "://" in name:
            yield self._fetched(name)
            return
        path = Path(name)
        if not path.is_dir():
            yield Given(path, printable(path.name))
            return
        readable = [file for file in sorted(path.rglob("*")) if _is_readable(file, path)]
        yield from (Given(file, printable(str(file.relative_to(path)))) for file in readable)
        if not readable:
            yield Refused(shown, say("adding.refused.no_files"))

    def _official(self, reference: str) -> Given | Refused:
        """Fetch a document from its first official address of the catalogue that gives a file."""
        entry = self._entry(reference)
        if entry is None:
            return Refused(reference, say("adding.refused.uncatalogued", ref=reference))
        addresses = [row["url"] for row in entry.get("address", ()) if is_official(str(row.get("url")))]
        found: Given | Refused = Refused(reference, say("adding.refused.no_address", id=entry["id"]))
        for url in addresses:
            found = self._fetched(url, official=True)
            if isinstance(found, Given):
                return replace(found, id=entry["id"])
        return found

    def _entry(self, reference: str) -> Entry | None:
        if reference in self._catalogue:
            return self._catalogue[reference]
        asked = key(reference)
        named = [
            entry
            for entry in self._catalogue.values()
            if asked
            in {key(str(name)) for name in (entry["id"], entry.get("number", ""), *entry.get("aliases", ()))}
        ]
        return named[0] if len(named) == 1 else None

    def _fetched(self, url: str, *, official: bool = False) -> Given | Refused:
        shown = printable(url)
        self._tell(shown)
        found = fetch(url, self._rooms.enter_context(room("fetch")), official=official, network=self._network)
        if isinstance(found, Unfetched):
            return Refused(shown, printable(say(f"fetching.unfetched.{found.code}", **found.values)))
        return Given(found.path, shown, printable(found.url))


def _is_readable(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.is_file() and file.suffix.lower() in _FILES


def _linked_files(given: Given) -> list[str]:
    """Return the addresses of files that a page leads to: most often the document that it only announces."""
    page = given.path.read_bytes().decode("utf-8", "replace")
    links: dict[str, None] = {}
    for link in _LINK.findall(page):
        with suppress(ValueError):  # no address
            links[urljoin(given.url, printable(link.replace("&amp;", "&")))] = None
    return [link for link in links if link.startswith("https://")][:_MOST_LINKS]
