"""The command line: the only place that prints, asks, or exits.

Commands are named in ``COMMANDS`` with their one-line help, and imported only when one is called:
``voicecoach --help`` loads nothing but click.
"""

import contextlib
import importlib
import os
import sys
from typing import NoReturn

import click

from voicecoach import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo:demo", "Hear and see what voicecoach does, on shipped recordings."),
    "practice": ("practice:practice", "Rehearse: hear a line, answer it, get feedback."),
    "talk": ("talk:talk", "Record a talk of two, each agreeing first; then analyze it."),
    "analyze": ("analyze:analyze", "Analyze a recorded talk, or its timed words."),
    "check": ("check:check", "Check what a reply does for the listener."),
    "sessions": ("sessions:sessions", "List, show, name, correct, resume, forget sessions."),
    "report": ("report:report", "Write a talk as a page, a document, tables, captions."),
    "review": ("review:review", "Look through, hear and correct sessions in a browser."),
    "export": ("handing_over:export", "Pack sessions into a ZIP to hand over."),
    "import": ("handing_over:import_", "Take in the sessions of such a ZIP."),
    "progress": ("skills:progress", "Show your skills over sessions, and what to practise next."),
    "prompts": ("prompts:prompts", "List, show, make and check practice prompts."),
    "mics": ("mics:mics", "List the microphones, and check one."),
    "voices": ("voices:voices", "List the voices that can speak."),
    "models": ("models:models", "List, add, verify and remove model weights."),
    "doctor": ("doctor:doctor", "Say what works here, and what helps where it does not."),
    "help-lines": ("help_lines:help_lines", "List lines to call when it is more than practice."),
    "paths": ("paths:paths", "Print where voicecoach keeps its files."),
}
"""Command: (module of ``voicecoach.cli`` and name in it, one line of help)."""

NOT_FOR = "Not therapy, not diagnosis, not evidence."

EXIT_OURS = 1
EXIT_INTERRUPTED = 130


class LazyGroup(click.Group):
    """A click group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(f"voicecoach.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message=f"%(prog)s %(version)s\n{NOT_FOR}")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Practise active listening aloud, and see on your own words how it went.

    Everything stays on this machine: no network, no account, no telemetry.

    \b
    Example:
      voicecoach demo
    """
    if ctx.invoked_subcommand == "practice" and "--help" not in sys.argv:
        from voicecoach.cli.finishing import tell_unfinished

        tell_unfinished()


def main() -> NoReturn:
    """Run the command line and exit with a code of the contract (0, 1, 2, 3, 129, 130, 143)."""
    from voicecoach.cli.common import tell_error
    from voicecoach.cli.signals import Stopped, stop_on_signals
    from voicecoach.errors import VoicecoachError

    stop_on_signals()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller (`>&-`), or a program without console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - to the end
    try:
        status = root(prog_name="voicecoach", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as error:
        with contextlib.suppress(OSError):  # as in tell_error
            error.show()
        sys.exit(error.exit_code)
    except VoicecoachError as error:
        tell_error(str(error))
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        tell_error("Stopped.")
        sys.exit(EXIT_INTERRUPTED)
    except Stopped as stopped:
        tell_error("Stopped.")
        sys.exit(stopped.exit_code)
    except BrokenPipeError:
        sys.exit(0)  # the reader has gone (`| head`): nothing more to say
    except Exception as error:  # the last resort: a sentence, not a traceback
        if os.environ.get("VOICECOACH_DEBUG"):
            raise
        tell_error(
            f"Something went wrong inside voicecoach ({type(error).__name__}: {error}). "
            "Run it again with VOICECOACH_DEBUG=1 set to see where, and please report it."
        )
        sys.exit(EXIT_OURS)
    finally:
        _drop_what_nobody_reads()


def _drop_what_nobody_reads() -> None:
    """Where the reader or the terminal has gone, let go of what is still buffered for it: Python
    would try once more at its end, and exit with 120 instead of the contract's code."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
