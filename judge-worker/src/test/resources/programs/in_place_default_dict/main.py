def solve(k, it):
    for key in "ab":
        it[key] += k
