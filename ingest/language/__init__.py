"""Recipes that make the shipped language data; nothing imports them."""
