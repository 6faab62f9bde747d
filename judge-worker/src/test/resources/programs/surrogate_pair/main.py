def solve(n):
    return ["\ud83d\ude00"]
