"""Fuzzing: what must hold of every input (`oracle`), the targets, and the runner. See README.md."""
