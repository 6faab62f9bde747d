package dev.gavel.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How late timers may be. Two hundred times a second a thread of Kafka or of its clients
 * looks whether there is work; those that may be late look together, which costs an idle
 * machine less.
 */
final class TimerSlack {

	private static final Logger logger = LoggerFactory.getLogger(TimerSlack.class);

	/**
	 * Of the current thread, and of threads and processes that it starts from now on.
	 * Where the system does not allow it, timers stay precise.
	 */
	static void allow(Duration slack) {
		try {
			Files.writeString(ofCurrentThread(), String.valueOf(slack.toNanos()));
		}
		catch (IOException ex) {
			logger.debug("Timers stay precise", ex);
		}
	}

	/** Threads have this file only where processes have theirs. */
	static Path ofCurrentThread() throws IOException {
		Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
		return Path.of("/proc").resolve(thread).resolve("timerslack_ns");
	}

	private TimerSlack() {
	}

}
