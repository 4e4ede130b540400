"""How well and how fast files are read, divided, understood and added, held against facts taken from the pages."""
