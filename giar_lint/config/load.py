"""From a file on disk to a Configuration, and from a folder to the configuration file that holds for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from giar_lint.config.model import Configuration, Layer, Override, Suppression, below, profile_of
from giar_lint.errors import UserError
from giar_lint.rule import Rule

FILE = "giar-lint.toml"
PYPROJECT = "pyproject.toml"
TABLE = ("tool", "giar-lint")
LONGEST_CHAIN = 50
"""How many files may build on each other by `extends`; nobody needs as many."""


class Configurations:
    """The configuration for each folder; every file is read once in a run.

    `fixed` is a file that holds for all folders, `enabled` False that there is none at all. `rules` are those that
    there are without plugins; those of the plugins that a configuration names are added to the attribute `rules`. The
    attribute `read` holds the bytes of every file that was read, by its absolute path.
    `asked` is told the absolute path of each file before it is looked for.
    """

    def __init__(
        self,
        rules: Mapping[str, Rule],
        *,
        fixed: str | None = None,
        enabled: bool = True,
        asked: Callable[[str], object] | None = None,
    ) -> None:
        self.rules = dict(rules)
        self.read: dict[str, bytes] = {}
        self._asked = asked
        self._known: dict[str, Configuration] = {}
        self._files: dict[str, Configuration | None] = {}
        self._none = Configuration()
        self._fixed: Configuration | None = None
        if not enabled:
            self._fixed = self._none
        elif fixed is not None:
            self._fixed = self._file(os.path.abspath(fixed), required=True)

    def of_folder(self, folder: str) -> Configuration:
        """The nearest configuration upwards from an absolute folder, not beyond one with `.git`; the defaults where
        there is none.

        Raises UserError for a file that cannot be read or holds something wrong, with its line.
        """
        if self._fixed is not None:
            return self._fixed
        if folder not in self._known:
            self._known[folder] = self._own(folder) or self._inherited(folder)
        return self._known[folder]

    def of_path(self, path: str) -> Configuration:
        """The configuration for a file or folder, which need not exist."""
        absolute = os.path.abspath(path)
        return self.of_folder(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))

    def _inherited(self, folder: str) -> Configuration:
        parent = os.path.dirname(folder)
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
            return self._none
        return self.of_folder(parent)

    def _own(self, folder: str) -> Configuration | None:
        return self._file(os.path.join(folder, FILE)) or self._file(os.path.join(folder, PYPROJECT))

    def _file(self, path: str, *, required: bool = False, above: tuple[str, ...] = ()) -> Configuration | None:
        """The configuration in a file, upon what it extends; None where there is no such file or, in a pyproject.toml,
        no such table. `above` are the files that led to it by extending.
        """
        if self._files.get(path) is None and (required or path not in self._files):
            found = self._alone(path, required=required)
            if found is not None and found.extends:
                found = found.upon(self._base(found, path, (*above, path)))
            self._files[path] = found
        return self._files[path]

    def _base(self, found: Configuration, path: str, chain: tuple[str, ...]) -> Configuration:
        """What a configuration extends. Raises UserError where that is not there, is one of the chain itself, or makes it
        too long.
        """
        from giar_lint.config.locate import stated_at

        try:
            if self._asked is not None:
                self._asked(found.extends)
            if not os.path.isfile(found.extends):
                nearest = _nearest_file(found.extends)["known"]
                near = [shown(os.path.join(os.path.dirname(found.extends), name)) for name in nearest]
                raise UserError("error-extends", word=shown(found.extends), known=near)
            if os.path.realpath(found.extends) in {os.path.realpath(each) for each in chain}:
                raise UserError("error-extends-cycle", chain=" -> ".join(map(shown, (*chain, found.extends))))
            # Another configuration of the run may have led to it before; it has a layer for each file of its own chain.
            known = self._files.get(found.extends)
            if len(chain) + (len(known.layers) if known is not None else 1) > LONGEST_CHAIN:
                raise UserError("error-extends-long", first=shown(chain[0]), most=LONGEST_CHAIN)
        except UserError as error:
            within = TABLE if os.path.basename(path) == PYPROJECT else ()
            error.where = f"{shown(path)}:{stated_at(path, (*within, 'extends'))}"
            error.language = found.value("language") or ""
            raise
        base = self._file(found.extends, required=True, above=chain)
        assert base is not None
        return base

    def _alone(self, path: str, *, required: bool = False) -> Configuration | None:
        if self._asked is not None:
            self._asked(path)
        if not os.path.isfile(path):
            if required:
                raise UserError("error-no-config", where=shown(path), **_nearest_file(path))
            return None
        try:
            with open(path, "rb") as stream:
                data = stream.read()
        except OSError as error:
            raise UserError("error-config-read", where=shown(path), reason=error.strerror) from None
        self.read[path] = data
        within = TABLE if os.path.basename(path) == PYPROJECT else ()
        # Most pyproject.toml files are about something else; they are not parsed, let alone refused for their errors.
        if within and b"giar-lint" not in data and not required:
            return None
        return parse(data, path, within, self.rules, required=required)


def parse(
    data: bytes, path: str, within: tuple[str, ...], rules: dict[str, Rule], *, required: bool = False
) -> Configuration | None:
    """The configuration in the bytes of a file, under the table `within`; None where that table is absent and not
    required. The rules of the plugins that it names are added to `rules`, and switched on by it.

    Raises UserError for bytes that are no UTF-8 or no TOML and for a wrong key or value, with the line.
    """
    import tomllib

    from giar_lint.choices import LANGUAGES
    from giar_lint.config.locate import line_of
    from giar_lint.config.schema import KEYS, check
    from giar_lint.config.values import ConfigError, Context, of_type

    try:
        text = data.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError("error-config-encoding", where=f"{shown(path)}:{line}") from None
    except tomllib.TOMLDecodeError as error:
        reason, line = _toml_error(str(error), text)
        stated = text.split("\n")[line - 1].strip()[:60]
        raise UserError("error-toml", where=f"{shown(path)}:{line}", reason=(stated or reason, reason)) from None
    except RecursionError:
        raise UserError("error-toml", where=shown(path), reason=("嵌套过深", "nested too deeply")) from None
    except ValueError:
        # Python reads no number of thousands of digits, and `tomllib` passes on what it says.
        raise UserError("error-toml", where=shown(path), reason=("数字过长", "a number is too long")) from None
    try:
        for count, name in enumerate(within, 1):
            if name not in table:
                if required:
                    raise UserError("error-no-table", where=shown(path), word=".".join(within))
                return None
            table = of_type(table[name], dict, within[:count])
        base = os.path.dirname(path)
        own = _plugins(table, rules, within) if "plugins" in table else ()
        checked = check(table, KEYS, Context(rules, base), within)
    except ConfigError as problem:
        line = line_of(text, problem.trail, problem.word)
        wrong = problem.as_user_error(f"{shown(path)}:{line}")
        # The file may say in which language its own errors are to be told, unless that is what is wrong.
        wrong.language = table["language"] if isinstance(table, dict) and table.get("language") in LANGUAGES else ""
        raise wrong from None
    if own:
        checked["extend-select"] = (*own, *checked.get("extend-select", ()))
    layers = {
        key: [Layer(key, each, path, (*within, key, index)) for index, each in enumerate(checked.pop(key, []))]
        for key in ("agency", "override", "suppress")
    }
    return Configuration(
        path,
        base,
        (Layer("file", checked, path, within),),
        tuple(profile_of((each,)) for each in layers["agency"]),
        tuple(Override(each.values["files"], each) for each in layers["override"]),
        tuple(_suppression(each) for each in layers["suppress"]),
        checked.get("extends", ""),
    )


def _plugins(table: Mapping[str, Any], rules: dict[str, Rule], within: tuple[str, ...]) -> tuple[str, ...]:
    """Loads the plugins that a configuration names into `rules`; the letters of their codes, so that whatever is said of
    a rule or of all of them counts for more. Raises ConfigError.
    """
    from giar_lint.config.values import ConfigError, Context, strings
    from giar_lint.plugins import load_plugin
    from giar_lint.policy import DIGITS

    stems: dict[str, None] = {}
    trail = (*within, "plugins")
    for index, name in enumerate(strings(table["plugins"], Context(rules, ""), trail)):
        try:
            # One that another configuration of the run has named already is the same.
            others = {code: rule for code, rule in rules.items() if rule.plugin != name}
            found = load_plugin(name, others)
        except UserError as error:
            values = {key: value for key, value in error.values.items() if key != "word"}
            raise ConfigError((*trail, index), error.key, word=name, known=error.known, **values) from error
        rules.update({each.code: each for each in found})
        stems |= dict.fromkeys(each.code[:-DIGITS] for each in found)
    return tuple(stems)


def _suppression(layer: Layer) -> Suppression:
    said = layer.values
    return Suppression(said["file"], said["code"], said.get("text", ""), said["reason"], layer.path, layer.trail)


def _toml_error(message: str, text: str) -> tuple[str, int]:
    """What `tomllib` says and the line it means; it says "at end of document" for what is never closed."""
    import re

    match = re.search(r" \(at line (\d+), column \d+\)$", message)
    if match:
        return message[: match.start()], int(match[1])
    return message.removesuffix(" (at end of document)"), max(1, len(text.split("\n")))


def _nearest_file(path: str) -> dict[str, Any]:
    folder = os.path.dirname(path)
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return {"word": os.path.basename(path), "known": [name for name in names if name.endswith(".toml")]}


def shown(path: str) -> str:
    """An absolute path as messages show it: relative to the working directory where it lies below it."""
    here = os.getcwd()
    return "." if path == here else below(path, here) or path.replace(os.sep, "/")


def shown_chain(configuration: Configuration) -> str:
    """The files that a configuration is made of as messages show them, each before those that it extends; "" for none."""
    return " <- ".join(dict.fromkeys(shown(layer.path) for layer in reversed(configuration.layers)))
