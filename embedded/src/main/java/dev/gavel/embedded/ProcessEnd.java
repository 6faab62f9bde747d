package dev.gavel.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for processes. An interruption ends the start or stop that waits. */
final class ProcessEnd {

	private ProcessEnd() {
	}

	static int exitCode(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/** Returns whether the process ended within that time. */
	static boolean ended(Process process, Duration patience) {
		try {
			return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static EmbeddedServerException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new EmbeddedServerException("Interrupted while waiting for a server's process", ex);
	}

}
