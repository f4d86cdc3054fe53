"""Mutations: every rule tried on every clean report of the corpus, one defect at a time.

`operators.OPERATORS` is all of them, from the modules `outline` and `content` (GIA1xx), `tables` (2xx), `sums` (3xx),
`facts` (4xx), `dates` (5xx), `words` (6xx to 8xx) and `wording` (defects of the reports' own sentences).
`python -m tests.mutations` measures them and writes docs/accuracy.md.
"""
