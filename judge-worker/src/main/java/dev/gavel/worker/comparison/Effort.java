package dev.gavel.worker.comparison;

/**
 * What all that has no order may cost in one comparison: it may take very many steps, and
 * a program can make it so. Values in an order cost nothing.
 */
final class Effort {

	private static final long MOST = 20_000_000;

	private long left = MOST;

	/**
	 * @throws Spent when that was too much
	 */
	void spend(long steps) {
		left -= steps;
		if (left < 0) {
			throw new Spent();
		}
	}

	/** Nothing more can be found out. */
	static final class Spent extends RuntimeException {

		Spent() {
			super("the comparison takes too many steps", null, false, false);
		}

	}

}
