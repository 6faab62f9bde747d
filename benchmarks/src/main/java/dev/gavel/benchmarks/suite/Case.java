package dev.gavel.benchmarks.suite;

import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.load.Burst;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Submissions of one kind, in one or more rounds.
 *
 * @param answerBytes of all answers that told a verdict
 */
record Case(String title, Latencies latencies, Usage usage, long answerBytes) {

	/** So many clients submit at once. */
	static Case measure(String title, Target target, GavelClient gavel, long question, int clients) {
		AtomicLong bytes = new AtomicLong();
		Usage before = target.usage();
		Latencies latencies = Burst.of(clients,
				(name) -> bytes.addAndGet(gavel.judge(question, BigSuite.SOLUTION, name)));
		return new Case(title, latencies, target.usage().since(before), bytes.get());
	}

	static Case sum(List<Case> rounds) {
		return rounds.stream().reduce(Case::plus).orElseThrow();
	}

	private Case plus(Case other) {
		return new Case(title, latencies.plus(other.latencies), usage.plus(other.usage),
				answerBytes + other.answerBytes);
	}

	long submissions() {
		return latencies.count();
	}

	double kilobytesEach(long bytes) {
		return bytes / 1000.0 / submissions();
	}

}
