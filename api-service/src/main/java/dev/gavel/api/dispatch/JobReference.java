package dev.gavel.api.dispatch;

import java.util.UUID;

/** Names a job; as text, it is the id of the task that sends it. */
record JobReference(UUID judgementId, int attempt) {

	private static final String SEPARATOR = "/";

	static JobReference parse(String text) {
		String[] parts = text.split(SEPARATOR, 2);
		return new JobReference(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
	}

	@Override
	public String toString() {
		return judgementId + SEPARATOR + attempt;
	}

}
