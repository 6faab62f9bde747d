package dev.gavel.benchmarks.waiting;

import dev.gavel.benchmarks.load.GavelClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Submissions that keep all slots busy without computing anything, so that others wait.
 */
final class Blockers implements AutoCloseable {

	/** A cancelled submission ends after the test that runs. */
	private static final String SOURCE = """
			from time import sleep

			def doze(n: int) -> int:
			    sleep(0.5)
			    return n
			""";

	/** So long that they end only when they are cancelled. */
	private static final int TESTS = 500;

	private static final long PATIENCE_SECONDS = 60;

	private final GavelClient gavel;

	private final List<String> submissions;

	private Blockers(GavelClient gavel, List<String> submissions) {
		this.gavel = gavel;
		this.submissions = submissions;
	}

	/** Adds the question that they are for. */
	static long addQuestion(GavelClient gavel) {
		Map<String, Object> question = Map.of("title", "Sleep", "description", "Return n.", "type", "Easy", "metadata",
				Map.of("function_name", "doze", "return_type", "int", "variables", Map.of("n", "int")));
		Map<String, Object> test = Map.of("input_variables", Map.of("n", 0), "output", "0");
		return gavel.addQuestion(question, IntStream.range(0, TESTS).mapToObj((number) -> test).toList());
	}

	/** Returns when a submission runs in every slot. */
	static Blockers start(GavelClient gavel, long question, Waiters waiters) {
		Blockers blockers = new Blockers(gavel,
				IntStream.range(0, gavel.slots())
					.mapToObj((number) -> gavel.submit(question, SOURCE, "blocker-" + number))
					.toList());
		CompletableFuture
			.allOf(blockers.submissions.stream()
				.map((submission) -> waiters.follow(submission, "RUNNING"))
				.toArray(CompletableFuture[]::new))
			.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.join();
		return blockers;
	}

	/** They end soon. */
	@Override
	public void close() {
		submissions.forEach(gavel::cancel);
	}

}
