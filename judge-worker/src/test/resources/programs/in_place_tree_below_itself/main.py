def solve(k, it):
    it.left.left = it
