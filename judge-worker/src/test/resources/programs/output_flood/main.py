def solve(n):
    while True:
        print("flood" * 100)
