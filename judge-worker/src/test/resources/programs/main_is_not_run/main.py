def solve(n):
    return n + 1


if __name__ == "__main__":
    raise SystemExit("must not be executed")
