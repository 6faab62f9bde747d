def solve(n):
    answer = []
    answer.append(answer)
    return answer
