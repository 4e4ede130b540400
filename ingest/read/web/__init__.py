"""Web pages: the part of a page that is the document, as lines."""
