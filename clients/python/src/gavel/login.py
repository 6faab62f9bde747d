"""Where the command line keeps the address of Gavel and the token."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Optional

DEFAULT_URL = "http://localhost:8080"


@dataclass(frozen=True)
class Login:
    """A server, and the token that it is sent."""

    url: str
    token: Optional[str]


def find(url: Optional[str], environment: Mapping[str, str]) -> Login:
    """Returns what the options, the environment and the file say, in this order.

    A token in the file is for the server in the file only.
    """
    stored = read(environment)
    chosen = url or environment.get("GAVEL_URL") or (stored.url if stored else DEFAULT_URL)
    token = environment.get("GAVEL_TOKEN")
    if token is None and stored is not None and stored.url == chosen.rstrip("/"):
        token = stored.token
    return Login(chosen, token or None)


def path(environment: Mapping[str, str]) -> Path:
    configuration = environment.get("XDG_CONFIG_HOME", "")
    home = Path(configuration) if os.path.isabs(configuration) else Path.home() / ".config"
    return home / "gavel" / "login.json"


def read(environment: Mapping[str, str]) -> Optional[Login]:
    try:
        document = json.loads(path(environment).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Login(document["url"], document.get("token"))


def write(login: Login, environment: Mapping[str, str]) -> Path:
    """Stores a login that only its owner can read."""
    place = path(environment)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A new file is its owner's only. It takes the place of the old one as a whole.
    descriptor, unfinished = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"url": login.url.rstrip("/"), "token": login.token}, file)
    os.replace(unfinished, place)
    return place
