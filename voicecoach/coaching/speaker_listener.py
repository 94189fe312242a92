"""The speaker-listener rules: one speaks, the other says back what they heard, then it passes.

Times in s of the talk, pauses left out.
"""

from __future__ import annotations

from dataclasses import dataclass

SAY_BACK_S = 30.0
"""Before the floor passes, the listener is given so long to say back what they heard."""


@dataclass(frozen=True, slots=True)
class FloorTurns:
    """Who has the floor when: each of two ``names`` for ``every_s`` in turn, the first begins."""

    names: tuple[str, str]
    every_s: float

    def speaker(self, at: float) -> str:
        """Who has the floor."""
        return self.names[int(at // self.every_s) % 2]

    def announcements(self, before: float, at: float) -> list[str]:
        """What is to be said of the time after ``before`` up to ``at``, in order, with a tone."""
        said = []
        n = int(before // self.every_s)
        while n * self.every_s <= at:
            speaker, listener = self.names[n % 2], self.names[(n + 1) % 2]
            if before < n * self.every_s:
                said.append(f"The floor is {speaker}'s now. {listener} listens.")
            back = (n + 1) * self.every_s - min(SAY_BACK_S, self.every_s / 2)
            if before < back <= at:
                said.append(f"{listener}: say back what you heard. {speaker}: did they get it?")
            n += 1
        return said
