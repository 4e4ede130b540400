"""Word documents: the package, its styles and numbering, its paragraphs and tables, as lines."""
