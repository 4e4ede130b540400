"""Finding provisions: lexical index, vectors, their fusion, and the edition that holds them together."""
