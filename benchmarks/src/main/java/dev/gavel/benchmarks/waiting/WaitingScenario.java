package dev.gavel.benchmarks.waiting;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.CpuColumns;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.WarmUp;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two hundred clients that wait at the same time: what that costs while nothing is
 * judged, and how soon they know of their verdicts when it goes on.
 */
public record WaitingScenario(WarmUp warmUp, Duration time, int clients) implements Scenario {

	private static final int WAITING = 200;

	@Override
	public String name() {
		return "waiting";
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
		WaitingLoad load = new WaitingLoad(target, gavel, WAITING);
		List<Waited> waited = new ArrayList<>();
		for (Way way : Way.values()) {
			progress.accept("%d submissions wait for %d s; %s".formatted(WAITING, time.toSeconds(), way.title()));
			waited.add(load.measure(way, time));
		}
		return tables(target, waited);
	}

	private static List<Table> tables(Target target, List<Waited> waited) {
		List<Table> tables = new ArrayList<>();
		if (target.tellsUsage()) {
			tables.add(Table.of("%d submissions in the queue, none is judged; each second".formatted(WAITING),
					costs(target), waited));
		}
		tables.add(Table.of(
				"From when they are judged again until all clients know, and how long after its verdict each does, by its own clock",
				knowledge(), waited.stream().filter((each) -> each.way() != Way.NOT_AT_ALL).toList()));
		return tables;
	}

	private static List<Column<Waited>> costs(Target target) {
		List<Column<Waited>> columns = new ArrayList<>(List.of(new Column<>("clients", (each) -> each.way().title()),
				new Column<>("statements", (each) -> each.perSecond(each.held().usage().database().statements())),
				new Column<>("commits", (each) -> each.perSecond(each.held().usage().database().commits()))));
		columns.addAll(CpuColumns.of(target, (each) -> each.held().usage(), Waited::seconds));
		return columns;
	}

	private static List<Column<Waited>> knowledge() {
		List<Column<Waited>> columns = new ArrayList<>(List.of(new Column<>("clients", (each) -> each.way().title()),
				new Column<>("judged/s", (each) -> WAITING * 1e9 / each.untilAllKnew().toNanos())));
		columns.addAll(Latencies.columns(Waited::told));
		columns.add(Latencies.longest(Waited::told));
		return columns;
	}

}
