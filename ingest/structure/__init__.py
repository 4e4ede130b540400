"""Structure of a text: outline, tables, targets, duties, relations."""
