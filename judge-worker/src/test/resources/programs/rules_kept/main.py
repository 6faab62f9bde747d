def solve(nums):
    if len(nums) < 2:
        return nums
    first, *rest = nums
    return solve([n for n in rest if n < first]) + [first] + solve([n for n in rest if n >= first])
