class Flood:
    def get(self):
        return ["x" * 10_000] * 600
