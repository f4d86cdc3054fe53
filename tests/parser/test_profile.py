"""What a profile leaves open about its agency is guessed from the name."""

from __future__ import annotations

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Agency


def test_level_and_kind_are_the_profiles_where_it_states_them(clean: str) -> None:
    document = read(clean.encode(), "a.txt")
    profile = Agency("云岭县自然资源局", deadline=(1, 20), configured=True)
    report = parse(document, "a.txt", Hints(agency=profile))
    assert report.agency == profile._replace(level="county", kind="department")
    stated = profile._replace(level="township", kind="government")
    assert parse(document, "a.txt", Hints(agency=stated)).agency == stated


def test_without_a_profile_both_are_guessed(clean: str) -> None:
    report = parse(read(clean.encode(), "a.txt"), "a.txt", Hints())
    assert (report.agency.level, report.agency.kind, report.agency.configured) == ("county", "department", False)
