package dev.gavel.benchmarks.load;

import dev.gavel.run.Isolation;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Submissions until the Java virtual machines compile little any more.
 *
 * @param time how long; level 1 of the compiler has done most in 20 s, all levels take
 * ten minutes
 */
public record WarmUp(Duration time) {

	public void run(GavelClient gavel, int clients, Consumer<String> progress) {
		progress.accept("warming up for %d s".formatted(time.toSeconds()));
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		try (Clients running = Clients.start(clients, (name) -> gavel.judge(question, TwoSum.SOLUTION, name))) {
			running.goOn(time);
		}
	}

}
