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
        "office": (
            "文件为{format}格式，不能直接检查；请用Word或WPS另存为.docx文件（或导出为PDF）后再检查。",
            "The file is {format}, which is not read; save it as .docx with Word or WPS (or export it as PDF).",
        ),
        "ofd": (
            "文件为{format}版式文件，不能直接检查；请检查其原稿（.docx），或用版式阅读软件导出为PDF后再检查。",
            "The file is {format}, which is not read; check the .docx that it was made from, or export it as PDF.",
        ),
        "spreadsheet": (
            "文件为{format}电子表格，不是完整的报告；请检查报告全文（.docx、.pdf、.html或文本文件）。",
            "The file is a spreadsheet ({format}), not a whole report; check the report itself (.docx, .pdf, .html, text).",
        ),
        "picture": (
            "文件为{format}图片，没有可检查的文字；请改为检查报告的文字版（.docx、.pdf、.html或文本文件）。",
            "The file is a picture ({format}) without text; check the report as text (.docx, .pdf, .html or text).",
        ),
        "archive": (
            "文件为{format}压缩包，不能直接检查；请解压后检查其中的报告。",
            "The file is an archive ({format}); unpack it and check the report in it.",
        ),
        "encrypted": (
            "{format}文件设有打开密码，无法检查；请取消密码后重新保存。",
            "The {format} file is protected by a password; save it without one.",
        ),
        "renamed": (
            "文件内容为{format}格式，扩展名却是{suffix}；请将扩展名改为{right}，或重新导出文件。",
            "The content is {format} but the suffix is {suffix}; rename the file to {right}, or export it again.",
        ),
        "not-as-named": (
            "扩展名表示{format}格式，内容却不是，可能改过扩展名，或文件已损坏；请用原编辑软件重新保存为.docx或导出为PDF。",
            "The suffix says {format} but the content is not: renamed or damaged; save it again as .docx or PDF.",
        ),
        "damaged": (
            "{format}文件已损坏或不完整，无法读取；请用原编辑软件打开，重新保存或导出。",
            "The {format} file is damaged or incomplete; open it in the program it was made with and save it again.",
        ),
        "too-complex": (
            "{format}文件展开后过大或结构过于复杂，为安全起见未予检查；请核对文件来源，重新保存或导出。",
            "The {format} file is too large when unpacked, or too complex, and was not read; check where it comes from "
            "and save or export it again.",
        ),
        "not-taken-in": (
            "{format}文件中嵌有尚未并入正文的其他文件，正文不完整，无法检查；请用Word打开，另存为.docx后重新检查。",
            "The {format} file holds other files that are not yet part of its text; open it in Word, save it as .docx and "
            "check again.",
        ),
        "no-text": (
            "PDF中没有文字，似为扫描件，无法检查；请改为检查报告的Word文件，或由Word直接导出的PDF。",
            "The PDF holds no text; it seems to be a scan. Check the Word file of the report, or a PDF exported from it.",
        ),
        "garbled": (
            "PDF中的文字没有对应的编码（复制出来是乱码），无法检查；请改为检查报告的Word文件，或重新导出PDF并嵌入字体。",
            "The text of the PDF has no codes (copied, it is garbage). Check the Word file of the report, or export the PDF "
            "again with its fonts embedded.",
        ),
        "extra": (
            "检查{format}文件需要另行安装组件：请运行 pip install 'giar-lint[{extra}]' 后重新检查。",
            "Reading {format} needs an extra: run pip install 'giar-lint[{extra}]' and check again.",
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
