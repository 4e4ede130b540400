"""Figures of one process, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Metrics:
    """Figures of one process, in a registry of their own; no question ever becomes a label."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "troly57_answers_total", "Answers given, by status.", ["status"], registry=self.registry
        )
        self.answering = Histogram(
            "troly57_answer_seconds",
            "Time from a question to its answer.",
            registry=self.registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
        )
        self.calls = Counter(
            "troly57_http_requests_total",
            "Calls served, by route and outcome.",
            ["route", "method", "code"],
            registry=self.registry,
        )
        self.serving = Histogram(
            "troly57_http_request_seconds",
            "Time to serve a call, by route.",
            ["route"],
            registry=self.registry,
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
        )
        self.ready = Gauge(
            "troly57_library_ready", "1 when a library is open and answers.", registry=self.registry
        )
