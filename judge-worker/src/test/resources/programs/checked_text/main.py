def solve(words):
    return " ".join(words)
