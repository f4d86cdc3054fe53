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
    "--force": ("覆盖已有的配置文件", "overwrite a configuration that is there"),
    "schema": ("输出配置文件的JSON Schema，供编辑器提示和校验", "the JSON Schema of the configuration, for editors"),
    "--output-format": ("输出格式", "how diagnostics are shown"),
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
    "--no-cache": ("不使用缓存", "use no cache"),
    "--statistics": ("另在标准错误输出各规则的问题数", "also count by rule, on standard error"),
    "--stdin-filename": ("标准输入内容的文件名", "the name that standard input goes by"),
    "--language": ("提示语言（默认zh）", "language of messages (default: zh)"),
    "--quiet": ("只输出问题，不输出汇总", "diagnostics only, no summary"),
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
