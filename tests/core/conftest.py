"""How hard hypothesis looks: small and the same each time; longer when asked for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "default",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=120,
    stateful_step_count=25,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=1_000,
    stateful_step_count=80,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "unshrunk",
    settings.get_profile("default"),
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("LEERREIS_PROFILE", "default"))


@pytest.fixture(scope="module", autouse=True)
def swept() -> Iterator[None]:
    """CPython 3.11.7 can fail to parse when rubbish of an earlier test is swept up in the midst of it, and hypothesis
    parses each test once: rubbish is swept up before (CPython issue 106905).
    """
    gc.collect()
    yield
