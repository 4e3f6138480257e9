"""文种: one small class a kind. A new kind is a row in `vocabulary.KINDS` and a class here.

In: nothing. Out: `KIND_CLASSES`, from a kind's English key to its model.
"""

from typing import ClassVar, Literal

from .model import Document


class WorkSummary(Document):
    """工作总结."""

    kind: Literal["work_summary"] = "work_summary"
    default_template: ClassVar[str] = "work-summary"


class TeamSummary(Document):
    """领导班子工作总结."""

    kind: Literal["team_summary"] = "team_summary"
    default_template: ClassVar[str] = "work-summary"


class WorkReport(Document):
    """工作报告."""

    kind: Literal["work_report"] = "work_report"


class DutyReport(Document):
    """述职述廉报告, 述责述廉报告 and 述职述廉述党建报告."""

    kind: Literal["duty_report"] = "duty_report"
    default_template: ClassVar[str] = "duty-report"


class Report(Document):
    """报告 (clause 10 of the 条例, article 8)."""

    kind: Literal["report"] = "report"


KIND_CLASSES: dict[str, type[Document]] = {
    kind.model_fields["kind"].default: kind
    for kind in (WorkSummary, TeamSummary, WorkReport, DutyReport, Report)
}
