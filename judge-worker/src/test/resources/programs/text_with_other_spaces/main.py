def report(nums):
    return f"  mean {sum(nums) / len(nums):.8f}  SUM\n{sum(nums)}"
