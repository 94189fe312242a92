"""``voicecoach review``: the sessions in a browser, on this machine alone, until Ctrl-C."""

from __future__ import annotations

import secrets

import click

from voicecoach.cli import COMMANDS
from voicecoach.cli.common import plain_option
from voicecoach.errors import BadInput

TOKEN_BYTES = 24


@click.command(short_help=COMMANDS["review"][1])
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: any free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@plain_option
def review(port: int, no_browser: bool, plain: bool) -> None:  # noqa: ARG001
    """Look through, hear and correct sessions in a browser.

    The page is served on 127.0.0.1 alone, at an address with a random token, until Ctrl-C. Other
    programs that run as you could read it; other machines and other web pages cannot.

    \b
    Example:
      voicecoach review
    """
    import logging
    import socket

    from werkzeug.serving import make_server

    from voicecoach.review.app import HOST, make_app
    from voicecoach.sessions.store import Store

    # Asked for first: the application must know its own port, and refuses every other.
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        raise BadInput(
            f"Port {port} cannot be used ({error.strerror}); leave --port out to take a free one."
        ) from error
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(TOKEN_BYTES)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # addresses hold the token
    app = make_app(Store(), token, port)
    server = make_server(HOST, port, app, threaded=True, fd=listening.fileno())
    address = f"http://{HOST}:{port}/{token}/"
    click.echo(f"{address}\nOpen it on this machine; Ctrl-C closes it.")
    if not no_browser:
        import webbrowser

        webbrowser.open(address)
    with listening:
        server.serve_forever()  # until Ctrl-C, which it takes for its end
    click.echo("\nClosed.")
