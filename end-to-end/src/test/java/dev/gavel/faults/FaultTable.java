package dev.gavel.faults;

import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets faults happen and keeps what came of them. */
final class FaultTable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final List<Row> rows = new ArrayList<>();

	private final Instant begin = Instant.now();

	private final Ledger ledger;

	FaultTable(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Returns when verdicts are recorded again: of the worker that was struck, else of
	 * any.
	 */
	void strike(Fault fault) throws Exception {
		String met = met(fault.victims());
		Instant at = Instant.now();
		String seen = fault.strike();
		Instant mended = Instant.now();
		Instant recovered = await("verdicts after " + fault.name()).atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(250))
			.ignoreExceptions()
			.until(() -> verdictsAfter(mended, fault.victims()), Objects::nonNull);
		rows.add(new Row(fault.name(), at, met, seen, mended, recovered));
		System.out.printf("%s: %s; works again%n", fault.name(), seen);
	}

	private String met(List<Worker> victims) throws SQLException {
		List<Entry> open = ledger.entries().stream().filter((entry) -> !entry.isDone()).toList();
		long running = open.stream().filter((entry) -> entry.state().equals("RUNNING")).count();
		long held = open.stream().filter((entry) -> victims.stream().anyMatch(entry::isRunningAt)).count();
		return "%d running, %d of them at its victims, %d waiting".formatted(running, held, open.size() - running);
	}

	/** When the last of the workers had judged something; nothing if one has not. */
	private @Nullable Instant verdictsAfter(Instant time, List<Worker> workers) throws SQLException {
		List<Entry> done = ledger.entries().stream().filter((entry) -> entry.isDoneAfter(time)).toList();
		if (workers.isEmpty()) {
			return first(done.stream());
		}
		List<Instant> firsts = workers.stream()
			.map((worker) -> first(done.stream().filter((entry) -> worker.name().equals(entry.worker()))))
			.filter(Objects::nonNull)
			.toList();
		return (firsts.size() == workers.size()) ? Collections.max(firsts) : null;
	}

	private static @Nullable Instant first(Stream<Entry> verdicts) {
		return verdicts.map(Entry::finishedAt).min(Instant::compareTo).orElse(null);
	}

	/** As Markdown. */
	void print() throws SQLException {
		List<Instant> verdicts = ledger.entries()
			.stream()
			.map(Entry::finishedAt)
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		System.out.println("| At | Fault | Met | Seen | Lasted | Longest time without a verdict | Works again after |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
		rows.forEach((row) -> System.out.println(row.text(begin, verdicts)));
	}

	private record Row(String fault, Instant at, String met, String seen, Instant mended, Instant recovered) {

		String text(Instant begin, List<Instant> verdicts) {
			return "| %d s | %s | %s | %s | %s | %s | %s |".formatted(Duration.between(begin, at).toSeconds(), fault,
					met, seen, seconds(Duration.between(at, mended)), seconds(longestPause(verdicts)),
					seconds(Duration.between(mended, recovered)));
		}

		private Duration longestPause(List<Instant> verdicts) {
			Duration longest = Duration.ZERO;
			Instant last = at;
			for (Instant verdict : Stream.concat(verdicts.stream(), Stream.of(recovered)).sorted().toList()) {
				if (verdict.isAfter(at) && !verdict.isAfter(recovered)) {
					Duration pause = Duration.between(last, verdict);
					longest = (pause.compareTo(longest) > 0) ? pause : longest;
					last = verdict;
				}
			}
			return longest;
		}

		private static String seconds(Duration duration) {
			return "%.1f s".formatted(duration.toMillis() / 1000.0);
		}

	}

}
