package dev.gavel.worker.comparison;

/**
 * Limits the steps that one comparison may spend on unordered values. A program can
 * return values that need very many steps. Ordered values cost nothing.
 */
final class Effort {

	private static final long MOST = 20_000_000;

	private long left = MOST;

	/**
	 * @throws Spent when the limit is exceeded
	 */
	void spend(long steps) {
		left -= steps;
		if (left < 0) {
			throw new Spent();
		}
	}

	/** Ends a comparison that cannot be decided within the limit. */
	static final class Spent extends RuntimeException {

		Spent() {
			super("the comparison takes too many steps", null, false, false);
		}

	}

}
