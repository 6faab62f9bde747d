package dev.gavel.standalone;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The few lines that tell what is being done while it is done. Safe for parts that start
 * at the same time.
 */
final class Progress {

	private static final String GREEN = "\033[32m";

	private static final String PLAIN = "\033[0m";

	private final PrintStream out;

	private final boolean terminal;

	private final Clock clock;

	Progress(PrintStream out, boolean terminal, Clock clock) {
		this.out = out;
		this.terminal = terminal;
		this.clock = clock;
	}

	void say(String line) {
		out.println(line);
	}

	/** Runs a part of the start; the work is given a place to tell its steps. */
	<T> T track(Part part, Function<Consumer<String>, T> work) {
		Instant begin = clock.instant();
		T result = work.apply((step) -> line(part, step));
		line(part, green("ready") + " in " + seconds(begin));
		return result;
	}

	private void line(Part part, String text) {
		out.printf("  %-9s%s%n", part.title(), text);
	}

	private String seconds(Instant begin) {
		return "%.1f s".formatted(Duration.between(begin, clock.instant()).toMillis() / 1000.0);
	}

	private String green(String text) {
		return terminal ? GREEN + text + PLAIN : text;
	}

}
