"""The rules, one module per family, and their registry.

To add a rule: write it in the module of its family and name it in REGISTRY; its messages go into `giar_lint/catalogue/`.
"""
