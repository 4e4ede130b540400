"""Questions in words the clause does not have, and ordinary ones as fingers type them."""
