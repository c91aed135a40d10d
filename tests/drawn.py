"""What hypothesis makes up: the same cases in every run, and more of them when asked.

HYPOTHESIS_PROFILE=slow pytest ...
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, given, settings

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=10,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("slow", settings.get_profile("default"), max_examples=150)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def collected(strategy: object, count: int) -> list:
    """What a strategy makes up, the same in every run."""
    found = []

    @given(strategy)
    @settings(settings.get_profile("default"), max_examples=count, phases=[Phase.generate])
    def collect(made: object) -> None:
        found.append(made)

    collect()
    return found
