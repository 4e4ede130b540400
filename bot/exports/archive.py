"""Archives whose files all bear one day, so that the same content is the same bytes on any day."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZIP = "application/zip"
_DAY = (2025, 1, 1, 0, 0, 0)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the named files in one archive, in their order."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name, content in files:
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, content)
    return held.getvalue()


def without_days(office_file: bytes) -> bytes:
    """Return an office file, which is an archive too, with its parts as they are and no day of its making."""
    with ZipFile(BytesIO(office_file)) as packed:
        return archive((name, packed.read(name)) for name in packed.namelist())
