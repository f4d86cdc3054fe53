"""Messages of the codes GIA505 to 507: deadline, date of signature, plans."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA505": {
        "signed": (
            "成文日期为{date}，晚于{year}年度报告的公布期限（{deadline}）；请核对日期，确已逾期的请尽快公布。",
            "Signed on {date}, after the deadline of the report of {year} ({deadline}); check the date, publish soon.",
        ),
        "published": (
            "发布日期为{date}，晚于{year}年度报告的公布期限（{deadline}）；请核对。",
            "Published on {date}, after the deadline of the report of {year} ({deadline}); please check.",
        ),
    },
    "GIA506": {
        "": (
            "成文日期为{date}，早于报告年度（{year}年）结束；请核对日期。",
            "Signed on {date}, before the report year {year} had ended; check the date.",
        ),
        "slip": (
            "成文日期为{date}，早于报告年度（{year}年）结束；疑为{next}年，请核对。",
            "Signed on {date}, before the report year {year} had ended; probably {next}. Please check.",
        ),
    },
    "GIA507": {
        "": (
            "本报告为{year}年度，此处写的却是“{found}年”的打算；如系沿用上年文稿，请更正年份（下一年度为{next}年）并核实内容。",
            "A report of {year} plans for {found} here; if carried over from last year's text, correct the year (the "
            "next one is {next}) and verify the content.",
        )
    },
}
