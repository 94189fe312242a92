"""The voice: real espeak-ng where it is, and every way in which it can fail."""

from __future__ import annotations

import logging
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from voicecoach import places
from voicecoach.errors import BadInput, Missing
from voicecoach.speech import _voice_child, synthesize
from voicecoach.speech.synthesize import (
    MOST_CHARS,
    check_voice,
    has_voice,
    speak_to_file,
    speakable,
    voices,
)

FEEDBACK = (
    "You named the feeling: small. One thing to try: leave out only a joke. "
    "You could say: you felt small in front of them. What was the worst part?"
)
SPEECH_FOLDER = Path(synthesize.__file__).parent


@pytest.fixture(autouse=True)
def forget_voices() -> None:
    voices.cache_clear()


@pytest.fixture
def voice_here() -> None:
    if not has_voice():
        pytest.skip(f"no voice here: {synthesize.HOW_TO_GET_A_VOICE}")


@pytest.fixture
def replace_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Let the child process run other code."""

    def replace(code: str) -> None:
        child = tmp_path / "child.py"
        child.write_text(code)
        monkeypatch.setattr(synthesize, "_CHILD", child)

    return replace


def altered_child(change: str) -> str:
    """The real child with one thing changed."""
    return (
        f"import sys\nsys.path.insert(0, {str(SPEECH_FOLDER)!r})\n"
        f"import _voice_child as child\n{change}\nchild.main()\n"
    )


# --- a voice is there -------------------------------------------------------------------------


@pytest.mark.usefixtures("voice_here")
def test_a_text_becomes_a_whole_wav(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    assert speak_to_file(FEEDBACK, path)
    info = soundfile.info(path)
    assert (info.format, info.subtype, info.channels) == ("WAV", "PCM_16", 1)
    assert 6 < info.duration < 16
    samples, _ = soundfile.read(path)
    assert 0.1 < np.abs(samples).max() <= 1
    assert list((places.data_folder() / "passing").iterdir()) == []


@pytest.mark.usefixtures("voice_here")
def test_speech_is_as_long_as_its_text(tmp_path: Path) -> None:
    def seconds(text: str, rate_wpm: int) -> float:
        assert speak_to_file(text, tmp_path / "said.wav", rate_wpm=rate_wpm)
        return soundfile.info(tmp_path / "said.wav").duration

    assert seconds(FEEDBACK, 100) > 1.5 * seconds(FEEDBACK, 200)
    assert seconds(" ".join([FEEDBACK] * 3), 200) == pytest.approx(3 * seconds(FEEDBACK, 200), 0.1)


@pytest.mark.usefixtures("voice_here")
def test_an_old_file_is_replaced_and_a_second_utterance_is_not_silent(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    path.write_bytes(b"old")
    assert speak_to_file("The first.", path)
    first = path.read_bytes()
    assert speak_to_file("And then the second.", path)
    assert len(path.read_bytes()) > len(first) > 1000
    assert [left.name for left in tmp_path.glob("*.part")] == []


@pytest.mark.usefixtures("voice_here")
def test_voices_are_asked_for_by_id_name_or_language(tmp_path: Path) -> None:
    english = next(voice for voice in voices() if voice.language.startswith("en"))
    for wanted in (english.id, english.name.upper(), english.language):
        assert speak_to_file("Hello there.", tmp_path / "said.wav", voice=wanted)


@pytest.mark.usefixtures("voice_here")
def test_a_voice_is_checked_as_it_is_chosen(tmp_path: Path) -> None:
    english = next(voice for voice in voices() if voice.language.startswith("en"))
    for name in (english.id, english.name.upper(), english.language, f"{english.id}+f3", "Nobody"):
        try:
            check_voice(name)
        except Missing:
            with pytest.raises(Missing):
                speak_to_file("Hello.", tmp_path / "said.wav", voice=name)
            assert name == "Nobody"


@pytest.mark.usefixtures("voice_here")
def test_a_voice_that_is_not_there_is_missing_and_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    with pytest.raises(Missing, match=r"no voice 'Nobody' here; choose one of: .*en"):
        speak_to_file("Hello.", path, voice="Nobody\x1b")
    assert not path.exists()


@pytest.mark.usefixtures("voice_here")
def test_twenty_thousand_words_are_cut_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    started = time.monotonic()
    assert speak_to_file("word " * 20_000, path)
    assert time.monotonic() - started < synthesize.LIMIT_S
    assert 30 < soundfile.info(path).duration < 120


@pytest.mark.usefixtures("voice_here")
def test_control_characters_and_engine_commands_are_not_spoken(tmp_path: Path) -> None:
    plain, hostile = tmp_path / "plain.wav", tmp_path / "hostile.wav"
    assert speak_to_file("You felt small", plain)
    assert speak_to_file("You\x00 \x1b\x07felt \u202e[[\udc80]]<\x9f> small\r\n", hostile)
    assert plain.read_bytes() == hostile.read_bytes()


@pytest.mark.usefixtures("voice_here")
def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        speak_to_file("Hello.", tmp_path / "none" / "said.wav")


@pytest.mark.usefixtures("voice_here")
def test_a_bad_tmpdir_and_a_data_folder_that_is_a_file_do_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", "/nowhere; touch hacked")
    assert speak_to_file("Hello.", tmp_path / "one.wav")
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("VOICECOACH_DATA", str(blocked))
    assert speak_to_file("Hello.", tmp_path / "two.wav")


@pytest.mark.usefixtures("voice_here")
def test_the_voice_extra_speaks_where_the_system_has_no_library(
    tmp_path: Path, replace_child: Callable[[str], None]
) -> None:
    pytest.importorskip("espeakng_loader", reason="without the extra `voice`")
    maps = tmp_path / "maps"
    replace_child(
        altered_child(
            "child.ESPEAK_LIBRARY = 'libabsent.so.1'\n"
            "speak = child.speak\n"
            "def tell(*given):\n"
            f"    open({str(maps)!r}, 'w').write(open('/proc/self/maps').read())\n"
            "    return speak(*given)\n"
            "child.speak = tell"
        )
    )
    path = tmp_path / "said.wav"
    assert speak_to_file(FEEDBACK, path)
    assert soundfile.info(path).duration > 6
    loaded = set(re.findall(r"\S+libespeak\S+", maps.read_text()))
    assert loaded
    assert all("espeakng_loader" in library for library in loaded)


# --- it is not, or it fails -------------------------------------------------------------------

NO_ESPEAK = (
    "child.ESPEAK_LIBRARY = 'libabsent.so.1'\nsys.modules['espeakng_loader'] = None\n"
    "sys.modules['pyttsx3'] = None\nsys.platform = 'linux'"
)


def test_without_espeak_there_is_no_voice_and_no_error(
    tmp_path: Path, replace_child: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    replace_child(altered_child(NO_ESPEAK))
    path = tmp_path / "said.wav"
    path.write_bytes(b"old")
    assert not has_voice()
    assert voices() == ()
    assert not speak_to_file("Hello.", path)
    assert path.read_bytes() == b"old"
    assert "espeak-ng is not installed" in caplog.text
    with pytest.raises(Missing, match=r"'en-gb' does not speak here .*install espeak-ng"):
        speak_to_file("Hello.", path, voice="en-gb")


def test_a_voice_that_hangs_is_left_after_the_limit(
    tmp_path: Path, replace_child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synthesize, "LIMIT_S", 0.5)
    late = tmp_path / "late"
    replace_child(f"import time\ntime.sleep(2)\nopen({str(late)!r}, 'w')")
    started = time.monotonic()
    assert not speak_to_file("Hello.", tmp_path / "said.wav")
    assert time.monotonic() - started < 1.5
    time.sleep(1.8)
    assert not late.exists(), "the child must be gone"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise RuntimeError('no')",
        "print('Audio saved')",
        "print('[]')",
        'print(\'{"known": true, "done": false}\')',
        'print(\'{"known": true, "done": true}\')',
        "open('raw.wav', 'wb').write(b'RIFF'); print('{\"known\": true, \"done\": true}')",
    ],
    ids=["abort", "raise", "noise", "list", "unfinished", "no file", "no wav"],
)
def test_a_child_that_fails_means_no_voice(
    code: str, tmp_path: Path, replace_child: Callable[[str], None]
) -> None:
    replace_child(code)
    assert not speak_to_file("Hello.", tmp_path / "said.wav")
    assert not (tmp_path / "said.wav").exists()


@pytest.mark.parametrize(
    ("seconds", "level", "spoken"),
    [(10.0, 0.1, True), (0.5, 0.1, False), (10.0, 0.0, False)],
    ids=["whole", "cut off", "silent"],
)
def test_a_file_that_is_cut_off_or_silent_is_not_taken_for_speech(
    seconds: float, level: float, spoken: bool, tmp_path: Path,
    replace_child: Callable[[str], None],
) -> None:  # fmt: skip
    made = tmp_path / "made.wav"
    soundfile.write(made, np.full(round(seconds * 16_000), level), 16_000)
    replace_child(
        f"import shutil; shutil.copy({str(made)!r}, 'raw.wav')\n"
        'print(\'{"known": true, "done": true}\')'
    )
    assert speak_to_file(FEEDBACK, tmp_path / "said.wav") is spoken


def test_the_sound_is_made_where_nobody_else_can_read(
    tmp_path: Path, replace_child: Callable[[str], None]
) -> None:
    seen = tmp_path / "seen"
    replace_child(
        f"import os; open({str(seen)!r}, 'w').write(os.getcwd() + ' ' + str(os.stat('.').st_mode))"
    )
    speak_to_file("Hello.", tmp_path / "said.wav")
    folder, mode = seen.read_text().split(" ")
    assert Path(folder).parent == places.data_folder() / "passing"
    assert stat.S_IMODE(int(mode)) == places.PRIVATE_FOLDER_MODE
    assert not Path(folder).exists()


def test_nothing_in_the_working_folder_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyttsx3.py").write_text(f"open({str(tmp_path / 'hacked')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    speak_to_file("Hello.", tmp_path / "said.wav")
    assert not (tmp_path / "hacked").exists()


# --- what is said -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "\x00\x1b", "... - !", "[[<>]]"])
def test_nothing_to_say_is_not_said(text: str, tmp_path: Path) -> None:
    assert not speak_to_file(text, tmp_path / "said.wav")
    assert not (tmp_path / "said.wav").exists()


@pytest.mark.parametrize("rate_wpm", [0, 79, 451, -1])
def test_a_rate_that_no_engine_keeps_is_bad_input(rate_wpm: int, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="words a minute"):
        speak_to_file("Hello.", tmp_path / "said.wav", rate_wpm=rate_wpm)


@given(st.text(max_size=3 * MOST_CHARS))
def test_what_is_spoken_is_short_clean_and_cut_at_a_word(text: str) -> None:
    spoken = speakable(text)
    assert len(spoken) <= MOST_CHARS
    assert spoken == speakable(spoken) == spoken.strip()
    assert not set(spoken) & set("<>[]{}\x1b\n")


def test_a_long_text_is_cut_between_words() -> None:
    spoken = speakable("seven77 " * 1000)
    assert MOST_CHARS - 8 < len(spoken) <= MOST_CHARS
    assert set(spoken.split()) == {"seven77"}
    assert len(speakable("x" * 5000)) == MOST_CHARS


# --- which voice ------------------------------------------------------------------------------

ESPEAK = [
    ("gmw/de", "German", "de"),
    ("gmw/en", "English (Great Britain)", "en-gb"),
    ("gmw/en-us", "English (America)", "en-us"),
]
APPLE = [
    ("com.apple.Anna", "Anna", "de-DE"),
    ("com.apple.Daniel", "Daniel", "en-GB"),
    ("com.apple.Samantha", "Samantha", "en-US"),
]


@pytest.mark.parametrize(
    ("voices", "wanted", "current", "chosen"),
    [
        (ESPEAK, None, "gmw/de", _voice_child.PREFERRED_VOICES[0]),
        (ESPEAK[:1], None, "gmw/de", "gmw/de"),
        (APPLE, None, "com.apple.Anna", "com.apple.Daniel"),
        (APPLE, None, "com.apple.Samantha", "com.apple.Samantha"),
        (APPLE, "samantha", "com.apple.Anna", "com.apple.Samantha"),
        (APPLE, "EN-gb", "com.apple.Anna", "com.apple.Daniel"),
        (ESPEAK, "en-us+f3", "gmw/en", "gmw/en-us+f3"),
        (ESPEAK, "Samantha", "gmw/en", None),
        ([], None, "gmw/en", "gmw/en"),
    ],
)
def test_choosing_a_voice(
    voices: list[tuple[str, str, str]], wanted: str | None, current: str, chosen: str | None
) -> None:
    assert _voice_child.choose(voices, wanted, current) == chosen
