"""Messages of the family GIA8xx: numbers that are nobody's business. `masked` is never the number itself."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA801": {
        "": (
            "此处含居民身份证号码（{masked}），属于个人隐私，不得公开；请删除。",
            "A resident identity number ({masked}) stands here; it is private: delete it.",
        ),
    },
    "GIA802": {
        "": (
            "此处为手机号码（{masked}），如属个人号码请删除；对外联系宜使用办公电话。",
            "A mobile number ({masked}) stands here; delete it if it is personal, and give an office telephone instead.",
        ),
    },
    "GIA803": {
        "": (
            "此处含银行卡号（{masked}），不得公开；请删除。",
            "A bank card number ({masked}) stands here; delete it.",
        ),
    },
}
