def solve(n):
    x = 1
      return x
