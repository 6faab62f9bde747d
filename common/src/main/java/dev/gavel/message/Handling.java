package dev.gavel.message;

/** The API's answer to a worker that received a job which had been delivered before. */
public enum Handling {

	/** Judge it like any other job. */
	BESIDE_OTHERS,

	/**
	 * Judge it with no other job in flight in the worker: the workers that judged it
	 * before have died.
	 */
	ALONE,

	/** Do not judge it: its judgement or the attempt is over. */
	NOT_AT_ALL

}
