package dev.gavel.benchmarks.suite;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Traffic.Bytes;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.CpuColumns;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.WarmUp;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Submissions for questions with 5 MB of tests: the first for each question, which has
 * the tests encoded and fetched, and another after it; of one client, and of many at
 * once.
 */
public record SuiteScenario(WarmUp warmUp, int clients) implements Scenario {

	private static final int ROUNDS = 3;

	@Override
	public String name() {
		return "suite";
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
		List<Case> cases = new ArrayList<>(measure(1, target, gavel, progress));
		cases.addAll(measure(clients, target, gavel, progress));
		return List.of(latencies(target, cases), bytes(target, cases));
	}

	private static List<Case> measure(int atOnce, Target target, GavelClient gavel, Consumer<String> progress) {
		List<Case> cold = new ArrayList<>();
		List<Case> warm = new ArrayList<>();
		for (int round = 1; round <= ROUNDS; round++) {
			progress
				.accept("%d at once, round %d of %d: adding %d tests".formatted(atOnce, round, ROUNDS, BigSuite.TESTS));
			long question = BigSuite.add(gavel);
			cold.add(Case.measure("%d at once, cold".formatted(atOnce), target, gavel, question, atOnce));
			warm.add(Case.measure("%d at once, warm".formatted(atOnce), target, gavel, question, atOnce));
		}
		return List.of(Case.sum(cold), Case.sum(warm));
	}

	private static Table latencies(Target target, List<Case> cases) {
		List<Column<Case>> columns = new ArrayList<>(
				List.of(new Column<>("submissions", Case::title), new Column<>("judged", Case::submissions),
						Latencies.column(Case::latencies, 50), Latencies.longest(Case::latencies)));
		columns.addAll(CpuColumns.of(target, Case::usage, Case::submissions));
		return Table.of("Suites of 5 MB in %d tests, %d of them for each case%s".formatted(BigSuite.TESTS, ROUNDS,
				CpuColumns.caption(target)), columns, cases);
	}

	private static Table bytes(Target target, List<Case> cases) {
		List<Column<Case>> columns = new ArrayList<>(List.of(new Column<>("submissions", Case::title),
				new Column<>("answer", (each) -> each.kilobytesEach(each.answerBytes()))));
		if (target.tellsUsage()) {
			columns.add(new Column<>("MySQL sent", (each) -> each.kilobytesEach(each.usage().database().sentBytes())));
			columns.addAll(traffic(Part.API));
			columns.addAll(traffic(Part.KAFKA));
			columns.addAll(traffic(Part.WORKERS));
		}
		return Table.of("Kilobytes for each submission", columns, cases);
	}

	private static List<Column<Case>> traffic(Part part) {
		return List.of(column(part, "read", Bytes::read), column(part, "wrote", Bytes::written));
	}

	private static Column<Case> column(Part part, String did, Function<Bytes, Long> bytes) {
		return new Column<>(part.title() + " " + did,
				(each) -> each.kilobytesEach(bytes.apply(each.usage().traffic().of(part))));
	}

}
