"""What the program says about baselines, about judging only what changed, about watching, and about plugins."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "baseline-none": (
        "基线文件不存在：{path}；请先加--write-baseline生成",
        "no such baseline: {path}; --write-baseline makes one",
    ),
    "baseline-broken": (
        "{path}不是有效的基线文件（{reason}）；请恢复原文件，或加--write-baseline重新生成",
        "{path} is no valid baseline ({reason}); restore it, or make it anew with --write-baseline",
    ),
    "baseline-version": (
        "{path}由更新版本的giar-lint生成，请升级后再用",
        "{path} was written by a later giar-lint; upgrade to use it",
    ),
    "baseline-needed": (
        "{word}须与--baseline（或配置中的baseline）一起使用",
        "{word} needs --baseline, or 'baseline' in the configuration",
    ),
    "baseline-written": (
        "已将{count}处问题写入基线{path}",
        "wrote {count} known diagnostics to {path}",
    ),
    "baseline-gone": (
        "基线{path}中有{count}处问题已不再出现，可加--prune-baseline清除：{entries}",
        "{count} entries of {path} no longer occur; --prune-baseline removes them: {entries}",
    ),
    "baseline-pruned": (
        "已从基线{path}中清除{count}处不再出现的问题",
        "removed {count} entries that no longer occur from {path}",
    ),
    "baseline-more": ("……等", ", ..."),
    "summary-known": ("，另有基线内问题{count}处", "; known from the baseline: {count}"),
    "cleaned": ("已删除缓存{path}（{count}条）", "removed the cache {path} (entries: {count})"),
    "cleaned-none": ("没有缓存可删：{path}", "there is no cache: {path}"),
    "error-unsafe-alone": (
        "--unsafe-fixes须与--fix或--diff一起使用",
        "--unsafe-fixes needs --fix or --diff",
    ),
    "error-write": (
        "无法写入{path}：{reason}",
        "{path} cannot be written: {reason}",
    ),
    "changed-git": (
        "--changed-since需要Git：{reason}",
        "--changed-since needs Git: {reason}",
    ),
    "changed-rev": (
        "Git中没有“{word}”这个版本，或当前文件夹不在Git仓库中；浅克隆的仓库请先取回完整历史（git fetch --unshallow）",
        "Git knows no revision '{word}' here; in a shallow clone fetch the history first (git fetch --unshallow)",
    ),
    "changed-stdin": (
        "--changed-since不能与“-”（标准输入）同时使用",
        "--changed-since cannot be used with standard input",
    ),
    "summary-unchanged": ("，未改动的{count}个文件未检查", "; unchanged and not checked: {count}"),
    "plugin-none": (
        "未安装名为“{word}”的插件；请先安装，或从配置的plugins中删去",
        "no plugin '{word}' is installed; install it, or take it out of 'plugins'",
    ),
    "plugin-broken": ("插件“{word}”无法加载：{reason}", "the plugin '{word}' cannot be loaded: {reason}"),
    "plugin-empty": ("插件“{word}”中没有规则", "the plugin '{word}' holds no rule"),
    "plugin-code": (
        "插件“{word}”的规则代码或名称不合规：{code}（{rule}）；代码应为除GIA外的3至8个大写字母加3位数字，名称应为小写英文加连字符",
        "plugin '{word}': {code} ({rule}) is no valid code and name; a code is 3 to 8 capitals other than GIA and three "
        "digits, a name is in kebab-case",
    ),
    "plugin-clash": (
        "插件“{word}”的规则{rule}与已有规则重复",
        "plugin '{word}': its rule {rule} is there already",
    ),
    # Watching. Times are those of the clock, as in 09:05:00.
    "watch-extra": (
        "--watch所需的组件尚未安装：请运行 pip install 'giar-lint[watch]'",
        "what --watch needs is not installed: run pip install 'giar-lint[watch]'",
    ),
    "watch-stdin": ("--watch不能用于“-”（标准输入）", "--watch cannot be used with '-' (standard input)"),
    "watch-waiting": (
        "{time} 正在监视{paths}（{count}个文件），有改动即重新检查，按Ctrl-C结束",
        "{time} watching {paths} (files: {count}); what changes is linted again, Ctrl-C ends",
    ),
    "watch-changed": ("{time} 文件有改动：{paths}", "{time} changed: {paths}"),
    "watch-gone": ("{time} 文件已删除或改名：{paths}", "{time} deleted or renamed: {paths}"),
    "watch-settings": (
        "{time} 配置或基线有改动，重新检查全部文件",
        "{time} configuration or baseline changed, linting everything",
    ),
    "watch-more": ("{paths}等{count}个", "{paths} and others ({count} in all)"),
}
