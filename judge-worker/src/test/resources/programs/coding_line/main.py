# -*- coding: utf-8 -*-
def solve(zähler):
    größe = zähler + 1
    return größe
