"""The three statements of a quarter, in words: what source 001 asks of managers, as whoever answers would say it."""

from __future__ import annotations

from records.quarterly import Answer, Statement

STATEMENTS = {
    Statement.TALKS: "We often talk about what we are learning.",
    Statement.WORKLOAD: "Our goals are realistic, and our workload is feasible.",
    Statement.ATTITUDE: "Learning and working together are welcome here.",
}
ANSWERS = {Answer.YES: "yes", Answer.PARTLY: "partly", Answer.NO: "no"}
