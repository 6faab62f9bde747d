def shuffle(cards):
    cards.append(cards.pop(0))
