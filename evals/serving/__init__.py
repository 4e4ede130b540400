"""How much the web server serves, beside servers that do next to nothing."""
