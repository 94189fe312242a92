"""The rehearsal itself on the terminal: hear a line, answer it, get feedback, again or go on."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from voicecoach.cli.common import encodable, tell_error, terminal_width, unicode_ok
from voicecoach.cli.replies import CutOff, Replies

if TYPE_CHECKING:
    from voicecoach.cli.keys import Keys
    from voicecoach.cli.speaking import Speaking
    from voicecoach.coaching.practice import Take
    from voicecoach.coaching.prompts import Prompt
    from voicecoach.replying import Spoken, Taken

Choice = Literal["again", "next", "keep", "discard"]
CHOICES = (
    "[a]gain  [l]isten to me  [s]peak feedback  [n]ext line\n"
    "[k]eep all and stop  [d]iscard all and stop"
)
ENDINGS = {
    "nobody": "Nothing was heard for two minutes, so it ended.",
    "too long": "Three minutes are over, so it ended.",
    "device lost": "The microphone was lost; what was said until then is used.",
    "disk": "The recording could not go on; what was said until then is used.",
}
ENDS_ALL = frozenset({"nobody", "device lost", "disk"})
MOST_UNHEARD = 3
"""Answers to a line, one after the other, that were not heard, after which it ends by itself."""


@dataclass(slots=True)
class Rehearsal:
    """A practice as it goes; ``takes`` hold what was said so far, at any moment.

    ``takes_per_line``: takes of each line where nobody is asked. ``discarded``: all is to be
    forgotten.
    """

    prompt: Prompt
    replies: Replies
    speaking: Speaking
    keys: Keys
    takes_per_line: int = 1
    takes: list[Take] = field(default_factory=list)
    sounds: list[Path] = field(default_factory=list)
    discarded: bool = False

    def run(self) -> None:
        """Go through the scenario until it or the replies end, or a key ends it."""
        from voicecoach.coaching.dialogue import next_line

        name: str | None = self.prompt.first
        click.echo(encodable(textwrap.fill(self.prompt.situation, terminal_width()) + "\n"))
        while name is not None:
            says = self.prompt.lines[name].says
            taken = len(self.takes)
            if not self.prompt.is_answered(name):
                self._partner(says, apart=taken > 0)
                return
            if not self.practise(name, says, apart=taken > 0):
                return
            heard = [take for take in self.takes[taken:] if take.feedback.clear]
            # What was not heard is no answer: the partner does not go on from it.
            if heard:
                name = next_line(self.prompt, name, heard[-1].feedback.moves)

    def practise(
        self,
        name: str,
        says: str,
        play: Callable[[], Spoken] | None = None,
        before: str = "",
        apart: bool = False,
    ) -> bool:
        """Take one line as often as wished; whether the practice goes on.

        ``play`` lets the line be heard where it is not the voice that says it; ``before`` is what
        was answered in the talk that it comes from; ``apart``: whether a blank line comes first.
        """
        number, unheard = 1, 0
        while self.replies.ready():
            spoken = self._partner(says, apart, play)
            try:
                taken = self.replies.take(spoken)
            except CutOff as cut:
                take = self._add(cut.taken, name, says, number, before)
                if take.feedback.crisis:  # it is not kept: help is shown now or never
                    self._show_summary(take)
                raise cut.reason from None
            if taken.ending == "nobody" and not taken.heard.text:
                click.echo(ENDINGS["nobody"])
                return False
            take = self.feedback_on(taken, name, says, number, before)
            if take.feedback.crisis or taken.ending in ENDS_ALL:
                return False
            unheard = 0 if take.feedback.clear else unheard + 1
            choice = self._choose(number, take, unheard)
            if choice != "again":
                self.discarded = choice == "discard"
                return choice == "next"
            apart = True
            number += take.feedback.clear  # what was not heard is no take to compare with
        return False

    def feedback_on(
        self, taken: Taken, name: str, says: str, number: int = 1, before: str = ""
    ) -> Take:
        """Print and speak the feedback on one reply."""
        take = self._add(taken, name, says, number, before)
        self._show(take, taken, name)
        self.speaking.say(take.feedback.spoken)
        return take

    def _partner(self, says: str, apart: bool, play: Callable[[], Spoken] | None = None) -> Spoken:
        from voicecoach.report.practice import partner_line

        if apart:
            click.echo()
        click.echo(encodable(partner_line(says, terminal_width())))
        return play() if play is not None else self.speaking.say(says, as_partner=True)

    def _add(self, taken: Taken, name: str, says: str, number: int, before: str) -> Take:
        from voicecoach.coaching.feedback import give_feedback
        from voicecoach.coaching.practice import Take

        feedback = give_feedback(taken.heard.text, says, taken.heard.clear)
        gap = taken.response_gap_s
        take = Take(feedback, name, number, gap, taken.gaps, before=before)
        self.takes.append(take)
        sound = self.replies.sound()
        if sound is not None:
            self.sounds.append(sound)
        return take

    def _show(self, take: Take, taken: Taken, name: str) -> None:
        """Print the feedback and, for a later take, what changed."""
        from voicecoach.coaching.comparing import comparison

        if taken.ending in ENDINGS:
            click.echo(ENDINGS[taken.ending])
        if taken.problem:
            tell_error(taken.problem)
        self._show_summary(take)
        if taken.mic is not None and taken.mic.help:
            self._say_wrapped(f"Microphone: {taken.mic.help}")
        earlier = [one for one in self.takes[:-1] if one.line == name and one.feedback.clear]
        if take.number > 1:
            self._say_wrapped(comparison(take.number, earlier[-1].feedback, take.feedback))
        elif take.before:
            self._compare_with_talk(take)
        else:
            self._show_a_way(take, name)

    def _show_summary(self, take: Take) -> None:
        from voicecoach.coaching.practice import take_document
        from voicecoach.report.practice import shown, take_summary

        summary = take_summary(take_document(take), terminal_width())
        click.echo("\n" + shown(summary, unicode_ok()))

    def _show_a_way(self, take: Take, name: str) -> None:
        """Show how others might have answered, where the reply did not open anything."""
        from voicecoach.coaching.dialogue import ways_of

        opens = self.prompt.lines[name].next.get("opens")
        if opens is None or not take.feedback.clear or take.feedback.crisis:
            return
        if "opens" not in ways_of(take.feedback.moves):
            self._say_wrapped(f'One way to answer: "{opens.reply}"')

    def _compare_with_talk(self, take: Take) -> None:
        """Show the answer of the talk and this one side by side."""
        from voicecoach.coaching.feedback import give_feedback
        from voicecoach.coaching.practice import take_document
        from voicecoach.report.practice import shown, side_by_side, what_it_does

        old = replace(take, feedback=give_feedback(take.before, take.feedback.said))
        columns = [what_it_does(take_document(one)) for one in (old, take)]
        pair = side_by_side(("Before", columns[0]), ("Now", columns[1]), terminal_width())
        click.echo("\n" + shown(pair, unicode_ok()))

    def _choose(self, number: int, take: Take, unheard: int) -> Choice:
        if not self.keys.listening:
            if unheard:
                return self._after_unheard(unheard)
            return "again" if number < self.takes_per_line else "next"
        self.keys.forget()
        click.echo()
        self._offer_choices()
        while True:
            key = self.keys.pressed(1.0).casefold()
            if key in _CHOSEN:
                return _CHOSEN[key]
            if key == "l" and (sound := self.replies.sound()) is not None:
                self.speaking.play(sound)
                self._offer_choices()
            elif key == "s":
                self.speaking.say(take.feedback.spoken)
                self._offer_choices()

    def _offer_choices(self) -> None:
        for line in CHOICES.splitlines():
            self._say_wrapped(line)

    def _after_unheard(self, count: int) -> Choice:
        if count < MOST_UNHEARD:
            return "again"
        self._say_wrapped(f"{count} answers in a row were not heard, so it ended.")
        return "keep"

    def _say_wrapped(self, text: str) -> None:
        click.echo(encodable(textwrap.fill(text, terminal_width())))


_CHOSEN: dict[str, Choice] = {
    "a": "again", "n": "next", "\n": "next", " ": "next", "k": "keep", "d": "discard",
}  # fmt: skip
