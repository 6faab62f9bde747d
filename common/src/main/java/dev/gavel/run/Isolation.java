package dev.gavel.run;

/** What gets its own process. */
public enum Isolation {

	/** Each test: it starts as if no other had run. */
	TEST,
	/**
	 * Each submission: its tests run one after another in one process, which is cheaper,
	 * and what one of them leaves in memory the next one finds.
	 */
	SUBMISSION

}
