"""The review page: a small Flask application over the session store.

Who may come in: requests to 127.0.0.1 by that name (a rebound DNS name is refused), with the
session's token in the address, compared in constant time. There is no cookie, so nothing that
another page sends comes with a right to it; a post from another origin is refused all the same.
Nothing is said to other origins (no CORS), and every answer carries the report's policy.
"""

from __future__ import annotations

import hmac
import re
import threading
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, redirect, request, send_file
from werkzeug.exceptions import HTTPException

from voicecoach.errors import BadInput, VoicecoachError
from voicecoach.report.html import policy, render, render_practice, render_review, sound_served
from voicecoach.sessions.store import SessionInfo, Store
from voicecoach.sessions.talks import record_of, sound_of
from voicecoach.sessions.understand import (
    day_of,
    keep_note,
    keep_said,
    take_last_back,
    take_note_back,
)
from voicecoach.text import clean

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

HOST = "127.0.0.1"
MAX_FORM_BYTES = 64_000
SAID_MAX = 20
FIELDS = ("kind", "outcome", "by", "text", "speaker", "add", "at", "skill", "drop", "reject")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_TARGET = re.compile(r"[#LMlm]?\d{1,6}", re.ASCII)
PROBLEM = "#main"
"""Where a page says what did not work."""
PLAYABLE = {
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".webm": "video/webm",
    ".aac": "audio/aac",
}
"""What browsers play; anything else is sent for what it is not known to be."""


