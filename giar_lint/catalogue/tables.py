"""Messages of the family GIA2xx: the official tables."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA201": {
        "": (
            "“{heading}”部分没有规定的表格；请按格式补上，没有数据的填“0”。",
            "The section {heading} has no table; add the table of the form, with 0 where there was nothing.",
        ),
        "picture": (
            "“{heading}”部分的表格是图片，无法核对；请改用文字表格。",
            "The table of {heading} is a picture and cannot be checked; use a table of text.",
        ),
        "flat": (
            "“{heading}”部分的表格已失去分列（各格之间没有制表符、竖线等分隔），无法核对；请重新粘贴或者导出，保留表格的行和列。",
            "The table of {heading} has lost its columns (neither tabs nor bars part its cells) and cannot be checked; paste or export it "
            "again with its rows and columns.",
        ),
    },
    "GIA202": {
        "one": (
            "{section}表格缺少{rows}行；请在此处补上，没有的填“0”。",
            "Table {number} lacks the row {rows}; add it here, with 0 where there was nothing.",
        ),
        "several": (
            "{section}表格缺少{rows}等{count}行；请在此处补上，没有的填“0”。",
            "Table {number} lacks {count} rows: {rows}; add them here, with 0 where there was nothing.",
        ),
    },
    "GIA203": {
        "unknown": (
            "{section}表格中“{row}”行不是格式规定的项目；请删去或并入规定的项目。",
            "Table {number}: the form has no row “{row}”; remove it or merge it into a row of the form.",
        ),
        "duplicate": (
            "{section}表格中“{row}”行重复；请保留其一。",
            "Table {number}: the row “{row}” stands twice; keep one.",
        ),
        "moved": (
            "{section}表格中“{row}”行没有排在规定的位置；请移至规定位置。",
            "Table {number}: the row “{row}” is out of order; move it to its place in the form.",
        ),
        "table": (
            "“{heading}”的表格重复出现；请保留其一。",
            "The table of {heading} stands twice; keep one.",
        ),
        "first": ("首次出现在此处", "first here"),
    },
    "GIA204": {
        "": (
            "{section}表格中项目名称“{found}”与格式不一致，应为“{label}”。",
            "Table {number}: the label “{found}” differs from the form; it should read “{label}”.",
        ),
        "blank": (
            "{section}表格中此行缺少项目名称，应为“{label}”。",
            "Table {number}: this row has no label; it should read “{label}”.",
        ),
    },
    "GIA205": {
        "table": (
            "{section}表格共{total}个数据项，其中{count}个未填写；如无此情形，请填“0”。",
            "Table {number}: {count} of {total} cells are blank; enter 0 where there was nothing.",
        ),
        "all": (
            "{section}表格{total}个数据项均未填写；如无此情形，请填“0”。",
            "Table {number}: all {total} cells are blank; enter 0 where there was nothing.",
        ),
        "row": (
            "“{row}”行{count}个数据项均未填写；如无此情形，请填“0”。",
            "Row {row}: all {count} cells are blank; enter 0 if there was none.",
        ),
        "rows": (
            "“{row}”至“{last}”共{rows}行，各行{count}个数据项均未填写；如无此情形，请填“0”。",
            "Rows {row} to {last} ({rows} rows): all cells are blank; enter 0 if there was none.",
        ),
        "cells": (
            "“{row}”行的{column}未填写；如无此情形，请填“0”。",
            "Row {row}: {column} blank; enter 0 if there was none.",
        ),
        "figures": (
            "{section}表格的{column}未填写；如无此情形，请填“0”。",
            "Table {number}: {column} blank; enter 0 if there was none.",
        ),
        "column": (
            "“{row}”至“{last}”共{rows}行的{column}列未填写；如无此情形，请填“0”。",
            "Rows {row} to {last} ({rows} rows): {column} blank; enter 0 if there was none.",
        ),
        "short": (
            "“{row}”行应有{expected}个数据，只填了{found}个，无法确定缺少哪一列；请补全，没有的填“0”。",
            "Row {row}: {found} numbers for {expected} columns, so which is missing is open; "
            "complete it, with 0 for none.",
        ),
        "short-figures": (
            "{section}表格应有{expected}个数据，只填了{found}个，无法确定缺少哪一项；请补全，没有的填“0”。",
            "Table {number}: {found} numbers for {expected} columns, so which is missing is open; complete it, 0 for none.",
        ),
        "short-rows": (
            "“{row}”至“{last}”共{rows}行，每行应有{expected}个数据，"
            "只填了{found}个（多为缺少一列）；请补全，没有的填“0”。",
            "Rows {row} to {last} ({rows} rows) have {found} numbers for {expected} columns; "
            "complete them, with 0 for none.",
        ),
    },
    "GIA206": {
        "": (
            "“{row}”行“{column}”填写的是“{found}”，不是有效的数字；请填写数字。",
            "Row {row}, column {column}: “{found}” is no valid number; enter the number.",
        ),
        "figures": (
            "{section}表格{column}填写的是“{found}”，不是有效的数字；请填写数字。",
            "Table {number}, {column}: “{found}” is no valid number; enter the number.",
        ),
    },
    "GIA207": {
        "": (
            "“{row}”行有{found}个数据，多于规定的{expected}列；请核对并删去多余的数据。",
            "Row {row} has {found} numbers for {expected} columns; check it and remove what is too much.",
        ),
        "figures": (
            "{section}表格有{found}个数据，多于规定的{expected}列；请核对并删去多余的数据。",
            "Table {number} has {found} numbers for {expected} columns; check it and remove what is too much.",
        ),
    },
    "GIA208": {
        "": (
            "“{row}”为{other}年版式；{year}年度报告应按{document}编制此表。",
            "“{row}” is of the form of {other}; a report of {year} sets up this table by {document}.",
        ),
        "single-row": (
            "“（六）其他处理”仅一行，为{other}年版式；{year}年度报告应按{document}分列三行。",
            "其他处理 is one row, the form of {other}; a report of {year} needs three rows under {document}.",
        ),
    },
    "GIA209": {
        "": (
            "数字“{found}”书写不规范，应填写“{plain}”。",
            "The number “{found}” should be written {plain}.",
        )
    },
    "GIA210": {
        "": (
            "由此处起，结构与格式相差过大，无法逐项核对；请按格式整理后重新检查。",
            "From here on the structure differs too much from the form to be told apart; set it up "
            "by the form and check again.",
        )
    },
    "GIA211": {
        "": (
            "{section}表格有{count}处项目名称残缺（如“{found}”，应为“{label}”），多为PDF转换所致；请补全。",
            "Table {number}: {count} labels are cut off or torn apart (such as “{found}” for “{label}”), "
            "probably by a PDF; complete them.",
        )
    },
    "GIA212": {
        "": (
            "{section}表格{rows}行的数据无法确定对应哪一列，涉及的合计未核对；请补全后重新检查。",
            "Table {number}: the numbers of {count} rows ({rows}) cannot be assigned to columns; the sums "
            "that need them were not checked.",
        ),
        "figures": (
            "{section}表格的数据无法确定对应哪一列，涉及的合计未核对；请补全后重新检查。",
            "Table {number}: its numbers cannot be assigned to columns; the sums that need them were not checked.",
        ),
        "unread": (
            "{section}表格的行列界限无法可靠辨认，表中各项和有关合计均未核对；请改用原始文稿检查。",
            "Table {number}: its rows and columns cannot be told apart with certainty, so neither its cells nor its sums were "
            "checked; please check the document that the file was made from.",
        ),
    },
}
