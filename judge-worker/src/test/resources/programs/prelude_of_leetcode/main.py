def solve(n):
    heap = [n + 1, inf]
    heapify(heap)
    first = datetime.date(2000, 1, 1)
    assert gcd(12, 18) == 6 and bisect.bisect([1, 3], 2) == 1 and pow(2, 3, 5) == 3
    assert Counter("aab")["a"] == 2 and lru_cache(None)(abs)(-1) == 1 and json.loads("1") == 1
    assert first + datetime.timedelta(days=1) == datetime.date(2000, 1, 2) and copy.copy([n]) == [n]
    assert ListNode(3).val == TreeNode(3).val
    found: List[int] = list(accumulate([n, 1]))
    return heappop(heap) if found[-1] == n + 1 else 0
