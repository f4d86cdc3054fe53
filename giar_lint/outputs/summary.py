"""What a run says at its end, on standard error: a line of figures, and with `--statistics` the number of each code."""

from __future__ import annotations

from collections import Counter

from giar_lint.catalogue.interface import say
from giar_lint.diagnostics import FileResult, Severity


class Tally:
    """The figures of a run; of the results nothing else is kept. `excluded` named files were left out beforehand."""

    def __init__(self, excluded: int = 0) -> None:
        self.files = 0
        self.incomplete = 0
        self.by_severity: Counter[Severity] = Counter()
        self._codes: Counter[tuple[str, str, Severity]] = Counter()
        self._left_out: Counter[str] = Counter({"excluded": excluded})

    def add(self, result: FileResult) -> None:
        """Counts one file. One that could not be dealt with to its end makes the run a failed one, and is no file that
        was checked: what was not looked at may hold anything.
        """
        if result.failures:
            self.incomplete += 1
        elif result.skipped:
            self._left_out[result.skipped] += 1
            return
        else:
            self.files += 1
        self.note(result)

    def note(self, result: FileResult) -> None:
        """Counts what was found, in a file that is no report."""
        for each in result.diagnostics:
            self.by_severity[each.severity] += 1
            self._codes[each.code, each.name, each.severity] += 1

    @property
    def failed(self) -> bool:
        """Whether a file could not be dealt with to its end."""
        return self.incomplete > 0

    def status(self, fail_on: str) -> int:
        """The exit status under a value of `--fail-on`."""
        if self.failed:
            return 2
        if fail_on == "never":
            return 0
        return int(any(severity >= Severity.parse(fail_on) for severity in self.by_severity))

    def summary(self, language: str, more: str = "") -> str:
        """The line of figures; `more` is put after what was found."""
        counted = say("summary-checked", language, files=self.files)
        incomplete = say("summary-also-incomplete", language, count=self.incomplete) if self.incomplete else ""
        found = say("summary-none", language)
        if self.incomplete and not self.files:
            # That nothing was found in no file would be read as if all were well.
            counted, found, incomplete = say("summary-incomplete", language, count=self.incomplete), "", ""
        if self.by_severity:
            errors, warnings, infos = (self.by_severity[each] for each in reversed(Severity) if each)
            found = say("summary-found", language, errors=errors, warnings=warnings, infos=infos)
        parts = [
            say(f"summary-{why}", language, count=self._left_out[why])
            for why in ("not-a-report", "unreadable", "extra", "excluded")
            if self._left_out[why]
        ]
        skipped = say("summary-skipped", language, parts=say("summary-and", language).join(parts)) if parts else ""
        return say("summary", language, counted=counted + found + more + incomplete, skipped=skipped)

    def statistics(self, language: str) -> str:
        """One line for each code that was found, the most frequent first; "" where none was."""
        ordered = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        digits = len(str(ordered[0][1])) if ordered else 0
        return "".join(
            f"{count:>{digits}}  {code}  {say(f'severity-{severity.label}', language)}  {name}\n"
            for (code, name, severity), count in ordered
        )
