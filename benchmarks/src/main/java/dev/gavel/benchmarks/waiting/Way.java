package dev.gavel.benchmarks.waiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How clients wait for verdicts. */
enum Way {

	NOT_AT_ALL("nobody waits"), HELD("?wait="), STREAMED("live stream");

	private final String title;

	Way(String title) {
		this.title = title;
	}

	String title() {
		return title;
	}

	/**
	 * Lets a client wait for each submission.
	 * @return how long after the verdict each client knew of it
	 */
	List<CompletableFuture<Duration>> wait(Waiters waiters, List<String> submissions) {
		return switch (this) {
			case NOT_AT_ALL -> List.of();
			case HELD -> submissions.stream().map(waiters::ask).toList();
			case STREAMED -> submissions.stream().map(waiters::follow).toList();
		};
	}

}
