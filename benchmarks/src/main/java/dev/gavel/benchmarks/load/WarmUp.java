package dev.gavel.benchmarks.load;

import dev.gavel.message.Isolation;
import java.time.Duration;
import java.util.function.Consumer;

/** Submissions until the Java virtual machines compile little any more. */
public final class WarmUp {

	private static final Duration TIME = Duration.ofSeconds(20);

	private WarmUp() {
	}

	public static void of(GavelClient gavel, int clients, Consumer<String> progress) {
		progress.accept("warming up for %d s".formatted(TIME.toSeconds()));
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		try (Clients running = Clients.start(clients, (name) -> gavel.judge(question, TwoSum.SOLUTION, name))) {
			running.goOn(TIME);
		}
	}

}
