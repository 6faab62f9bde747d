def solve(nums):
    return ordered(nums)
