"""Messages about whole files: what cannot be read, what is no report, what has another form."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA001": {
        "missing": (
            "文件不存在，可能在检查过程中被移走或删除。",
            "The file is not there; it may have been moved or deleted during the run.",
        ),
        "permission": (
            "无权读取本文件，请检查文件的访问权限。",
            "No permission to read the file; check its access rights.",
        ),
        "not-regular": (
            "不是普通文件（而是管道、设备等），未予检查；请改为指定报告文件，或用“-”从标准输入读取。",
            "Not a regular file (a pipe or a device); name the report itself, or read it from standard input with “-”.",
        ),
        "too-large": (
            "文件大小为{size}，超过{limit}的上限，未予检查；请核对文件，确需检查的，请在配置中调高max-size。",
            "The file is {size}, over the limit of {limit}; check the file, or raise max-size in the configuration.",
        ),
        "encoding": (
            "自第{byte}字节起无法解码：既不是UTF-8，也不是GB18030（GBK）编码，文件可能已损坏；请用UTF-8编码重新保存。",
            "Cannot be decoded from byte {byte} on: neither UTF-8 nor GB18030 (GBK); perhaps damaged; save as UTF-8.",
        ),
        "binary": (
            "文件内容不是文本，无法检查；请将报告另存为文本文件（.txt）后再检查。",
            "The file is binary, not text; save the report as a text file (.txt).",
        ),
        "format": (
            "文件实为{format}格式，暂不能直接检查；请将报告另存为文本文件（.txt）后再检查。",
            "The file is {format}, which is not read; save the report as a text file (.txt).",
        ),
        "system": (
            "读取文件时系统报错：{reason}。",
            "The system could not read the file: {reason}.",
        ),
    },
    "GIA002": {
        "": (
            "未见年度报告标题，规定的六个部分标题也不足两个，似非政府信息公开工作年度报告，未予检查；如确为年度报告，请核对标题。",
            "Neither the title nor two of the six headings were found: this does not look like an annual report and "
            "was not checked; if it is one, check its title and headings.",
        ),
    },
    "GIA003": {
        "before-2019": (
            "本报告为{year}年度，早于2019年启用的统一格式，未检查各部分标题、表格和勾稽关系。",
            "A report of {year} precedes the uniform form of 2019; its headings, tables and sums were not checked.",
        ),
        "school": (
            "学校的信息公开年度报告另有格式；本报告未按行政机关格式编制的，不检查各部分标题、表格和勾稽关系。",
            "Schools and universities report in a form of their own; where this report is not in the form of "
            "administrative organs, its headings, tables and sums are not checked.",
        ),
        "enterprise": (
            "公共企事业单位的信息公开年度报告另有格式；本报告未按行政机关格式编制的，不检查各部分标题、表格和勾稽关系。",
            "Public enterprises and institutions report in a form of their own; where this report is not in the form "
            "of administrative organs, its headings, tables and sums are not checked.",
        ),
    },
    "GIA004": {
        "configuration": (
            "本条[[suppress]]（{code}，{file}）未起作用：检查中未出现它所指的问题；请删除本条，或核对file、code、text。",
            "This [[suppress]] ({code} in {file}) suppressed nothing; delete it, or check its file, code and text.",
        ),
        "comment": (
            "本注释忽略{word}，但其范围内未出现相应问题；请删除注释，或核对规则代码和位置。",
            "This comment suppresses {word}, but nothing of the kind was found in its range; delete it, or check its "
            "code and place.",
        ),
        "unknown": (
            "注释中的“{word}”不是规则的代码或名称，未起作用；请更正或删除。",
            "“{word}” in this comment is no code or name of a rule and has no effect; correct or delete it.",
        ),
        "directive": (
            "注释中的“{word}”不是有效写法，未起作用；应为disable、enable、disable-next-line或disable-file。",
            "“{word}” in this comment has no effect; it must be disable, enable, disable-next-line or disable-file.",
        ),
    },
}
