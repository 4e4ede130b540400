"""Rows of indicator tables."""
