def report(nums):
    return f"mean\n{sum(nums) / len(nums)} sum {sum(nums)}"
