"""The review page as it is used: started, opened, corrected on the screen, closed by Ctrl-C."""

from __future__ import annotations

import subprocess
import sys
import urllib.parse
from pathlib import Path

from tests.browser import Browser, find_chromium
from tests.report.test_browser import TALK, fresh, outside, serious
from tests.review_server import review_server
from tests.talks import small_talk
from voicecoach.report.contract import to_document
from voicecoach.sessions.store import Source, Store
from voicecoach.sessions.talks import read_talk
from voicecoach.speech.models import sha256_of

FIXTURES = Path(__file__).resolve().parents[2] / "audio_fixtures"
SMALL = small_talk()


def test_a_correction_changes_the_screen_and_the_store(tmp_path: Path) -> None:
    find_chromium()
    sound = FIXTURES / TALK
    own = Store().add(
        "talk", to_document(SMALL), SMALL.speakers, "Kitchen",
        source=Source(str(sound), sha256_of(sound)),
    )  # fmt: skip
    with review_server() as address:
        browser = Browser(tmp_path)
        try:
            fresh(browser, address)
            assert serious(browser) == []
            browser.run("document.querySelector('.sessions a').click()")
            browser.wait(lambda: browser.here() == f"{address}session/{own}/")
            browser.wait(lambda: browser.run("document.readyState") == "complete")
            row = "document.querySelector('#h-summary').parentElement.innerText"
            assert "1 interruption" in browser.run(row)
            browser.wait(lambda: browser.run("sound.readyState") >= 1)
            browser.click("a.flag[href='#e3']")
            browser.wait(lambda: browser.run("sound.currentTime") >= SMALL.events[2].start)
            browser.run("sound.pause()")
            browser.run("document.querySelector('#e2 details').open = true")
            browser.click("#e2 form button")
            browser.wait(lambda: browser.run("document.querySelector('.said') !== null"))
            assert "0 interruptions" in browser.run(row)
            assert "Ben: interruptions 1 -> 0" in browser.run(
                "document.querySelector('.said').innerText"
            )
            assert serious(browser) == []
            assert outside(browser, address) == []
            assert browser.console == []
        finally:
            browser.close()
    balance = read_talk(Store().get(own)).corrected.analysis.balance
    assert balance["Ben"].interruptions == 0


def test_it_listens_on_this_machine_alone() -> None:
    with review_server() as address:
        port = urllib.parse.urlsplit(address).port
        code = (
            "import socket, sys\n"
            "hosts = {i[4][0] for i in socket.getaddrinfo(socket.gethostname(), None)}\n"
            "for host in sorted(hosts - {'127.0.0.1', '::1'}) + ['::1', '127.0.0.2']:\n"
            "    with socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET) as s:\n"
            "        s.settimeout(2)\n"
            f"        print(host, s.connect_ex((host, {port})) == 0)\n"
        )
        tried = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
        )
    assert tried.stdout, tried.stderr
    assert "True" not in tried.stdout


def test_a_port_in_use_is_said() -> None:
    with review_server() as address:
        port = urllib.parse.urlsplit(address).port
        done = subprocess.run(
            [sys.executable, "-m", "voicecoach", "review", "--no-browser", "--port", str(port)],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be used" in done.stderr
