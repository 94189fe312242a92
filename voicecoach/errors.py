"""What can go wrong, as the user is told it.

Every message is one sentence or two that a user understands and that names what to do or type
next. Only ``voicecoach.cli`` turns one of these into an exit code (2 wrong use or bad input,
3 something missing, 1 any other error of ours).
"""


class VoicecoachError(Exception):
    """Root of every error that voicecoach raises on purpose."""

    exit_code = 1


class BadInput(VoicecoachError):
    """The file, text or option given cannot be used."""

    exit_code = 2


class Missing(VoicecoachError):
    """Something that the command cannot do without, or that a flag names, is not there."""

    exit_code = 3
