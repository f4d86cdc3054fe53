"""Cuts a sentence into the tokens of the grammar of quantities: the grammar's own words, numbers, measure words,
years, marks."""

from __future__ import annotations

from giar_lint.facts.machine import grammar
from giar_lint.facts.names import Own
from giar_lint.facts.numbers import CHINESE, Reading, read_arabic, read_chinese, read_unit
from giar_lint.ordinals import ordinal_end
from giar_lint.records import NamedTuple
from giar_lint.report import Number

_MARKS = {"，": "COMMA", ",": "COMMA", "；": "SEMI", ";": "SEMI", "、": "PAUSE", "：": "COLON", ":": "COLON"}
_BRACKETS = {"（": "LPAR", "(": "LPAR", "）": "RPAR", ")": "RPAR"}
_QUOTED = {"《": "》", "“": "”", "〔": "〕", "【": "】", "「": "」", "〈": "〉", "[": "]"}
_BLANKS = " \t\u00a0\u2009\u202f\u3000\u200b\r\n"
_SPACES = frozenset(_BLANKS)
_DIGITS = frozenset("0123456789")
_SPECIAL = _DIGITS | CHINESE | frozenset((*_MARKS, *_BRACKETS, *_QUOTED))
_ODD = ("余", "多", "来")
_ODD_AFTER = ("以上", "左右", "上下", "有余", "之多", "多", "余")
_JOINED = frozenset("、和及与，,；;")
_NOT_BEFORE = frozenset("第-—–~～./／#№*×")
_ROUND_BEFORE = frozenset("数几上成")
_BASIS = frozenset(("依据", "根据", "按照", "依照", "严格依照", "对照", "按"))
_STRICT_BASIS = ("严格按照", "严格依法")
_DEEPEST = 3
_UP_TO = frozenset("至到—-–~～－")
_BEFORE_ITEM = frozenset("。；;")
_ITEM_MARKS = frozenset(".．）)")
_LONGEST_ITEM = 16


class Token(NamedTuple):
    """A token with its place in the text. `value` is that of a number or percentage, `word` a measure word,
    `decimals` those printed."""

    kind: str
    start: int
    end: int
    value: Number = 0
    word: str = ""
    decimals: int = 0


def lex(text: str, start: int, end: int, own: Own) -> list[Token]:
    """The tokens of text[start:end]. In `text` full-width digits have been made ordinary. NEUTRAL words make no
    token; characters without a meaning of their own make tokens OTHER, or SELF where they are the agency's name."""
    return _Lexer(text, start, end, own).tokens()


