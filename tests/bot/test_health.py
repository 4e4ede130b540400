"""Living, ready, and counted."""

from starlette.testclient import TestClient


def test_it_lives_before_it_is_ready(unready: TestClient, client: TestClient) -> None:
    assert unready.get("/healthz").status_code == 200
    assert unready.get("/readyz").status_code == 503
    assert client.get("/readyz").status_code == 200
    assert client.head("/readyz").status_code == 200


def test_metrics_count_by_route_and_never_by_question(client: TestClient) -> None:
    client.post("/api/v1/ask", json={"question": "câu bí mật"})
    client.get("/", params={"q": "câu bí mật"})
    client.get("/api/v1/documents/khong-co-dau")
    client.request("BREW", "/")
    figures = client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    text = figures.text
    assert 'troly57_answers_total{status="answered"} 2.0' in text
    assert 'troly57_http_requests_total{code="200",method="POST",route="/api/v1/ask"} 1.0' in text
    assert 'code="404",method="GET",route="/api/v1/documents/{id:path}"' in text
    assert "troly57_library_ready 1.0" in text
    for secret in ("bí mật", "khong-co-dau", "BREW"):
        assert secret not in text
