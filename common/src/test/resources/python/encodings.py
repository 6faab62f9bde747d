"""Reads a value a line in the notation of ValueCodec, and writes it again with the code that runs in the sandbox."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path("../judge-worker/src/main/resources/supervisor").resolve()))

from harness.python import values

for line in sys.stdin.buffer:
    encoder = values.Encoder(1 << 24, "main.py")
    encoder.writes_objects = True
    print(encoder.encode(values.decode(line.rstrip(b"\n"))).decode())
