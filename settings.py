"""Where everything runs: one flat, frozen `Settings`, and the one place that knows the data converter."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

if TYPE_CHECKING:
    from temporalio.client import Client
    from temporalio.runtime import Runtime

# Temporal's client takes a second to import: what needs it imports it here, and a command that reads a list does not.

HOME = Path(os.environ.get("LEERREIS_HOME", ".leerreis"))
"""Where `leerreis up` keeps its data, and where a second terminal finds what runs."""
RUNNING = HOME / "running.toml"


class Settings(BaseSettings):
    """Taken from `LEERREIS_*`, then from what `leerreis up` wrote about the servers that it runs."""

    model_config = SettingsConfigDict(env_prefix="LEERREIS_", extra="ignore", frozen=True, toml_file=RUNNING)

    postgres_url: SecretStr | None = None
    temporal_address: str | None = None
    temporal_namespace: str = "default"
    task_queue: str = "leerreis"
    master_key_file: Path = HOME / "master.key"
    """32 random bytes that wrap every person's keys."""
    link_keys_file: Path = HOME / "link.keys"
    """Keys that sign the links of letters, one a line, the newest last."""
    pages_address: str = "127.0.0.1:8300"
    """host:port where the pages behind those links listen."""
    pages_url: str = "http://127.0.0.1:8300"
    """What a link begins with: where people reach those pages."""
    templates: Path | None = None
    """A folder with the organisation's own journey templates, beside the ones that come with Leerreis."""
    metrics_address: str | None = None
    """host:port where the worker serves Prometheus metrics."""
    smtp_url: SecretStr | None = None
    """Where mail is handed over: smtps://user:password@host, smtp+starttls://user:password@host:587 or smtp://host:25."""
    mail_from: str = "Leerreis <leerreis@localhost>"
    mail_folder: Path | None = None
    """Where `leerreis up` keeps the mails of a test installation, sealed; None: they go to a server of your own."""
    hook_hosts: tuple[str, ...] = ()
    """Hosts beside Slack's and Teams' own on which people's hooks may be, such as ["chat.example.nl"]."""
    apprise_services: tuple[str, ...] = ()
    """Which other services people may choose, by the scheme of their Apprise URL, such as ["ntfys"]."""
    ui_url: str | None = None
    log_format: Literal["json", "console"] = "json"
    shutdown_seconds: int = Field(default=10, ge=0)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then `running.toml`."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


class NotRunning(Exception):
    """Nothing to talk to: neither an address in the environment nor a running `leerreis up`."""


async def connect(settings: Settings, *, metrics: bool = False) -> Client:
    """A client of the Temporal server. `metrics`: this process serves them, as only a worker does.

    Raises:
        NotRunning: no address is known.
    """
    from temporalio.client import Client
    from temporalio.contrib.pydantic import pydantic_data_converter

    if not settings.temporal_address:
        raise NotRunning("No Temporal server is known: run `make up`, or set LEERREIS_TEMPORAL_ADDRESS.")
    return await Client.connect(
        settings.temporal_address,
        namespace=settings.temporal_namespace,
        data_converter=pydantic_data_converter,
        identity="leerreis",
        runtime=_runtime(settings.metrics_address) if metrics and settings.metrics_address else None,
    )


def postgres_url(settings: Settings) -> str:
    """The database's URL.

    Raises:
        NotRunning: no URL is known.
    """
    if settings.postgres_url is None:
        raise NotRunning("No PostgreSQL is known: run `make up`, or set LEERREIS_POSTGRES_URL.")
    return settings.postgres_url.get_secret_value()


def _runtime(metrics_address: str) -> Runtime:
    from temporalio.runtime import PrometheusConfig, Runtime, TelemetryConfig

    metrics = PrometheusConfig(
        bind_address=metrics_address, durations_as_seconds=True, counters_total_suffix=True, unit_suffix=True
    )
    return Runtime(telemetry=TelemetryConfig(metrics=metrics), worker_heartbeat_interval=timedelta(seconds=60))
