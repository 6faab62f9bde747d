import builtins
import json
import os
import sys


def solve(n):
    seen = getattr(builtins, "seen", 0) or getattr(json, "seen", 0) or os.environ.get("seen") or sys.modules.get("seen")
    builtins.seen = json.seen = n
    os.environ["seen"] = str(n)
    sys.modules["seen"] = sys
    open("/tmp/seen", "w").write(str(n))
    return 0 if seen else n + 1
