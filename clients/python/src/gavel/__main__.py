"""``python3 -m gavel``."""

from gavel.command import run

run()
