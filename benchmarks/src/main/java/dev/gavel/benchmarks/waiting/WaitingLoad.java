package dev.gavel.benchmarks.waiting;

import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.run.Isolation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Clients that wait while every slot is kept busy by others, and then are served. */
final class WaitingLoad {

	/** Until all requests have come to where they wait, which nobody tells. */
	private static final Duration SETTLING = Duration.ofSeconds(5);

	private final Target target;

	private final GavelClient gavel;

	private final int clients;

	private final long sleeping;

	/**
	 * @param clients how many wait, each for a submission of its own
	 */
	WaitingLoad(Target target, GavelClient gavel, int clients) {
		this.target = target;
		this.gavel = gavel;
		this.clients = clients;
		this.sleeping = Blockers.addQuestion(gavel);
	}

	/**
	 * @param time how long they are watched while nothing is judged
	 */
	Waited measure(Way way, Duration time) {
		try (Waiters waiters = new Waiters(target.address())) {
			return measure(way, time, waiters);
		}
	}

	private Waited measure(Way way, Duration time, Waiters waiters) {
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		Blockers blockers = Blockers.start(gavel, sleeping, waiters);
		List<String> submissions;
		Told told;
		Measurement held;
		try (blockers) {
			submissions = submit(question);
			told = new Told(way.wait(waiters, submissions));
			waiters.awaitStreams();
			held = hold(time);
			requireNoneJudged(gavel.judged(question));
		}
		long begin = System.nanoTime();
		Latencies ages = told.await();
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		// Whoever did not wait is judged, too, before anything else is measured.
		new Told(Way.HELD.wait(waiters, submissions)).await();
		return new Waited(way, held, took, ages);
	}

	private List<String> submit(long question) {
		return IntStream.range(0, clients)
			.mapToObj((number) -> gavel.submit(question, TwoSum.SOLUTION, "waiting-" + number))
			.toList();
	}

	/** Nobody does anything but wait meanwhile. */
	private Measurement hold(Duration time) {
		try (Clients nobody = Clients.start(0, (name) -> {
		})) {
			nobody.goOn(SETTLING);
			return Measurement.of(target, nobody, time);
		}
	}

	private static void requireNoneJudged(long judged) {
		if (judged > 0) {
			throw new IllegalStateException("%d submissions were judged while all were to wait".formatted(judged));
		}
	}

}
