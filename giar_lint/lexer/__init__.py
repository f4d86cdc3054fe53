"""The lexer: turns each block of a document into a token of the grammar by comparing it with the wording that the
grammar states."""
