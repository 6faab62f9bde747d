package dev.gavel.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How late timers may be, of a thread and of threads and processes that it starts. Two
 * hundred times a second a thread of Kafka or of its clients looks whether there is work;
 * those that may be late look together, which costs an idle machine less.
 */
final class TimerSlack {

	private static final Logger logger = LoggerFactory.getLogger(TimerSlack.class);

	/**
	 * What is started by this keeps the slack; the thread that calls this does not. Where
	 * the system does not allow it, timers stay precise.
	 */
	static <T> T with(Duration slack, Supplier<T> start) {
		String before = nanos();
		set(String.valueOf(slack.toNanos()));
		try {
			return start.get();
		}
		finally {
			set(before);
		}
	}

	/** Of the current thread; empty where the system does not tell. */
	static String nanos() {
		try {
			return Files.readString(file()).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static void set(String nanos) {
		try {
			Files.writeString(file(), nanos);
		}
		catch (IOException ex) {
			logger.debug("Timers stay as they are", ex);
		}
	}

	/** Threads have this file only where processes have theirs. */
	private static Path file() throws IOException {
		Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
		return Path.of("/proc").resolve(thread).resolve("timerslack_ns");
	}

	private TimerSlack() {
	}

}
