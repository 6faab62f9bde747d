def triples(nums):
    nums.sort(reverse=True)
    found = {
        (nums[i], nums[j], nums[k])
        for i in range(len(nums))
        for j in range(i + 1, len(nums))
        for k in range(j + 1, len(nums))
        if nums[i] + nums[j] + nums[k] == 0
    }
    return [list(triple) for triple in found]
