"""A real headless Chromium, spoken to by the DevTools protocol over a pipe: no socket is needed.

Protocol: https://chromedevtools.github.io/devtools-protocol/ (messages end with a NUL on file
descriptors 3 and 4, ``--remote-debugging-pipe``).
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WAIT_S = 30.0
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio",
    "--autoplay-policy=no-user-gesture-required", "--remote-debugging-pipe",
)  # fmt: skip


def find_chromium() -> str:
    """The browser, or skip."""
    if os.name != "posix":
        pytest.skip("a pipe on descriptors 3 and 4 is made for POSIX only")
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("no Chromium here (on Debian: apt install chromium)")


class Browser:
    """One page of one Chromium; ``console`` and ``requests`` hold what it said and asked for."""

    def __init__(self, folder: Path) -> None:
        ours_r, theirs_w = os.pipe()
        theirs_r, ours_w = os.pipe()

        def place() -> None:  # in the child: 3 is what it reads, 4 what it writes
            import fcntl

            high = [fcntl.fcntl(one, fcntl.F_DUPFD, 20) for one in (theirs_r, theirs_w)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [find_chromium(), *FLAGS, f"--user-data-dir={folder / 'profile'}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=place,
        )
        os.close(theirs_r)
        os.close(theirs_w)
        self.read, self.write = ours_r, ours_w
        os.set_blocking(self.read, False)
        self.buffer = b""
        self.number = 0
        self.session = ""
        self.console: list[str] = []
        self.requests: list[str] = []
        targets = self.send("Target.getTargets")["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, wait_s: float = WAIT_S, **params: Any) -> dict[str, Any]:
        """Ask for something and return the answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write, data) :]
        end = time.monotonic() + wait_s
        while True:
            answer = self._next(end, method)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']['message']}")
                found: dict[str, Any] = answer["result"]
                return found

    def _next(self, end: float, what: str) -> dict[str, Any]:
        while b"\0" not in self.buffer:
            try:
                got = os.read(self.read, 1 << 20)
                assert got, "Chromium has ended"
                self.buffer += got
            except BlockingIOError:
                assert time.monotonic() < end, f"Chromium did not answer to {what}"
                time.sleep(0.005)
        raw, self.buffer = self.buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(raw)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.console.append(params["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in {"error", "warning"}:
            self.console.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in {"error", "warning"}:
            self.console.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.send("Page.navigate", url=address)
        self.wait(lambda: self.run("document.readyState") == "complete" and self.here() == address)

    def here(self) -> str:
        """The page's address."""
        return str(self.run("location.href"))

    def run(self, script: str, wait_s: float = WAIT_S) -> Any:
        """The value of a JavaScript expression (awaited where it is a promise)."""
        answer = self.send(
            "Runtime.evaluate", wait_s, expression=script, returnByValue=True, awaitPromise=True,
            userGesture=True,
        )  # fmt: skip
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, true: Callable[[], Any]) -> None:
        """Wait until something is true."""
        end = time.monotonic() + WAIT_S
        while not true():
            assert time.monotonic() < end, "waited too long"
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Click in the middle of an element, as a mouse does."""
        found = f"document.querySelector({selector!r})"
        # Lines are laid out as they come into view: what is clicked must have come to rest.
        self.run(
            f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            " new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        box = self.run(
            f"(() => {{ const b = {found}.getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left",
                clickCount=1,
            )  # fmt: skip

    def key(self, key: str, code: int) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            self.send(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code
            )
            if kind == "rawKeyDown" and key == "Enter":
                self.send("Input.dispatchKeyEvent", type="char", text="\r", key=key)

    def size(self, width: int, height: int, dark: bool = False) -> None:
        """Make the window that wide, and the system light or dark."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path: Path, whole: bool = False) -> None:
        """Write what is seen (or the whole page) as a PNG."""
        shot = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path: Path, width_in: float, height_in: float) -> None:
        """Write the page as it prints."""
        printed = self.send(
            "Page.printToPDF", paperWidth=width_in, paperHeight=height_in, printBackground=True,
            preferCSSPageSize=False,
        )  # fmt: skip
        path.write_bytes(base64.b64decode(printed["data"]))

    def close(self) -> None:
        """End the browser."""
        os.close(self.write)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.read)
