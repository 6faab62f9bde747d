from collections import defaultdict

def count(words: List[str]) -> Dict[str, int]:
    found: DefaultDict[str, int] = defaultdict(int)
    for word in words:
        found[word] += 1
    assert Counter(words) == found
    return dict(found)
