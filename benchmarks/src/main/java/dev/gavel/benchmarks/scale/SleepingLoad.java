package dev.gavel.benchmarks.scale;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Jobs that only last. */
final class SleepingLoad {

	private static final Duration LOOK = Duration.ofMillis(200);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Long enough that all slots are seen busy at once. */
	private static final Duration LONG_JOB = Duration.ofSeconds(3);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final Map<String, Object> QUESTION = Map.of("title", "Nothing", "description", "Return 0.", "type",
			"Easy", "metadata",
			Map.of("function_name", "nothing", "return_type", "int", "variables", Map.of("x", "int")));

	private static final Map<String, Object> TEST = Map.of("input_variables", Map.of("x", 0), "output", "0");

	private final Installation installation;

	private final GavelClient gavel;

	private final long question;

	SleepingLoad(Installation installation) {
		this.installation = installation;
		this.gavel = new GavelClient(installation.address());
		this.question = gavel.addQuestion(QUESTION, List.of(TEST));
	}

	/**
	 * Starts workers, and returns when every slot has been given a job and all have done
	 * so much that the Java virtual machines compile little any more.
	 */
	void workers(int slots) {
		installation.sleepingWorkers(slots);
		try (Clients clients = judging(2 * slots, LONG_JOB)) {
			clients.goOnUntil(() -> gavel.busySlots() >= slots, LOOK, PATIENCE);
		}
		judge(2 * slots, Duration.ZERO, Duration.ZERO, WARM_UP);
	}

	Measurement judge(int clients, Duration job, Duration warmUp, Duration time) {
		try (Clients running = judging(clients, job)) {
			running.goOn(warmUp);
			return Measurement.of(installation, running, time);
		}
	}

	private Clients judging(int clients, Duration job) {
		return Clients.start(clients, (name) -> gavel.judge(question, job.toString(), name));
	}

}
