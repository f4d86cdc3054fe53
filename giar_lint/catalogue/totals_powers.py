"""Messages of the code GIA306: figures that an agency has no power to have."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA306": {
        "": (
            "{section}“{row}”行“{column}”填{value}，而{agency}没有规章制定权；如为{documents}，请改填该行，否则应为“0”。",
            "Table 2, row {row}, {column} is {value}, but {agency} has no power to make regulations; if these are "
            "{documents}, move the figure to that row, else enter 0.",
        )
    },
}
