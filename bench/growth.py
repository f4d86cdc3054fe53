"""Prints how the time for one file grows with its size, and for a run with the number of files: as ratios, and as exponents
(1: in proportion).

    python bench/growth.py [--sizes N ...] [--files N ...] [--repeat N] [--only WORD] [--json FILE]

Every kind of file is one that could make a part of the program look at everything for each of its things. An exponent is
that of the last step, from the last size but one to the last, in which what any file costs weighs least.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from speed.growth import exponents  # noqa: E402

from giar_lint.api import lint_text  # noqa: E402
from support.generate import seeded_report  # noqa: E402
from support.render import LAYOUTS, file_name, render  # noqa: E402

_BEFORE = "青禾市教育局2023年政府信息公开工作年度报告\n一、总体情况\n"
_AFTER = "\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无其他需要报告的事项。\n"
_DISTINCT = 500
"""How many different reports a run over many files has; more files are links to them."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ORDINALS = "一二三四五六七八九十"
_WORK = "我局重视政府信息公开工作，加强组织领导，健全工作机制，明确{}专人负责，确保各项任务落实"


def _name(number: int) -> str:
    """A word of its own for each number."""
    return "".join(_STEMS[int(digit)] for digit in str(number))


def _many(each: Callable[[int], str], parting: str = "\n") -> Callable[[int], str]:
    """A maker of texts of so many characters: one thing after the other."""
    return lambda size: parting.join(map(each, range(max(1, size // (len(each(1234)) + len(parting))))))


KINDS: dict[str, Callable[[int], str]] = {
    "paragraphs": _many(lambda i: f"第{_name(i)}项工作已经完成，我局公开信息{i}条。"),
    "the same paragraph": _many(lambda i: _WORK.format("") + "。"),
    "nearly the same paragraphs": _many(lambda i: _WORK.format(_name(i)) + "。"),
    "paragraphs cut at line ends": _many(lambda i: _WORK.format(_name(i))),
    "one paragraph": _many(lambda i: f"关于{_name(i)}的工作已经完成，我局公开信息{i}条。", ""),
    "one sentence": _many(lambda i: f"关于{_name(i)}的工作", ""),
    "numbers in one sentence": _many(lambda i: f"公开{_name(i)}{i % 90}条", "，"),
    "one sum of many parts": lambda size: "公开信息9条，其中" + _many(lambda i: f"甲类{i % 90}条", "、")(size) + "。",
    "shares": _many(lambda i: f"甲{i % 90}条，占{i % 90}%", "，"),
    "brackets that stay open": _many(lambda i: "（其中乙", ""),
    "quotes that stay open": _many(lambda i: "《“", ""),
    "years": _many(lambda i: f"20{i % 100:02d}年，我局公开信息{i}条。", ""),
    "dates": _many(lambda i: f"2023年1月{i % 40}日至2023年12月31日", "，"),
    "marks": _many(lambda i: "。，；：", ""),
    "digits": lambda size: "公开信息" + "1" * size + "条。",
    "long numbers": _many(lambda i: "6222021234567890123", "，"),
    "names of the agency": _many(lambda i: "我委", ""),
    "one character": lambda size: "的" * size,
    "lists": _many(lambda i: f"（{_ORDINALS[i % 10]}）关于{_name(i)}的工作"),
    "lists in one line": _many(lambda i: f"{_ORDINALS[i % 10]}是完成{_name(i)}的工作；", ""),
    "lists without a first item": _many(lambda i: f"2.关于{_name(i)}的工作"),
    "lists that lack items": _many(lambda i: f"一是完成{_name(i)}的工作，三是抓好{_name(i)}的落实。"),
    "lists that lack their first items": _many(lambda i: f"各单位：（二）完成{_name(i)}的工作。"),
    "counts in one line": _many(lambda i: f"从四个方面改进{_name(i)}的工作，", ""),
    "years in one line": _many(lambda i: f"2023年我局将继续完成{_name(i)}的工作，", ""),
    "headings of one section": _many(lambda i: "三、收到和处理政府信息公开申请情况"),
    "unknown headings": _many(lambda i: f"{_ORDINALS[i % 10]}、{_name(i)}情况"),
    "rows": _many(lambda i: f"\t{_name(i)}\t0\t0\t1\t"),
    "rows of an official table": _many(lambda i: "行政许可\t3\n行政处罚\t5"),
    "parts of an official table": _many(lambda i: "行政许可\t3\n第一页\n行政处罚\t5\n第二页"),
    "a wide row": lambda size: "项目\t" + "0\t" * (size // 2),
    "a wide row of labels": lambda size: "项目\t" + _many(_name, "\t")(size),
    "pipes": _many(lambda i: f"| {_name(i)} | 0 | 1 |"),
    "cells over many lines": lambda size: "\t甲\n\t乙\n" + _many(lambda i: f"{_name(i)}之")(size),
    "blank lines": lambda size: "\n" * size,
    "tabs": lambda size: "\t" * size,
}


def _fastest(work: Callable[[], object], repeat: int) -> float:
    best = float("inf")
    for _ in range(repeat):
        begin = _spent()
        work()
        best = min(best, _spent() - begin)
    return best


def _spent() -> float:
    """Seconds of the processor, with those of the programs started from here: the clock would tell of others' work as well."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def _tell(name: str, unit: str, sizes: Sequence[int], times: Sequence[float]) -> dict[str, Any]:
    """Prints a line, and returns what it says as raw figures."""
    ratios = " ".join(f"{seconds / times[0]:8.1f}" for seconds in times)
    last = exponents(sizes, times)[-1]
    print(f"  {name:30} {times[0] * 1000:8.1f} ms x {ratios}   {last:6.2f}", flush=True)
    return {"name": name, "unit": unit, "sizes": sizes, "times": times}


def one_file(sizes: Sequence[int], repeat: int, only: str) -> list[dict[str, Any]]:
    """The time for one file of each kind and size."""
    print(
        f"one file of {', '.join(map(str, sizes))} characters: the first time, all as ratios to it, the last exponent"
    )
    lint_text(_BEFORE + _AFTER)  # imports what the first file would pay for
    found = []
    for name, make in KINDS.items():
        if only in name:
            texts = [_BEFORE + make(size) + _AFTER for size in sizes]
            times = [_fastest(lambda text=text: lint_text(text), repeat) for text in texts]  # type: ignore[misc]
            found.append(_tell(name, "characters", sizes, times))
    return found


def many_files(counts: Sequence[int], repeat: int) -> dict[str, Any]:
    """The time of a run over so many generated reports, in one process."""
    print(f"{', '.join(map(str, counts))} files: the first time, all as ratios to it, the last exponent")
    with tempfile.TemporaryDirectory() as name:
        commands = []
        sources = list(_reports(Path(name) / "sources", min(_DISTINCT, max(counts))))
        for count in counts:
            folder = Path(name) / str(count)
            folder.mkdir()
            for number in range(count):
                source = sources[number % len(sources)]
                os.link(source, folder / f"{number:06d}{source.suffix}")
            lint = [sys.executable, "-m", "giar_lint", "check", "--no-config", "--no-cache", "--quiet"]
            commands.append([*lint, "--jobs", "1", "--fail-on", "never", str(folder)])
        times = [
            _fastest(lambda command=command: subprocess.run(command, capture_output=True, check=True), repeat)  # type: ignore[misc]
            for command in commands
        ]
        return _tell("generated reports", "files", counts, times)


def _reports(folder: Path, count: int) -> Iterator[Path]:
    """Writes so many generated reports, of all layouts in turn."""
    folder.mkdir()
    for number in range(count):
        layout = LAYOUTS[number % len(LAYOUTS)]
        path = folder / f"{number:06d}{Path(file_name(layout)).suffix}"
        path.write_text(render(seeded_report(number), layout), encoding="utf-8")
        yield path


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 16_000, 64_000, 256_000])
    options.add_argument("--files", type=int, nargs="*", default=[100, 500, 2_000])
    options.add_argument("--repeat", type=int, default=2)
    options.add_argument("--only", default="", help="only kinds of files whose name holds this")
    options.add_argument("--json", type=Path, metavar="FILE", help="write the raw figures")
    chosen = options.parse_args()
    found = one_file(chosen.sizes, chosen.repeat, chosen.only)
    if len(chosen.files) > 1:
        found.append(many_files(chosen.files, 1))
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