class _Lexer:
    def __init__(self, text: str, start: int, end: int, own: Own) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._own = own
        self._found: list[Token] = []
        self._plain = start
        self._depth = 0
        self._open: set[str] = set()

    def tokens(self) -> list[Token]:
        text, end, own = self._text, self._end, self._own
        language = grammar()
        kind_of, lengths_of = language.words.get, language.lengths.get
        firsts = own.firsts
        index = self._plain = self._start
        while index < end:
            character = text[index]
            if character in firsts and (name := own.name_at(text, index)) and index + name <= end:
                index = self._emit(Token("SELF", index, index + name))
                continue
            lengths = lengths_of(character)
            if lengths is None:
                index = self._other(character, index) if character in _SPECIAL else index + 1
                continue
            for length in lengths:
                kind = kind_of(text[index : index + length])
                if kind is not None and index + length <= end:
                    index = self._word(kind, index, index + length)
                    break
            else:
                index = self._other(character, index) if character in _SPECIAL else index + 1
        self._flush(end)
        return self._found

    def _other(self, character: str, index: int) -> int:
        """A character that is no word of the grammar but means something: a digit, a numeral, a mark."""
        if character in _DIGITS:
            return self._arabic(index)
        if character in CHINESE:
            return self._chinese(index)
        if character in _MARKS:
            return self._emit(Token(_MARKS[character], index, index + 1))
        if character in _BRACKETS:
            return self._bracket(index)
        if character in self._open:
            return index + 1
        close = self._text.find(_QUOTED[character], index, self._end)
        if close < 0:
            self._open.add(character)
            return index + 1
        if character == "《" and self._is_basis(index):
            self._plain = close + 1
        return close + 1

    def _flush(self, index: int) -> None:
        """What has gathered since the last token becomes one of its own."""
        text = self._text[self._plain : index].strip(_BLANKS) if self._plain < index else ""
        if text:
            self._found.append(Token("SELF" if self._own.is_name(text) else "OTHER", self._plain, index))
        self._plain = index

    def _emit(self, token: Token) -> int:
        if self._plain < token.start:
            self._flush(token.start)
        self._found.append(token)
        self._plain = token.end
        return token.end

    def _is_basis(self, index: int) -> bool:
        """Whether what stands before a title makes it tell why and not what: 依据《…》."""
        return self._text[self._plain : index].strip() in _BASIS or self._text.endswith(
            _STRICT_BASIS, self._start, index
        )

    def _word(self, kind: str, start: int, end: int) -> int:
        if kind == "OTHER_WORDS":
            return end
        if kind == "NEUTRAL":
            self._flush(start)
            self._plain = end
            return end
        if kind == "NEAR" and not self._number_follows(end):
            return end
        return self._emit(Token(kind, start, end))

    def _number_follows(self, index: int) -> bool:
        index = self._skip(index)
        return index < self._end and (self._text[index].isdecimal() or self._text[index] in CHINESE)

    def _skip(self, index: int) -> int:
        while index < self._end and self._text[index] in _SPACES:
            index += 1
        return index

    def _bracket(self, index: int) -> int:
        kind = _BRACKETS[self._text[index]]
        self._depth += 1 if kind == "LPAR" else -1
        if self._depth > _DEEPEST:
            close = next((at for at in range(index, self._end) if self._text[at] in "）)"), self._end - 1)
            self._depth -= 1
            return close + 1
        return self._emit(Token(kind, index, index + 1))

    def _before(self, index: int) -> str:
        index -= 1
        while index >= self._start and self._text[index] in _SPACES:
            index -= 1
        return self._text[index] if index >= self._start else ""

    def _arabic(self, start: int) -> int:
        text = self._text
        if end := self._item_end(start):
            self._flush(start)
            # what follows is told on its own: in 1.2024年 no point stands before the year
            self._plain = self._start = end
            return end
        reading = read_arabic(text, start)
        if reading is None:
            index = start
            while index < self._end and text[index].isdecimal():
                index += 1
            return index
        before = self._before(start)
        after = self._skip(reading.end)
        follows = text[after : after + 1] if after < self._end else ""
        if (
            before in _NOT_BEFORE
            or before in _DIGITS
            or (start > self._start and text[start - 1].isascii() and text[start - 1].isalpha())
        ):
            return reading.end
        if follows in ("%", "％"):
            return self._emit(Token("PERCENT", start, after + 1, reading.value, "", reading.decimals))
        if follows in ("年", "月"):
            return self._date(start, after, reading)
        if (follows and follows in "-—–~～/／") or (follows.isascii() and follows.isalpha()):
            return reading.end
        return self._count(start, reading)

    def _item_end(self, start: int) -> int:
        """Where the number of a list's item ends that stands at `start`: 1.2024年 is no decimal; 0 where none does."""
        text = self._text
        before = start - 1
        while before >= 0 and text[before] in _SPACES:
            before -= 1
        if self._depth or (before >= 0 and text[before] not in _BEFORE_ITEM):
            return 0
        item = text[start : min(start + _LONGEST_ITEM, self._end)]
        end = ordinal_end(item, 0)
        return start + end if end and item[end - 1] in _ITEM_MARKS else 0

    def _date(self, start: int, after: int, reading: Reading) -> int:
        """A year or month; the day after a month goes with it. The first and the last day of a year tell nothing."""
        text = self._text
        if text[after] == "年":
            if not 1900 <= reading.value <= 2100 or reading.decimals:
                return after + 1
            end = after + 1
            if text.startswith("度", end) and end < self._end:
                end += 1
            return self._emit(Token(self._own.year_kind(int(reading.value)), start, end))
        end = after + 1
        day_at = self._skip(end)
        day = read_arabic(text, day_at) if day_at < self._end and text[day_at].isdecimal() else None
        if day is not None and text.startswith("日", self._skip(day.end)):
            end = self._skip(day.end) + 1
        if reading.value == 12:
            # 至12月, 12月31日, 12月底 end the year; what came in in 2022年12月 came in a part of it
            last = day is not None and day.value == 31
            whole = last or self._before(start) in _UP_TO or text.startswith(("底", "末"), end)
        else:
            whole = reading.value == 1 and day is not None and day.value == 1
        if not whole:
            return self._emit(Token("PERIOD", start, min(end, self._end)))
        self._flush(start)
        self._plain = min(end, self._end)
        return self._plain

    def _chinese(self, start: int) -> int:
        reading = read_chinese(self._text, start)
        if reading is None or reading.end > self._end or self._before(start) == "第":
            index = start
            while index < self._end and self._text[index] in CHINESE:
                index += 1
            return index
        before = self._before(start)
        unit_at = self._skip(reading.end)
        odd = self._text.startswith(_ODD, unit_at)
        if not read_unit(self._text, unit_at + odd):
            return reading.end
        return self._count(start, reading._replace(round=reading.round or before in _ROUND_BEFORE))

    def _count(self, start: int, reading: Reading) -> int:
        """A number with its measure word and what makes it approximate; without a measure word it is a number only in
        a list."""
        text, end = self._text, self._end
        parts: list[Token] = [Token("NUMBER", start, reading.end, reading.value, "", reading.decimals)]
        if reading.round:
            parts.append(Token("ODD", reading.end, reading.end))
        index = self._skip(reading.end)
        odd = _first_of(_ODD, text, index)
        if odd:
            index += len(odd)
            if text.startswith(("万", "亿"), index) and not text.startswith("元", index + 1):
                index += 1
            # in 4.2万余条 the rounding and 余 are one token: a word between number and measure word would part them
            parts[1:] = [Token("ODD", reading.end, index)]
            index = self._skip(index)
        unit = read_unit(text, index) if index < end else ""
        if unit:
            parts.append(Token("UNIT", index, index + len(unit), 0, unit))
            index += len(unit)
            after = _first_of(_ODD_AFTER, text, index)
            if after and index + len(after) <= end:
                parts.append(Token("ODD", index, index + len(after)))
                index += len(after)
        elif not odd and not (index < end and text[index] in _JOINED):
            return reading.end
        for part in parts:
            self._emit(part)
        return index if unit or odd else reading.end


def _first_of(words: tuple[str, ...], text: str, index: int) -> str:
    """The first of the words that stands at a place, "" where none does, as at most places."""
    return next(word for word in words if text.startswith(word, index)) if text.startswith(words, index) else ""
