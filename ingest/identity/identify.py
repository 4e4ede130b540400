"""Who a file's document is, before it is cut: its lines as read, cleaned just enough to be recognised."""

from collections.abc import Sequence

from assistant.library.reference import Agency
from ingest.clean.draft import Draft
from ingest.clean.pages import as_seen
from ingest.clean.signs import CONVERTED, PRINTED, plain_signs
from ingest.identity.identity import Identity, identity_of
from ingest.read.reading import Reading


def identify(reading: Reading, agencies: Sequence[Agency] = ()) -> Identity:
    """Return who the document is that was read, as its own pages say."""
    signs = CONVERTED if reading.format == "markdown" else PRINTED
    seen = Draft.received(reading.text).edited([*as_seen(reading)])
    furniture = [line.text for line in reading.lines if line.furniture]
    return identity_of(plain_signs(seen, signs).text.split("\n"), furniture=furniture, agencies=agencies)
