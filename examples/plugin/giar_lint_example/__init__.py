"""An example of rules of one's own for giar-lint."""
