"""Tables: heads and rows, the targets and the duties that they hold."""
