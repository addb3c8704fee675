"""docker-compose.yml, as far as it can be checked without a container engine: it is labelled as not yet run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from settings import Settings
from workflows import listing

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return parsed


def test_it_says_that_it_was_not_yet_run() -> None:
    assert "NOT YET RUN" in FILE.read_text()


def test_it_has_the_database_temporal_and_the_worker(compose: dict[str, Any]) -> None:
    assert {"postgres", "temporal", "worker"} <= set(compose["services"])


def test_every_setting_it_gives_is_one_of_ours(compose: dict[str, Any]) -> None:
    given = {name for service in compose["services"].values() for name in service.get("environment", {})}
    ours = {f"LEERREIS_{field.upper()}" for field in Settings.model_fields}
    assert {name for name in given if name.startswith("LEERREIS_")} <= ours


def test_it_registers_every_search_attribute(compose: dict[str, Any]) -> None:
    registered = [word for word in compose["services"]["temporal"]["command"] if "search-attribute" in word]
    assert sorted(registered) == sorted(f"--search-attribute={key.name}=Keyword" for key in listing.ATTRIBUTES)


def test_services_wait_only_for_services_that_are_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert all(set(service.get("depends_on", {})) <= set(services) for service in services.values())


def test_temporals_own_port_is_not_published(compose: dict[str, Any]) -> None:
    assert not any("7233" in port for service in compose["services"].values() for port in service.get("ports", []))
