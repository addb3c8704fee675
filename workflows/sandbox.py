"""Where workflow code runs: it is loaded anew for each run, and may import nothing that is not named here."""

from __future__ import annotations

from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions
from temporalio.workflow import SandboxImportNotificationPolicy

_POLICY = (
    SandboxImportNotificationPolicy.RAISE_ON_UNINTENTIONAL_PASSTHROUGH
    | SandboxImportNotificationPolicy.WARN_ON_DYNAMIC_IMPORT
)


def sandbox() -> SandboxedWorkflowRunner:
    """The runner for every worker and replayer: an import that leaks into a workflow stops the worker.

    Workflow modules import each other as `from workflows import alarm`: so they are loaded inside the
    sandbox, and what they import is judged too; `from workflows.alarm import ...` would be refused.
    """
    restrictions = SandboxRestrictions.default.with_passthrough_modules("workflows.messages")
    return SandboxedWorkflowRunner(restrictions=restrictions.with_import_notification_policy(_POLICY))
