class Flood:
    def get(self):
        return [0] * 3_000_000
