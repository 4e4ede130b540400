"""The pages of indicator tables: all rows, one row with its path, rows beside each other."""
