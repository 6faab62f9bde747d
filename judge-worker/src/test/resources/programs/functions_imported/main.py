from math import gcd, lcm
