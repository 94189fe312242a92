"""The microphones of this machine, by name.

An index changes with each plug, so a device is always chosen by its name, and opened at its own
rate: what else a driver takes it resamples, badly, or refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from voicecoach.audio.play import port_audio, quiet_stderr
from voicecoach.errors import Missing
from voicecoach.text import clean

ANY_RATE_HZ = 12_345
"""A rate that no sound card has: a device that takes it resamples (ALSA's plug-ins for PulseAudio
and PipeWire), and the rate that it names as its own (44.1 kHz) means nothing."""
SERVER_RATE_HZ = 48_000
"""The rate of sound servers: through such a device samples then arrive as they are."""
MAX_NAME_CHARS = 60
NO_PORT_AUDIO = "The PortAudio library is missing here; `voicecoach doctor` says what helps."
NONE_FOUND = "No microphone was found; plug one in, then see `voicecoach mics`."


@dataclass(frozen=True, slots=True)
class Microphone:
    """An input device: ``channels`` it has, ``rate_hz`` its own, ``index`` good for this run."""

    name: str
    channels: int
    rate_hz: int
    is_default: bool
    index: int


def microphones() -> tuple[Microphone, ...]:
    """Every input device once, the default first; raises Missing without PortAudio."""
    with quiet_stderr():
        sounddevice = port_audio()
        if sounddevice is None:
            raise Missing(NO_PORT_AUDIO)
        try:
            default = int(sounddevice.query_devices(kind="input")["index"])
        except (sounddevice.PortAudioError, ValueError):
            default = -1
        devices = list(sounddevice.query_devices())
        found = [_microphone(sounddevice, one, default) for one in devices if _is_input(one)]
    host = next((one["hostapi"] for one in devices if one["index"] == default), None)
    # Windows lists a device once for each of its interfaces: the default one's is kept.
    found.sort(key=lambda mic: (not mic.is_default, devices[mic.index]["hostapi"] != host))
    once: dict[str, Microphone] = {}
    for mic in found:
        once.setdefault(mic.name, mic)
    return tuple(once.values())


def find_microphone(name: str | None = None) -> Microphone:
    """The microphone of that name or part of it, or the default; raises Missing."""
    known = microphones()
    if not known:
        raise Missing(NONE_FOUND)
    if name is None:
        return known[0]
    wanted = name.casefold().strip()
    exact = [mic for mic in known if mic.name.casefold() == wanted]
    alike = exact or [mic for mic in known if wanted and wanted in mic.name.casefold()]
    if len(alike) == 1:
        return alike[0]
    names = ", ".join(repr(mic.name) for mic in (alike or known)[:8])
    what = "fits several microphones" if alike else "is no microphone here"
    raise Missing(f"{clean(name, MAX_NAME_CHARS)!r} {what}; choose one of: {names}.")


def _is_input(device: Any) -> bool:
    return bool(device["max_input_channels"] > 0)


def _microphone(sounddevice: Any, device: Any, default: int) -> Microphone:
    index = int(device["index"])
    rate_hz = round(device["default_samplerate"])
    try:
        sounddevice.check_input_settings(device=index, samplerate=ANY_RATE_HZ)
        if sounddevice.query_hostapis(device["hostapi"])["name"] == "ALSA":
            rate_hz = SERVER_RATE_HZ
    except (sounddevice.PortAudioError, ValueError):
        pass  # a device with rates of its own
    name = clean(str(device["name"]), MAX_NAME_CHARS)
    return Microphone(name, int(device["max_input_channels"]), rate_hz, index == default, index)
