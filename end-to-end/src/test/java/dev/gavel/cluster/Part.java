package dev.gavel.cluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** One server of a cluster. It keeps its ports and its data over all of its lives. */
public interface Part {

	/**
	 * Ample: a machine that runs other builds at the same time takes several times as
	 * long.
	 */
	Duration START_PATIENCE = Duration.ofMinutes(5);

	Duration STOP_PATIENCE = Duration.ofMinutes(1);

	String name();

	/** Begins its next life, and need not wait until it is of use. */
	void launch();

	/** Whether it does its work. */
	boolean isReady();

	/**
	 * That of its present or last life.
	 * @throws IllegalStateException if it was never started
	 */
	ProcessHandle process();

	boolean isRunning();

	default void start() {
		launch();
		awaitReady();
	}

	default void awaitReady() {
		await("readiness of " + name()).atMost(START_PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> isReady() || hasEndedUnasked());
	}

	private boolean hasEndedUnasked() {
		if (!process().isAlive()) {
			throw new IllegalStateException(name() + " has ended while it started");
		}
		return false;
	}

	/** Asks it to end, and waits until it has. */
	default void stop() {
		process().destroy();
		awaitEnd();
	}

	/** Ends it without a warning. */
	default void kill() {
		process().destroyForcibly();
		awaitEnd();
	}

	/** Halts it; nothing that is connected to it notices. */
	default void freeze() {
		Command.run("kill", "-STOP", String.valueOf(process().pid()));
	}

	default void thaw() {
		Command.run("kill", "-CONT", String.valueOf(process().pid()));
	}

	default void awaitEnd() {
		await("end of " + name()).atMost(STOP_PATIENCE)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> !process().isAlive());
	}

}
