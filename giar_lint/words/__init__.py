"""What rules on words need: the lexicon, the lists of slips and of names out of force, and the prose of a report as one text.

The lists are data (`*.txt`, `*.tsv`), each with its source in its first lines; the modules here read them when they are needed.
"""
