"""What the worker counts."""

from __future__ import annotations

from temporalio import activity


def count(name: str, **labels: str) -> None:
    """One more, in the worker's metrics."""
    meter = activity.metric_meter()
    meter.create_counter(name, "").add(1, labels or None)
