def solve(k, it):
    it.rotate(k)
