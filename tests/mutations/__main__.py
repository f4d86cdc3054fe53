"""`python -m tests.mutations`: measures all rules over corpus and mutations, and writes docs/accuracy.md."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as pytest has it, where `support` and `mutations` lie

from mutations.table import main

sys.exit(main())