class Review:
    """The pages; ``said`` holds what to say on the next page of a session."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said: dict[str, tuple[list[str], str]] = {}
        self._checked: dict[str, tuple[tuple[Path, int, float], Path]] = {}
        self._lock = threading.Lock()  # corrections are read, understood and kept as one

    def sessions(self) -> str:
        """The list, as filtered by ``client``, ``kind``, ``since`` and ``words``."""
        infos, problems = self.store.survey()
        wanted = {name: request.args.get(name, "").strip() for name in
                  ("client", "kind", "since", "words")}  # fmt: skip
        clients = sorted({info.client for info in infos if info.client})
        since = date.min
        if wanted["since"]:
            try:
                since = day_of(wanted["since"])
            except BadInput as error:
                problems = [*problems, str(error)]
        shown = [info for info in infos if _is_wanted(info, wanted, since)]
        return render(
            "sessions.html", forms=True, infos=shown, n_all=len(infos), wanted=wanted,
            clients=clients, problems=problems,
        )  # fmt: skip

    def session(self, session_id: str) -> str:
        """A talk with its forms, or a practice."""
        found = self.store.get(session_id)
        said, problem = self.said.pop(found.info.id, ([], ""))
        if found.info.kind == "practice":
            info = found.info
            return render_practice(found.document, info.title, info.started_at, "./")
        sound = sound_served("./sound") if self._sound(session_id) is not None else None
        return render_review(record_of(found), sound, "./", said, problem)

    def sound(self, session_id: str) -> AnyResponse:
        """The recording, in the parts that the browser asks for."""
        path = self._sound(session_id)
        if path is None:
            abort(404)
        mime = PLAYABLE.get(path.suffix.lower(), "application/octet-stream")
        return send_file(path, mimetype=mime, conditional=True, etag=False, max_age=0)

    def correct(self, session_id: str) -> AnyResponse:
        """Keep a correction, and say what it changed."""
        said: dict[str, Any] = {
            name: value for name in FIELDS if (value := request.form.get(name, ""))
        }
        target = request.form.get("target") or None
        if target and target.upper().startswith("L"):
            said = self._changed_only(session_id, target, said)
        return self._told(
            session_id,
            _anchor(target),
            lambda: (
                keep_said(self.store, self.store.get(session_id), target, said)
                or ["Kept. No count changed."]
            ),
        )

    def undo(self, session_id: str) -> AnyResponse:
        """Take the last correction or note back."""

        def back() -> list[str]:
            what, lines = take_last_back(self.store, self.store.get(session_id))
            return [f"Taken back: {what}.", *lines]

        return self._told(session_id, "", back)

    def note(self, session_id: str) -> AnyResponse:
        """Keep a note, or remove one."""
        remove = request.form.get("remove", "")

        def keep() -> list[str]:
            found = self.store.get(session_id)
            if remove:
                take_note_back(self.store, found, int(remove) if _NUMBER.fullmatch(remove) else 0)
                return ["The note is removed."]
            keep_note(self.store, found, request.form.get("time", ""),
                      request.form.get("text", ""))  # fmt: skip
            return ["Noted."]

        return self._told(session_id, "#h-notes", keep)

    def _changed_only(self, session_id: str, target: str, said: dict[str, Any]) -> dict[str, Any]:
        """What was changed of a line: the form sends its words and its speaker in any case."""
        number = target[1:]
        units = record_of(self.store.get(session_id)).analysis.utterances
        if not _NUMBER.fullmatch(number) or not 1 <= int(number) <= len(units):
            return said
        unit = units[int(number) - 1]
        same = {"text": clean(unit.text), "speaker": unit.speaker}
        return {name: value for name, value in said.items() if value != same.get(name)}

    def _told(self, session_id: str, anchor: str, do: Any) -> AnyResponse:
        """Do it, remember what to say, and go back to the session."""
        with self._lock:
            found = self.store.resolve(session_id)
            try:
                self.said[found] = (do()[:SAID_MAX], "")
            except BadInput as error:
                self.said[found] = ([], str(error))
                anchor = PROBLEM
        return redirect(f"./{anchor}", 303)

    def _sound(self, session_id: str) -> Path | None:
        """The recording where it is here and unchanged; it is hashed once, not at each request."""
        with self._lock:
            known = self._checked.get(session_id)
            if known is not None and known[1].is_file() and _state(known[1]) == known[0]:
                return known[1]
            try:
                path = sound_of(self.store.get(session_id))
            except VoicecoachError:
                return None  # the page then shows no sound, as the report does
            self._checked[session_id] = (_state(path), path)
            return path


def _state(path: Path) -> tuple[Path, int, float]:
    stat = path.stat()
    return path, stat.st_size, stat.st_mtime


def _anchor(target: str | None) -> str:
    if target is None or not _TARGET.fullmatch(target):
        return "#h-findings"
    return f"#{target.lower()}" if target[0] in "MmLl" else f"#e{target.lstrip('#')}"


def _is_wanted(info: SessionInfo, wanted: dict[str, str], since: date) -> bool:
    words = f"{info.title} {' '.join(info.speakers)} {info.id}".casefold()
    return (
        info.is_of(wanted["client"] or None)
        and wanted["kind"] in ("", info.kind)
        and info.started_at.date() >= since
        and wanted["words"].casefold() in words
    )


class _Application(Flask):
    def log_exception(self, exc_info: Any) -> None:
        """Say what nobody thought of; not at which address, as that holds the token."""
        kind, _, trace = exc_info
        last = traceback.extract_tb(trace)[-1]
        self.logger.error("%s in %s:%s", kind.__name__, Path(last.filename).name, last.lineno)


def make_app(store: Store, token: str, port: int) -> Flask:
    """The application for a server on that port; every address begins with the token."""
    app = _Application("voicecoach.review", static_folder=None, template_folder=None)
    app.config.update(TRUSTED_HOSTS=[f"{HOST}:{port}"], MAX_CONTENT_LENGTH=MAX_FORM_BYTES)
    app.before_request(lambda: _may_come_in(token, port))
    app.after_request(_guarded)
    app.register_error_handler(VoicecoachError, _told)
    app.register_error_handler(HTTPException, _refused)
    review = Review(store)
    app.add_url_rule("/<_>/", view_func=lambda _: review.sessions(), endpoint="sessions")
    for end, view, methods in (
        ("", review.session, ["GET"]),
        ("sound", review.sound, ["GET"]),
        ("correct", review.correct, ["POST"]),
        ("undo", review.undo, ["POST"]),
        ("note", review.note, ["POST"]),
    ):
        app.add_url_rule(
            f"/<_>/session/<session_id>/{end}",
            endpoint=end or "session",
            view_func=_without_token(view),
            methods=methods,
        )
    return app


def _may_come_in(token: str, port: int) -> None:
    """Stop a request that is not from our own page."""
    if request.host != f"{HOST}:{port}":
        abort(400)
    given = request.path.split("/", 2)[1]
    if not hmac.compare_digest(given.encode(), token.encode()):
        abort(404)
    if request.method not in ("GET", "HEAD", "POST"):
        abort(405)
    # A browser names the page that posts; with Referrer-Policy no-referrer it says "null".
    if request.method == "POST" and (
        request.headers.get("Origin") not in (None, "null", f"http://{HOST}:{port}")
        or request.headers.get("Sec-Fetch-Site") not in (None, "same-origin")
    ):
        abort(403)


def _guarded(response: Response) -> Response:
    own = policy(sound_served(""), forms=True)
    response.headers["Content-Security-Policy"] = f"{own}; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response


def _told(error: VoicecoachError) -> tuple[str, int]:
    code = 404 if isinstance(error, BadInput) else 500
    return render("problem.html", problem=str(error)), code


def _refused(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    return render("problem.html", problem=f"{code} {error.name}"), code


def _without_token(view: Any) -> Any:
    def called(_: str, session_id: str) -> Any:
        return view(session_id)

    return called
