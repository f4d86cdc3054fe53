"""The help of the command line, in Chinese and English."""

from __future__ import annotations

HELP: dict[str, tuple[str, str]] = {
    "giar-lint": (
        "检查政府信息公开工作年度报告。",
        "Lints government information disclosure annual reports.",
    ),
    "usage": ("用法：", "Usage: "),
    "commands": ("命令：", "Commands:"),
    "options": ("选项：", "Options:"),
    "more": (
        "“giar-lint 命令 --help”显示该命令的选项。",
        "'giar-lint COMMAND --help' shows a command's options.",
    ),
    "check": ("检查文件或文件夹中的报告", "lint reports, named or found in folders"),
    "check-more": (
        "不写路径时，检查配置中include所列的文件；没有配置的，检查当前文件夹。“-”表示标准输入。\n"
        "fail-on和language取自当前文件夹所属的配置，没有的，取自第一个路径所属的配置。\n"
        "退出码：0 没有达到--fail-on级别的问题；1 有；2 用法或配置有误、没有可检查的文件，或内部出错。",
        "Without a path, lints what the configuration includes, else the working directory. '-' is standard input.\n"
        "fail-on and language come from the working directory's configuration, else from that of the first path.\n"
        "Exit status: 0 nothing at or above --fail-on; 1 something; 2 wrong usage or configuration, nothing to lint,\n"
        "or an internal error.",
    ),
    "rules": ("列出全部规则", "list every rule"),
    "explain": ("说明一条规则：内容、依据、正误示例、选项", "explain one rule: what, why, examples, options"),
    "config": (
        "显示对某一文件或文件夹生效的配置及各项出处",
        "the configuration in force for a file or folder, and where each value comes from",
    ),
    "init": (
        "根据当前文件夹中的报告生成配置文件giar-lint.toml",
        "propose a giar-lint.toml from the reports below the working directory",
    ),
    "clean": ("删除缓存", "remove the cache"),
    "--force": ("覆盖已有的配置文件", "overwrite a configuration that is there"),
    "schema": ("输出配置文件的JSON Schema，供编辑器提示和校验", "the JSON Schema of the configuration, for editors"),
    "server": (
        "在编辑器中边写边查（语言服务器，经标准输入输出）",
        "language server for editors, over standard input and output",
    ),
    "--stdio": (
        "经标准输入输出通信（仅此一种方式，可省略）",
        "use standard input and output (the only way, may be left out)",
    ),
    "--of": ("何种数据的Schema（默认configuration）", "of what (default: configuration)"),
    "extract": (
        "提取报告内容：各部分、表格和文中数字（JSON），或表格数据（CSV）、文本",
        "sections, tables and facts of reports as JSON; their tables as CSV; their text",
    ),
    "extract-more": (
        "不写路径时，提取配置中include所列的文件；没有配置的，提取当前文件夹。“-”表示标准输入。\n"
        "退出码：0 正常；1 有指定的文件无法读取或不是年报；2 用法或配置有误、没有可提取的文件，或内部出错。",
        "Without a path, takes what the configuration includes, else the working directory. '-' is standard input.\n"
        "Exit status: 0 all is well; 1 a named file cannot be read or is no report; 2 wrong usage or configuration,\n"
        "nothing to extract, or an internal error.",
    ),
    "--text": (
        "输出文本，行号与检查结果一致；多个文件的，各冠以文件名",
        "the text, its lines as diagnostics count them; several files each under a line with its path",
    ),
    "--csv": (
        "输出三张表的数据，每行一个数字；写入文件的带BOM，可用Excel打开",
        "the three tables, one number a row; a file begins with a BOM, so that Excel shows Chinese",
    ),
    "--output-format": ("输出格式", "how diagnostics are shown"),
    "--output-file": ("写入该文件，不写到标准输出", "write there instead of to standard output"),
    "--output": ("另以该格式写入文件，可重复", "also write a file in that format; repeatable"),
    "--config": ("只用这个配置文件", "use this configuration for every file"),
    "--no-config": ("不读任何配置文件", "read no configuration"),
    "--select": ("只用这些规则（代码、代码前缀或名称，用逗号分隔）", "only these rules (codes, prefixes, names)"),
    "--extend-select": ("另外启用这些规则", "these rules as well"),
    "--ignore": ("停用这些规则", "not these rules"),
    "--severity": ("改变规则的级别，可重复", "change a rule's severity; repeatable"),
    "--fail-on": (
        "达到该级别即以退出码1结束（默认error）",
        "severity from which on the exit status is 1 (default: error)",
    ),
    "--fix": ("自动修改可确定的问题，写回文件", "mend what is certain, in the files"),
    "--unsafe-fixes": (
        "同--fix或--diff一起使用：改后须人工复核的也修改",
        "with --fix or --diff: also what a person has to review",
    ),
    "--diff": ("显示--fix将作的修改，不写入文件", "show what --fix would change, and change nothing"),
    "--baseline": (
        "已知问题的清单（基线）：其中的问题不再提示",
        "a file of known diagnostics, which are not told again",
    ),
    "--write-baseline": ("将现有问题全部写入基线", "write all that is found to the baseline"),
    "--prune-baseline": ("从基线中清除不再出现的问题", "remove from the baseline what no longer occurs"),
    "--changed-since": (
        "只检查自该Git版本以来改动的文件，只提示改动带来的问题",
        "only files changed since a Git revision, and only what the change brought",
    ),
    "--jobs": (
        "用几个进程检查（默认按CPU核数，文件少时只用一个；1为不另开进程；同--fix、--diff使用时不起作用）",
        "how many processes lint (default: one a core where files are many; 1: no other; not for --fix and --diff)",
    ),
    "--no-cache": ("不使用缓存", "use no cache"),
    "--watch": ("文件有改动时自动重新检查，按Ctrl-C结束", "lint again whenever a file changes, until Ctrl-C"),
    "--statistics": ("另在标准错误输出各规则的问题数", "also count by rule, on standard error"),
    "--stdin-filename": ("标准输入内容的文件名", "the name that standard input goes by"),
    "--language": ("提示语言（默认zh）", "language of messages (default: zh)"),
    "--quiet": ("不输出汇总", "no summary"),
    "--verbose": ("说明所用配置、跳过的文件和内部错误详情", "tell configurations, skipped files, tracebacks"),
    "--color": ("彩色显示（默认auto；遵循NO_COLOR）", "colours (default: auto; NO_COLOR is respected)"),
    "--force-exclude": ("指定的文件也受exclude限制", "named files obey 'exclude' too"),
    "--only-reports": ("指定的文件不是年报的，直接跳过", "skip named files that are no reports"),
    "--help": ("显示本帮助", "show this help"),
    "--version": ("显示版本", "show the version"),
}


def help_text(key: str, language: str) -> str:
    """The help on a command or option."""
    return HELP[key][1 if language == "en" else 0]
