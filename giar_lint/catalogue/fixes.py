"""What `--fix` and `--diff` say on standard error, in Chinese and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # A fix that was not applied; the rest of the file was mended.
    "statistic": (
        "{path}:{line}：{code}未作修改：改后会影响统计表中的数据，请人工处理",
        "{path}:{line}: {code} was not fixed: that would change a figure of the tables; correct it by hand",
    ),
    "error": (
        "{path}:{line}：{code}未作修改：改后会出现新的错误，请人工处理",
        "{path}:{line}: {code} was not fixed: that would bring about another error; correct it by hand",
    ),
    "encoding": (
        "{path}:{line}：{code}未作修改：文件所用编码中没有改后的字，请人工处理或将文件另存为UTF-8",
        "{path}:{line}: {code} was not fixed: the file's encoding lacks a character; correct it by hand or use UTF-8",
    ),
    "content": (
        "{path}:{line}：{code}未作修改：改后的文字含有换行或其他控制字符，请检查配置中的词条",
        "{path}:{line}: {code} was not fixed: what is to be put holds a line end; see the words of the configuration",
    ),
    "markup": (
        "{path}:{line}：{code}未作修改：文字与格式标记交错，请人工处理",
        "{path}:{line}: {code} was not fixed: text and markup are entangled there; correct it by hand",
    ),
    # In a Word file.
    "numbering": (
        "{path}:{line}：{code}未作修改：序号由Word自动编号生成，请在原稿中调整编号",
        "{path}:{line}: {code} was not fixed: Word counts that number; adjust the numbering in the original",
    ),
    "tracked": (
        "{path}:{line}：{code}未作修改：该处留有修订痕迹，请先接受或拒绝修订",
        "{path}:{line}: {code} was not fixed: it lies in a tracked change; accept or reject the change first",
    ),
    "field": (
        "{path}:{line}：{code}未作修改：该处为域或受控内容，请在原稿中更正",
        "{path}:{line}: {code} was not fixed: it is of a field or a bound control; correct the original",
    ),
    "paragraph": (
        "{path}:{line}：{code}未作修改：须合并或删除段落，而该段不能直接删除，请人工处理",
        "{path}:{line}: {code} was not fixed: a paragraph would go that cannot safely; correct it by hand",
    ),
    "copy": (
        "{path}：原件未改动，更正稿为{copy}（修改{count}处），请复核后替换原件",
        "{path}: left as it is; the corrected copy is {copy} (fixed: {count}); review it, then put it in the original's place",
    ),
    # A file that was left as it is.
    "taken": (
        "{path}：已有{copy}，且不是本工具生成的更正稿或生成后又经改动，未予覆盖；请移走或改名后重新运行",
        "{path}: {copy} is no corrected copy of ours, or was edited since, and was left alone; move it away and run again",
    ),
    "package": (
        "{path}：文件的打包方式特殊，未作修改；请用Word或WPS另存后再试",
        "{path}: packed in an unusual way, and left alone; save it anew by a word processor first",
    ),
    "signed": (
        "{path}：文件带有数字签名，修改会使签名失效，未作修改",
        "{path}: digitally signed, which a change would break, and left alone",
    ),
    "endless": (
        "{path}：各处修改互相影响，无法得出确定结果，文件未改动；请反馈给开发者",
        "{path}: its fixes undo each other; the file was left alone; please report it",
    ),
    "bytes": (
        "{path}：文件内容与所用编码不能逐字节对应，未作修改；请另存为UTF-8后再试",
        "{path}: its text does not map back to its bytes; it was left alone; save it as UTF-8 first",
    ),
    "format": (
        "{path}：该格式的文件不能自动修改，请在原稿中更正",
        "{path}: files of this format are not fixed; correct the original",
    ),
    "permission": (
        "{path}：文件为只读，未作修改",
        "{path}: read-only, and left alone",
    ),
    "changed": (
        "{path}：检查期间文件已被其他程序改动，未作修改；请重新运行",
        "{path}: changed by another program in the meantime, and left alone; run again",
    ),
    "system": (
        "{path}：无法写入（{reason}），文件未改动",
        "{path}: cannot be written ({reason}); the file was left alone",
    ),
    # The line of figures.
    "fixed": ("已修改{count}处，涉及{files}个文件", "Fixed: {count}, in files: {files}"),
    "would-fix": ("可修改{count}处，涉及{files}个文件，均未写入", "Would fix: {count}, in files: {files}"),
    "fixed-none": ("没有可自动修改的问题", "Nothing to fix"),
    "unsafe-left": (
        "；另有{count}处改后须人工复核，加--unsafe-fixes一并修改",
        "; with --unsafe-fixes, to be reviewed: {count} more",
    ),
    "stop": ("。", "."),
}


def tell(key: str, language: str, **values: object) -> str:
    """A text, filled."""
    return TEXTS[key][1 if language == "en" else 0].format(**values)
