"""What the readers ask of an element of an XML or HTML tree, whoever parsed it."""

from collections.abc import Iterator, Mapping
from typing import Protocol


class Element(Protocol):
    """One element: its tag, its attributes, its text, and the elements in it."""

    @property
    def tag(self) -> object:
        """The name, with its namespace in braces; no string for comments and instructions."""

    @property
    def text(self) -> str | None:
        """What stands before the first element in it."""

    @property
    def tail(self) -> str | None:
        """What stands behind it, inside its parent."""

    @property
    def attrib(self) -> Mapping[str, str]:
        """Its attributes by name."""

    def get(self, key: str, /) -> str | None:
        """Return an attribute."""

    def find(self, path: str, /) -> "Element | None":
        """Return the first element at `path`."""

    def findall(self, path: str, /) -> list["Element"]:
        """Return the elements at `path`."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Yield the element and all in it that bear one of `tags`, in document order."""

    def itertext(self) -> Iterator[str]:
        """Yield all text in it."""

    def getparent(self) -> "Element | None":
        """Return what it stands in."""

    def __iter__(self) -> Iterator["Element"]:
        """Yield the elements that stand directly in it."""

    def __len__(self) -> int:
        """Return how many elements stand directly in it."""
