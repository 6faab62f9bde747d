from concurrent.futures import ThreadPoolExecutor


def solve(n):
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(int, [n, 1]))
