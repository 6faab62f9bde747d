package dev.gavel.benchmarks.mix;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.CpuColumns;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Consumer;

/**
 * Clients that submit what users submit: mostly programs that are right, some that are
 * wrong or crash, and now and then one that means harm. Each must get its verdict.
 */
public record MixScenario(Duration time, int clients) implements Scenario {

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	@Override
	public String name() {
		return "mix";
	}

	@Override
	public boolean worksAnywhere() {
		return true;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		Target target = venue.judging();
		MixedLoad load = new MixedLoad(new GavelClient(target.address()));
		try (Clients running = Clients.start(clients, load::judgeNext)) {
			progress.accept("warming up for %d s".formatted(WARM_UP.toSeconds()));
			running.goOn(WARM_UP);
			load.latencies();
			progress.accept("%d clients submit for %d s".formatted(clients, time.toSeconds()));
			Measurement all = Measurement.of(target, running, time);
			return List.of(whole(target, all), byKind(load.latencies()));
		}
	}

	private Table whole(Target target, Measurement all) {
		List<Column<Measurement>> columns = new ArrayList<>(List.of(new Column<>("judged", Measurement::exchanges),
				new Column<>("judged/s", Measurement::perSecond)));
		columns.addAll(Latencies.columns(Measurement::latencies));
		columns.addAll(CpuColumns.of(target, Measurement::usage, Measurement::exchanges));
		return Table.of("%d clients, all kinds of programs%s".formatted(clients, CpuColumns.caption(target)), columns,
				List.of(all));
	}

	private static Table byKind(Map<Kind, Latencies> latencies) {
		List<Column<Entry<Kind, Latencies>>> columns = new ArrayList<>(
				List.of(new Column<>("kind", (entry) -> entry.getKey().title()),
						new Column<>("each got", (entry) -> entry.getKey().verdict()),
						new Column<>("judged", (entry) -> entry.getValue().count())));
		columns.addAll(Latencies.columns(Entry::getValue));
		return Table.of("By kind of program", columns, List.copyOf(latencies.entrySet()));
	}

}
