package dev.gavel.benchmarks.bulk;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.CpuColumns;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.load.WarmUp;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.message.Verdict;
import dev.gavel.run.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * So many submissions as quickly as they are taken, and one client more that submits and
 * waits: before, meanwhile, and until all are judged.
 */
public record BulkScenario(WarmUp warmUp, Duration time, int clients, int submissions) implements Scenario {

	private static final Duration LOOK = Duration.ofMillis(100);

	/** Counting is work, too. */
	private static final Duration COUNT = Duration.ofSeconds(1);

	@Override
	public String name() {
		return "bulk";
	}

	@Override
	public boolean worksAnywhere() {
		return true;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		Target target = venue.judging();
		GavelClient gavel = new GavelClient(target.address());
		warmUp.run(gavel, clients, progress);
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		try (Clients one = Clients.start(1, (name) -> gavel.judge(question, TwoSum.SOLUTION, "interactive"))) {
			return List.of(table(target, phases(target, gavel, one, progress)));
		}
	}

	private List<Phase> phases(Target target, GavelClient gavel, Clients one, Consumer<String> progress) {
		Phase alone = Phase.of("before", 0, Measurement.of(target, one, time));
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		Posting posting = Posting.start(submissions, clients, (name) -> gavel.submit(question, TwoSum.SOLUTION, name));
		Phase taken = Phase.of("until all were taken", submissions,
				Measurement.of(target, () -> one.goOnUntil(posting::isDone, LOOK, patience())));
		progress.accept("all %d were taken within %.1f s".formatted(submissions, taken.seconds()));
		JudgedCount count = new JudgedCount(submissions, () -> gavel.judged(question), progress);
		Phase rest = Phase.of("from then on", submissions,
				Measurement.of(target, () -> one.goOnUntil(count::isComplete, COUNT, patience())));
		requireAccepted(gavel.judged(question, Verdict.ACCEPTED));
		return List.of(alone, taken, taken.and(rest, "until all were judged"));
	}

	private Duration patience() {
		return Duration.ofMinutes(2).plusSeconds(2L * submissions);
	}

	private void requireAccepted(long accepted) {
		if (accepted != submissions) {
			throw new IllegalStateException("Expected %d ACCEPTED, found %d".formatted(submissions, accepted));
		}
	}

	private Table table(Target target, List<Phase> phases) {
		List<Column<Phase>> columns = new ArrayList<>(List.of(new Column<>("phase", Phase::title),
				new Column<>("s", Phase::seconds), new Column<>("submissions/s", Phase::perSecond),
				new Column<>("interactive", (phase) -> phase.interactive().count())));
		columns.addAll(Latencies.columns(Phase::interactive));
		columns.addAll(CpuColumns.of(target, Phase::usage, Phase::allSubmissions));
		return Table.of("%d submissions of one test from %d clients, and one interactive client's latency%s"
			.formatted(submissions, clients, CpuColumns.caption(target)), columns, phases);
	}

}
