"""The official editions: for each a grammar (`2021.lark`), the data beside it (`2021.toml`) and both prepared for loading
(`prepared/2021.json`, made by `python -m giar_lint.parser.prepare`)."""
