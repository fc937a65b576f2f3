"""What a person did once, as the journal tells it, and what came of taking it back."""

from dataclasses import dataclass

from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class Step:
    """A change to marks, tags or subscriptions, or a pruning, in a sentence; times are Unix seconds."""

    id: int
    made_at: int
    sentence: Clean
    undone_at: int | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken back: of its `of` changes the `back` that still stood as it had left them."""

    step: Step
    back: int
    of: int

    @property
    def sentence(self) -> str:
        """What was taken back, for people."""
        if self.back == self.of:
            return f"undone: {self.step.sentence}"
        if not self.back:
            return f"nothing is left to undo of: {self.step.sentence}"
        return f"undone: {self.step.sentence} ({self.back:,} of {self.of:,}; the others have changed since)"
