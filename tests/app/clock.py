"""A clock that a test sets."""


class Clock:
    """Seconds that go by only when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
