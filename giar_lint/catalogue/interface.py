"""What the program itself says, in Chinese and English: errors, the summary, the words around diagnostics."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # Errors of usage. Each is one line without a full stop; the nearest right spelling may follow.
    "error-nearest": ("；是否应为“{nearest}”？", "; did you mean '{nearest}'?"),
    "error-command": ("没有“{word}”这个命令", "no such command: '{word}'"),
    "error-no-command": (
        "请指定命令，如：giar-lint check 报告.txt",
        "a command is needed, as in: giar-lint check report.txt",
    ),
    "error-option-name": ("没有“{word}”这个选项", "no such option: '{word}'"),
    "error-surplus": ("多余的参数“{word}”", "unexpected argument: '{word}'"),
    "error-usage": ("选项{word}的用法有误：缺少取值，或不应带取值", "{word}: a value is missing, or none is taken"),
    "error-together": ("{first}与{second}不能同时使用", "{first} and {second} cannot be used together"),
    "error-count": ("{name}应为正整数，不能是“{word}”", "{name} takes a whole number from 1 on, not '{word}'"),
    "error-severity-form": (
        "“{word}”应写作“规则=级别”，如GIA205=info",
        "'{word}' must read RULE=SEVERITY, as in GIA205=info",
    ),
    "error-no-rule-named": (
        "请写明规则的代码或名称，如：giar-lint explain GIA303",
        "name a rule, as in: giar-lint explain GIA303",
    ),
    "error-no-lsp": (
        "缺少编辑器支持组件，请运行 pip install 'giar-lint[lsp]'",
        "what the language server needs is not installed: run pip install 'giar-lint[lsp]'",
    ),
    "error-server-message": (
        "编辑器发来的消息超过{most}MiB，编辑器支持已停止；请重新启动编辑器，仍不行的请向编辑器或其扩展的开发者反馈",
        "the editor announced a message of more than {most} MiB, and the language server has stopped; restart the editor, "
        "and report it to whoever makes the editor or its extension where that does not help",
    ),
    "error-server-header": (
        "编辑器发来的消息头一行超过{most}字节，编辑器支持已停止；请重新启动编辑器，仍不行的请向编辑器或其扩展的开发者反馈",
        "the editor sent a header line of more than {most} bytes, and the language server has stopped; restart the editor, "
        "and report it to whoever makes the editor or its extension where that does not help",
    ),
    "error-stdin": ("“-”（标准输入）须单独使用", "'-' (standard input) must be the only path"),
    "error-stdin-name": ("--stdin-filename须与“-”一起使用", "--stdin-filename needs '-' as the path"),
    "error-no-path": ("路径不存在：{word}", "no such path: {word}"),
    "error-folder": (
        "无法列出文件夹{path}中的文件：{reason}；请检查访问权限",
        "the folder {path} cannot be listed: {reason}; check who may read it",
    ),
    "error-nothing": (
        "没有可检查的文件：在“{paths}”下未找到{patterns}文件（.gitignore、exclude排除的及隐藏的除外）",
        "nothing to lint: no {patterns} in {paths} (apart from what .gitignore, exclude or a leading dot leaves out)",
    ),
    "error-system": ("系统报错，检查未能完成：{reason}", "the system got in the way: {reason}"),
    "error-here": (
        "当前文件夹已不存在（已删除或移走），请进入其他文件夹后再运行",
        "the working directory does not exist any more; change to another one and run this again",
    ),
    # Errors of the files that outputs go to.
    "error-output-form": (
        "--output的值“{word}”应写作“格式=文件”，如sarif=giar-lint.sarif",
        "--output takes FORMAT=FILE, as in sarif=giar-lint.sarif, not '{word}'",
    ),
    "error-output-twice": (
        "{path}只能用于一种输出，请另指定文件",
        "{path} can take one output only; name another file",
    ),
    "error-output-input": (
        "输出文件{path}是待检查的文件，写入将覆盖其内容，请另指定文件",
        "the output would overwrite {path}, which is to be linted; name another file",
    ),
    "error-output-folder": ("{path}是文件夹，请指定文件", "{path} is a folder; name a file"),
    "error-output-no-folder": (
        "输出文件{path}所在的文件夹不存在，请先建立",
        "the folder that {path} is to be written to does not exist; create it first",
    ),
    "error-output-write": ("无法写入输出文件{path}：{reason}", "the output {path} cannot be written: {reason}"),
    # Errors of the configuration.
    "error-key": ("没有“{word}”这个配置项", "unknown key '{word}'"),
    "error-type": ("“{word}”的值应为{wanted}", "'{word}' must be {wanted}"),
    "error-strings": ("“{word}”的各项应为非空字符串", "the items of '{word}' must be strings that are not blank"),
    "error-blank": ("“{word}”不能为空", "'{word}' must not be blank"),
    "error-choice": ("{name}不能取“{word}”，可取：{choices}", "{name} cannot be '{word}'; it is one of: {choices}"),
    "error-rule": ("没有“{word}”这条规则", "unknown rule '{word}'"),
    "error-rule-twice": (
        "规则{code}（{name}）设置了两次；代码和名称指同一条规则，请保留一处",
        "rule {code} ({name}) is set twice; its code and its name are one key",
    ),
    "error-glob": ("“{word}”不是有效的路径匹配模式", "'{word}' is no valid pattern for paths"),
    "error-edition": (
        "没有“{word}”这个版式：可取auto、2019、2021，或存放自定义版式的文件夹",
        "unknown edition '{word}': auto, 2019, 2021, or a folder that holds one of your own",
    ),
    "error-size": (
        "“{word}”不是有效的大小，可写字节数，或如“16MiB”，最大1GiB",
        "'{word}' is no size; write bytes, or a string such as '16MiB', at most 1GiB",
    ),
    "error-day": ("“{word}”不是有效的日期，应写作“月-日”，如“01-31”", "'{word}' is no day; write MM-DD, as in '01-31'"),
    "error-version-form": (
        "“{word}”不是有效的版本条件，可写如“>=0.1”",
        "'{word}' is no condition on a version, as '>=0.1' is",
    ),
    "error-version": (
        "要求giar-lint版本{word}，现为{version}，请升级或改用相应版本",
        "giar-lint {word} is required, this is {version}; install a version that fits",
    ),
    "error-no-options": ("规则{code}（{name}）没有可设置的选项", "rule {code} ({name}) has no options"),
    "error-option": ("规则{code}（{name}）没有“{word}”这个选项", "rule {code} ({name}) has no option '{word}'"),
    "error-negative": ("“{word}”不能为负数", "'{word}' must not be negative"),
    "error-year": (
        "“{word}”不是有效的报告年度，应写四位数字，如2023",
        "'{word}' is no report year; write it as in 2023",
    ),
    "error-missing-key": ("{table}缺少{missing}", "{table} needs '{missing}'"),
    "error-extends": (
        "extends所指的配置文件不存在：{word}",
        "the configuration that it extends does not exist: {word}",
    ),
    "error-extends-cycle": ("extends循环引用：{chain}", "'extends' goes round in a circle: {chain}"),
    "error-extends-long": (
        "从{first}起，extends逐级引用的配置文件超过{most}个；请合并部分配置文件，减少引用层级",
        "more than {most} files build on each other by 'extends', from {first} on; merge some of them into one",
    ),
    "error-agency-twice": ("机关“{word}”重复配置", "agency '{word}' is given twice"),
    "error-agency-overlap": (
        "{path}同时符合“{first}”和“{second}”两个机关的配置，请修改files、name或aliases，使其只符合一个",
        "{path} matches both agencies '{first}' and '{second}' in the same way; change files, name or aliases",
    ),
    "error-toml": ("TOML语法有误：{reason}", "not valid TOML: {reason}"),
    "error-config-encoding": ("配置文件须用UTF-8编码", "a configuration must be UTF-8"),
    "error-config-read": ("无法读取配置文件：{reason}", "the configuration cannot be read: {reason}"),
    "error-no-config": ("配置文件不存在", "no such configuration file"),
    "error-no-table": ("其中没有[{word}]", "it has no [{word}]"),
    "error-edition-broken": ("{path}：版式定义有误：{reason}", "{path}: the edition does not hold together: {reason}"),
    # Things that went wrong inside; the run goes on and ends with status 2.
    "failure-rule": (
        "{path}：规则{code}内部出错（{reason}），其余规则照常检查；加--verbose可见详情，请反馈给开发者",
        "{path}: rule {code} failed ({reason}); the other rules went on; --verbose shows more, please report it",
    ),
    "failure-file": (
        "{path}：检查时内部出错（{reason}），其余文件照常检查；加--verbose可见详情，请反馈给开发者",
        "{path}: could not be checked ({reason}); the other files were; --verbose shows more, please report it",
    ),
    # The progress bar; what stands in double braces tqdm fills.
    "progress": (
        "检查{{percentage:3.0f}}%|{{bar}}| {{n_fmt}}/{{total_fmt}}个，{{rate_noinv_fmt}}，剩余{{remaining}}",
        "linting{{percentage:3.0f}}%|{{bar}}| {{n_fmt}} of {{total_fmt}},{{rate_noinv_fmt}}, {{remaining}} left",
    ),
    "progress-unit": ("个", " files"),
    "failure-process": (
        "{path}：检查进程意外终止（如内存不足、被系统结束），该文件未检查，其余文件照常检查；请单独检查该文件，仍不行的请反馈给开发者",
        "{path}: the process that checked it was ended from outside or crashed (memory?); the other files were checked; "
        "check it alone, and report it where that fails too",
    ),
    "failure-run": (
        "内部出错（{reason}）；加--verbose可见详情，请反馈给开发者",
        "internal error ({reason}); --verbose shows more, please report it",
    ),
    "failure-extract": (
        "{path}：提取时内部出错（{reason}），其余文件照常提取；加--verbose可见详情，请反馈给开发者",
        "{path}: could not be extracted ({reason}); the other files were; --verbose shows more, please report it",
    ),
    # What `extract` says.
    "extract-refused": ("{path}：{reason}", "{path}: {reason}"),
    "extract-not-a-report": (
        "未见年度报告标题，规定的六个部分标题也不足两个，似非政府信息公开工作年度报告，未予提取。",
        "Neither the title nor two of the six headings were found: not an annual report, nothing was extracted.",
    ),
    "extract-summary": ("已提取{files}份报告{skipped}。", "Reports extracted: {files}{skipped}."),
    # The summary.
    "summary": ("{counted}{skipped}。", "{counted}{skipped}."),
    "summary-checked": ("已检查{files}个文件", "Files checked: {files}"),
    "summary-incomplete": ("{count}个文件未能处理完毕", "Files not finished: {count}"),
    "summary-also-incomplete": ("；另有{count}个文件未能处理完毕", "; not finished: {count}"),
    "summary-found": (
        "：错误{errors}处，警告{warnings}处，提示{infos}处",
        "; errors: {errors}, warnings: {warnings}, infos: {infos}",
    ),
    "summary-none": ("：未发现问题", "; nothing found"),
    "summary-skipped": ("（跳过{parts}）", " (skipped - {parts})"),
    "summary-not-a-report": ("{count}个非年报文件", "not a report: {count}"),
    "summary-unreadable": ("{count}个无法读取的文件", "unreadable: {count}"),
    "summary-extra": ("{count}个因缺少组件未检查的文件", "not read for want of an extra: {count}"),
    "summary-excluded": ("{count}个已排除的文件", "excluded: {count}"),
    "summary-and": ("、", ", "),
    # What outputs for other programs say beside the diagnostics.
    "left-out-not-a-report": ("跳过{count}个非年报文件", "skipped, not a report: {count}"),
    "left-out-unreadable": ("跳过{count}个无法读取的文件", "skipped, unreadable: {count}"),
    "left-out-extra": (
        "跳过{count}个尚未安装读取组件的文件",
        "skipped, since what reads their format is not installed: {count}",
    ),
    "held-comment": ("由文中注释忽略", "suppressed by a comment in the file"),
    "held-configuration": ("由配置中的[[suppress]]忽略", "suppressed by a [[suppress]] of the configuration"),
    "held-baseline": ("已列入基线", "known: it is in the baseline"),
    "sarif-root": ("运行giar-lint时的当前文件夹", "the working directory in which giar-lint ran"),
    "sarif-failures": ("另有{count}处内部出错未逐一列出", "failures beyond those listed: {count}"),
    "verbose-not-a-report": ("跳过{path}：非年报文件", "skipped {path}: not a report"),
    "skipped-unreadable": (
        "{count}个文件无法读取，未检查：{names}；单独检查该文件可见原因",
        "files that could not be read and were not checked: {count} ({names}); name one alone to see why",
    ),
    "verbose-extra": ("跳过{path}：缺少读取该格式的组件", "skipped {path}: the extra for its format is not installed"),
    "verbose-unreadable": ("跳过{path}：无法读取", "skipped {path}: unreadable"),
    "skipped-extra": (
        "{path}等Word、PDF文件未检查：请运行 pip install 'giar-lint[all]' 安装所需组件",
        "Word and PDF files such as {path} were not checked: run pip install 'giar-lint[all]'",
    ),
    "place-page": ("第{page}页", "page {page}"),
    "place-paragraph": ("第{paragraph}段", "paragraph {paragraph}"),
    "place-cell": ("表{table}第{row}行第{cell}格", "table {table}, row {row}, cell {cell}"),
    "verbose-configuration": ("采用配置{path}", "configuration: {path}"),
    # The proposed configuration: `#` is put before each line.
    "error-init-exists": (
        "配置文件已存在，未作改动；确需覆盖的，请加--force",
        "the configuration is there already and was left alone; --force overwrites it",
    ),
    "error-init-nothing": (
        "当前文件夹中未找到年度报告，未生成配置；请在存放报告的文件夹中运行",
        "no report found in the working directory, nothing was written; run it where the reports are",
    ),
    "init-done": (
        "已写入{path}：报告{reports}份，机关{agencies}个；请核对各机关的名称、层级和类别",
        "wrote {path} (reports: {reports}, agencies: {agencies}); check the name, level and kind of each agency",
    ),
    "init-head": (
        "giar-lint配置，根据本文件夹中的报告生成，请核对后使用。\n各项说明见giar-lint的README，“giar-lint config 路径”显示生效的配置。",
        "Configuration of giar-lint, proposed from the reports in this folder; check it before use.\n"
        "The README of giar-lint explains the keys, 'giar-lint config PATH' shows what is in force.",
    ),
    "init-include": ("检查哪些文件、不检查哪些文件", "which files are reports, and which of them to leave out"),
    "init-fail-on": (
        "达到该级别即以退出码1结束：error、warning、info、never",
        "the severity from which on the exit status is 1: error, warning, info, never",
    ),
    "init-rules": (
        "停用的规则（代码、代码前缀或名称），以及改变级别的规则",
        "rules that are off (codes, prefixes or names), and rules of another severity",
    ),
    "init-agencies": (
        "每个机关一段。level和kind根据名称推断，请核对；deadline为公布期限（月-日），不写的按机关类别确定。",
        "One for each agency. Level and kind are guessed from the name: check them. A 'deadline' (MM-DD) may be added.",
    ),
    "init-unknown": ("无法由名称推断，请填写：{choices}", "the name does not tell; one of: {choices}"),
    "init-unnamed": ("以下报告的标题中未能识别机关名称：", "Reports in whose title no agency was recognised:"),
    # The configuration in force.
    "config-head": ("{path} 的配置（{files}）", "{path}: {files}"),
    "config-none": ("无配置文件", "no configuration file"),
    "config-agency": ("所属机关", "agency"),
    "config-default": ("默认值", "default"),
    "config-command-line": ("命令行", "command line"),
    # Around diagnostics and rules.
    "severity-error": ("错误", "error"),
    "severity-warning": ("警告", "warning"),
    "severity-info": ("提示", "info"),
    "severity-off": ("关闭", "off"),
    "related": ("相关：第{line}行第{column}列", "see line {line}, column {column}"),
    "fixable-": ("", ""),
    "fixable-safe": ("可自动修改", "fixable"),
    "fixable-unsafe": ("可自动修改（须复核）", "fixable (to be reviewed)"),
    "fixable-display": ("给出改法，不自动修改", "shows how, changes nothing"),
    "table-code": ("代码", "Code"),
    "table-name": ("名称", "Name"),
    "table-severity": ("级别", "Severity"),
    "table-summary": ("内容", "Summary"),
    "table-fixable": ("修改", "Fix"),
    "explain-severity": ("默认级别：{severity}", "Default severity: {severity}"),
    "explain-source": ("依据：{source}", "Source: {source}"),
    "explain-fix": ("修改：{fix}", "Fix: {fix}"),
    "explain-bad": ("有误", "Wrong"),
    "explain-good": ("正确", "Right"),
    "pages-title": ("规则", "Rules"),
    "pages-about": (
        "每条规则一页：检查什么、依据、正误示例、选项。由`make docs`生成；`giar-lint explain 代码`显示同样的内容。",
        "One page for each rule: what, why, examples, options. Made by `make docs`; `giar-lint explain CODE` prints the "
        "same.",
    ),
    "explain-absent": ("（没有这段文字）", "(the text is not there)"),
    "explain-options": ("选项（默认值）", "Options (defaults)"),
}


def say(key: str, language: str, **values: object) -> str:
    """A text of the program, filled. A value that is a pair (Chinese, English) is resolved to the language first."""
    index = 1 if language == "en" else 0
    chosen = {name: value[index] if isinstance(value, tuple) else value for name, value in values.items()}
    texts = TEXTS.get(key)
    if texts is None:
        from giar_lint.catalogue.gate import TEXTS as GATE

        texts = GATE[key]
    return texts[index].format(**chosen)
