def halves(nums):
    return sorted(num * 0.1 * 5 for num in nums)
