"""Figures of one process, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from assistant.models.figures import Figure


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
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60),
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
        self.model_requests = Counter(
            "troly57_model_requests_total",
            "Requests to the language model, by what they were for and how they ended.",
            ["task", "outcome"],
            registry=self.registry,
        )
        self.model_tokens = Counter(
            "troly57_model_tokens_total",
            "Tokens that the language model read (in) and wrote (out), told by it or estimated.",
            ["task", "direction"],
            registry=self.registry,
        )
        self.model_seconds = Histogram(
            "troly57_model_seconds",
            "Time that a request to the language model took.",
            ["task"],
            registry=self.registry,
            buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80),
        )

    def note_model(self, figure: Figure) -> None:
        """Count a request to the language model."""
        self.model_requests.labels(figure.task, figure.outcome).inc()
        if figure.seconds:
            self.model_seconds.labels(figure.task).observe(figure.seconds)
            self.model_tokens.labels(figure.task, "in").inc(figure.tokens_in)
            self.model_tokens.labels(figure.task, "out").inc(figure.tokens_out)
