"""Text for files whose XML refuses some characters."""


def xml_text(text: str) -> str:
    """Return `text` without the characters that XML refuses: controls, halves of pairs, two that are none."""
    return "".join(sign for sign in text if sign in "\n\t" or _is_allowed(ord(sign)))


def _is_allowed(code: int) -> bool:
    return code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}
