"""Corrected copies of Word files: edits of the linear text put into the text elements that it comes from."""
