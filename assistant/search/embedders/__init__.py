"""Larger embedders than the shipped one: a file for each library that runs them."""
