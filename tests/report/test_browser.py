"""The page in a real browser: silent, self-sufficient, played by its flags, readable by all."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser import Browser, find_chromium
from tests.conftest import real_model
from tests.talks import hostile_talk, long_talk, small_talk
from voicecoach.corrections import Note
from voicecoach.report.contract import from_document
from voicecoach.report.html import render_report, sound_beside, sound_within
from voicecoach.report.record import Record, plain_record

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
TALK = "couple.stereo.flac"
AXE = Path(__file__).resolve().parents[1] / "axe" / "node_modules" / "axe-core" / "axe.min.js"
SEEK_S = 0.1
PAINT_MS = 1000
WRITE_S = 2.0
AXE_S = 240.0
"""An hour's page has 30,000 elements."""
FRAME_MS = 50.0
"""Median between two frames while scrolling: 20 a second without a graphics card."""
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    find_chromium()
    opened = Browser(tmp_path_factory.mktemp("chromium"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def fixture_talk() -> Record:
    """The shipped talk as the real pipeline hears it."""
    from voicecoach.analyze import analyze
    from voicecoach.hearing import load_transcriber
    from voicecoach.report.contract import to_document

    transcriber, _ = load_transcriber(str(real_model("tiny.en")), "en")
    analysis = analyze(FIXTURES / TALK, transcriber, names=("Ana", "Ben"))
    record = plain_record(from_document(json.loads(json.dumps(to_document(analysis)))))
    return replace(record, title=TALK, notes=(Note(26.2, "She stops breathing here."),))


@pytest.fixture
def fixture_page(fixture_talk: Record, tmp_path: Path) -> str:
    shutil.copy(FIXTURES / TALK, tmp_path / TALK)
    return written(tmp_path, render_report(fixture_talk, sound_beside(TALK)))


def written(folder: Path, page: str) -> str:
    path = folder / "report.html"
    path.write_text(page, "utf-8")
    return path.as_uri()


def fresh(browser: Browser, address: str, width: int = DESK, dark: bool = False) -> None:
    """Open a page with nothing in the books."""
    browser.open("about:blank")  # what the page before still asks for is not this one's
    browser.console.clear()
    browser.requests.clear()
    browser.size(width, 900, dark)
    browser.open(address)


def outside(browser: Browser, address: str) -> list[str]:
    """What was asked for but the page itself and data within it."""
    return [one for one in browser.requests if not one.startswith(("data:", "blob:", address))]


def serious(browser: Browser) -> list[str]:
    """What axe-core finds serious or critical, after all that opens is opened."""
    if not AXE.is_file():
        pytest.skip("no axe-core here: npm ci --prefix tests/axe --ignore-scripts")
    browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    browser.run(AXE.read_text("utf-8") + "; true")
    found = json.loads(
        browser.run(
            "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify("
            "r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
            ".map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))",
            AXE_S,
        )
    )
    return [f"{rule}: {' '.join(nodes)}" for rule, nodes in found]


@pytest.mark.model
def test_the_fixture_talk_opens_without_an_error_or_a_request(
    browser: Browser, fixture_page: str
) -> None:
    fresh(browser, fixture_page)
    browser.wait(lambda: browser.run("sound.readyState") >= 1)
    sound = fixture_page.replace("report.html", TALK)
    assert outside(browser, fixture_page) == [sound]
    assert browser.console == []


@pytest.mark.model
def test_flag_3_plays_its_moment_and_the_page_follows(
    browser: Browser, fixture_page: str, fixture_talk: Record
) -> None:
    fresh(browser, fixture_page)
    browser.wait(lambda: browser.run("sound.readyState") >= 1)
    # The moment that the click sought, before any sound has gone by.
    browser.run("sound.addEventListener('seeking', () => { window.sought = sound.currentTime; })")
    browser.click("a.flag[href='#e3']")
    event = fixture_talk.analysis.events[2]
    browser.wait(lambda: browser.run("window.sought !== undefined"))
    assert abs(browser.run("window.sought") - event.start) <= SEEK_S
    assert browser.run("sound.paused") is False
    browser.wait(lambda: browser.run("sound.currentTime") > event.start + 0.3)
    browser.wait(lambda: browser.run("document.querySelector('[aria-current]') !== null"))
    line = browser.run("Number(document.querySelector('[aria-current]').dataset.from)")
    assert abs(line - event.start) < 5
    assert browser.here().endswith("#e3"), "and it leads to its row"
    browser.run("sound.pause()")
    assert browser.console == []


@pytest.mark.model
def test_a_line_plays_its_moment(browser: Browser, fixture_page: str, fixture_talk: Record) -> None:
    fresh(browser, fixture_page)
    browser.wait(lambda: browser.run("sound.readyState") >= 1)
    browser.run("sound.addEventListener('seeking', () => { window.sought = sound.currentTime; })")
    browser.click("#l7 .text")
    browser.wait(lambda: browser.run("window.sought !== undefined"))
    browser.run("sound.pause()")
    start = fixture_talk.analysis.utterances[6].start
    assert abs(browser.run("window.sought") - start) <= SEEK_S


@pytest.mark.model
def test_by_the_keyboard_alone(browser: Browser, fixture_page: str) -> None:
    fresh(browser, fixture_page)
    browser.wait(lambda: browser.run("sound.readyState") >= 1)
    browser.key("Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    browser.run("document.querySelector('#e2 a.at').focus()")
    browser.key("Enter", 13)
    browser.wait(lambda: browser.run("!sound.paused"))
    browser.run("sound.pause()")


def test_sound_within_the_page_plays_without_a_file(browser: Browser, tmp_path: Path) -> None:
    from voicecoach.audio.encode import MIME, to_mp3

    sound = sound_within(to_mp3(FIXTURES / "reply-mixed.flac"), MIME)
    address = written(tmp_path, render_report(plain_record(small_talk()), sound))
    fresh(browser, address)
    browser.wait(lambda: browser.run("sound.readyState") >= 1)
    assert browser.run("sound.duration") == pytest.approx(5.2, abs=1.5)
    browser.click("#e1 a.at")
    browser.wait(lambda: browser.run("sound.currentTime") >= 2.0)
    browser.run("sound.pause()")
    assert outside(browser, address) == []
    assert browser.console == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.model
def test_nothing_serious_for_those_who_need_access(
    browser: Browser, fixture_page: str, width: int, dark: bool
) -> None:
    fresh(browser, fixture_page, width, dark)
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert serious(browser) == []


def test_an_hour_is_written_and_painted_soon(browser: Browser, tmp_path: Path) -> None:
    """The best of three: another program on the machine is not the page's fault."""
    record = plain_record(long_talk())
    writes, paints = [], []
    for _ in range(3):
        begin = time.monotonic()
        address = written(tmp_path, render_report(record))
        writes.append(time.monotonic() - begin)
        fresh(browser, address)
        paints.append(
            browser.run(
                "new Promise(done => requestAnimationFrame(() => setTimeout(() => done("
                "performance.getEntriesByName('first-contentful-paint')[0].startTime), 100)))"
            )
        )
    assert min(writes) <= WRITE_S
    assert min(paints) <= PAINT_MS
    assert outside(browser, address) == []
    assert browser.console == []
    assert serious(browser) == []


def test_an_hour_scrolls_smoothly(browser: Browser, tmp_path: Path) -> None:
    """From top to bottom in two seconds, most frames come in time."""
    fresh(browser, written(tmp_path, render_report(plain_record(long_talk()))))
    gaps = browser.run(
        """new Promise(done => {
            const frames = [], begin = performance.now(), height = document.body.scrollHeight;
            const step = now => {
                frames.push(now);
                scrollTo({top: height * (now - begin) / 2000, behavior: "instant"});
                if (now - begin < 2000) requestAnimationFrame(step);
                else done(frames.slice(1).map((f, i) => f - frames[i]).sort((a, b) => a - b));
            };
            requestAnimationFrame(step);
        })"""
    )
    assert gaps[len(gaps) // 2] <= FRAME_MS


def test_hostile_words_do_nothing(browser: Browser, tmp_path: Path) -> None:
    address = written(tmp_path, render_report(plain_record(hostile_talk())))
    fresh(browser, address)
    assert browser.console == []
    assert outside(browser, address) == []
    assert browser.run("document.querySelectorAll('main img, main script').length") == 0


def test_what_is_not_ours_is_stopped_by_the_policy(browser: Browser, tmp_path: Path) -> None:
    """As if escaping had failed: markup within the page runs nothing and asks for nothing."""
    bad = "<script>document.title='owned'</script><img src='http://127.0.0.1:9/x'>"
    page = render_report(plain_record(small_talk())).replace("<main", f"{bad}<main", 1)
    address = written(tmp_path, page)
    fresh(browser, address)
    assert browser.run("document.title") != "owned"
    assert any("Content Security Policy" in one for one in browser.console)


@pytest.mark.parametrize("size", [(8.27, 11.69), (8.5, 11.0)], ids=["A4", "Letter"])
def test_it_prints_with_its_tables(
    browser: Browser, tmp_path: Path, size: tuple[float, float]
) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("no pdftotext here (on Debian: apt install poppler-utils)")
    fresh(browser, written(tmp_path, render_report(plain_record(small_talk()))))
    browser.pdf(tmp_path / "report.pdf", *size)
    text = subprocess.run(
        [pdftotext, "-layout", str(tmp_path / "report.pdf"), "-"],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    assert "Waits before answering, counted" in text, "closed tables are printed"
    assert "so you felt small there?" in text
    assert "Choose File" not in text
