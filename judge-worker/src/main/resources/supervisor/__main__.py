"""Starts the supervisor of a cell: init, with the harness whose name comes first. See docs/sandbox.md."""

import importlib
import sys

from init import fork_server

fork_server.main(importlib.import_module(f"harness.{sys.argv[1]}"), frozenset(sys.argv[2:]))
