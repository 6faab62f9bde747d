def halves(nums):
    return sorted(num / 2 for num in nums)
