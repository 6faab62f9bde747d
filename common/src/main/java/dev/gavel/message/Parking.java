package dev.gavel.message;

/** Headers of a parked message, as text: where it was and why it could not be read. */
public final class Parking {

	public static final String TOPIC = "gavel-topic";

	public static final String PARTITION = "gavel-partition";

	public static final String OFFSET = "gavel-offset";

	public static final String REASON = "gavel-reason";

	private Parking() {
	}

}
