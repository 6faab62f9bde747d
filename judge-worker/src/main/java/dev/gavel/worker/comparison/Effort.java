package dev.gavel.worker.comparison;

/**
 * Limits the steps that comparisons may spend on unordered values. A program can return
 * values that need very many steps. Ordered values cost nothing.
 */
final class Effort {

	private static final long MOST = 20_000_000;

	/** Enough to read the largest answer once for each of the most right answers. */
	private static final long MOST_OF_SEVERAL = 4 * MOST;

	private long left;

	private Effort(long steps) {
		this.left = steps;
	}

	/** Returns the effort for one comparison. */
	static Effort ofOne() {
		return new Effort(MOST);
	}

	/** Returns the effort for all comparisons of an answer with several right ones. */
	static Effort ofSeveral() {
		return new Effort(MOST_OF_SEVERAL);
	}

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
