from concurrent.futures import ThreadPoolExecutor


def solve(n):
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(lambda _: 1, range(n))) + 1
