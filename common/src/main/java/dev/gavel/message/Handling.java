package dev.gavel.message;

/** The API's answer to a worker that was given a job which was delivered before. */
public enum Handling {

	/** As any other job. */
	BESIDE_OTHERS,

	/**
	 * With no other job in flight in the worker: those who judged it before have ended.
	 */
	ALONE,

	/** Not at all: its judgement, or the attempt, is over. */
	NOT_AT_ALL

}
