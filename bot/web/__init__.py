"""The web door: pages and API."""
