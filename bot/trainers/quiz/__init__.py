"""Questions with one right answer each, made from what the documents print, and what is done with them."""
