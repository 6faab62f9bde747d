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

    A token in the file is for the server in the file only. One in the environment is for the server that is used without
    options.
    """
    stored = read(environment)
    usual = environment.get("GAVEL_URL") or (stored.url if stored else DEFAULT_URL)
    chosen = url or usual
    token = environment.get("GAVEL_TOKEN") if _same(chosen, usual) else None
    if token is None and stored is not None and _same(chosen, stored.url):
        token = stored.token
    return Login(chosen, token or None)


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")


def path(environment: Mapping[str, str]) -> Path:
    configuration = environment.get("XDG_CONFIG_HOME", "")
    home = Path(configuration) if os.path.isabs(configuration) else Path.home() / ".config"
    return home / "gavel" / "login.json"


def read(environment: Mapping[str, str]) -> Optional[Login]:
    """Returns what is stored, if anything is. Raises ``ValueError`` if it is damaged."""
    place = path(environment)
    try:
        document = json.loads(place.read_text(encoding="utf-8"))
        return Login(str(document["url"]), document.get("token"))
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError) as error:
        raise ValueError(f'{place} is damaged. Write it anew with "gavel login".') from error


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
