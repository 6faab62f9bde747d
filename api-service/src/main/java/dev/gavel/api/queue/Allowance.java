package dev.gavel.api.queue;

/**
 * How much of one kind may be sent in a minute, and at once, by a client or by all
 * clients of an account together.
 *
 * @param holder tells apart whose allowance it is
 * @param perMinute 0 for any number
 */
record Allowance(Sent kind, String holder, int perMinute) {

	boolean isLimited() {
		return perMinute > 0;
	}

}
