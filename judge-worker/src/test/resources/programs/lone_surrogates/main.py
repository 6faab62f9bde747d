def solve(n):
    print("\ud800 to stdout")
    return ["\ud800", "\udfff\ud83d", "\0"]
