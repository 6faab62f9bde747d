package dev.gavel.benchmarks.drift;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Part;
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
import dev.gavel.run.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many submissions, told in ten windows, so that it shows what slows down or grows. */
public record DriftScenario(WarmUp warmUp, int clients, int submissions) implements Scenario {

	private static final int WINDOWS = 10;

	private static final Duration LOOK = Duration.ofMillis(100);

	private static final String DRIFT = "drift";

	private static final List<Part> PARTS = List.of(Part.API, Part.MYSQL, Part.KAFKA, Part.WORKERS);

	private static final List<String> TABLES = List.of("submissions", "judgements", "judgement_tests");

	@Override
	public String name() {
		return "drift";
	}

	/** It looks into Gavel's processes, tables and files. */
	@Override
	public boolean worksAnywhere() {
		return false;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		Installation installation = venue.judgingInstallation();
		GavelClient gavel = new GavelClient(installation.address());
		warmUp.run(gavel, clients, progress);
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		AtomicLong judged = new AtomicLong();
		try (Clients running = Clients.start(clients, (name) -> {
			gavel.judge(question, TwoSum.SOLUTION, name);
			judged.incrementAndGet();
		})) {
			return tables(installation, windows(installation, running, judged, progress));
		}
	}

	private List<Window> windows(Installation installation, Clients running, AtomicLong judged,
			Consumer<String> progress) {
		List<Window> windows = new ArrayList<>();
		for (int number = 1; number <= WINDOWS; number++) {
			long end = (long) submissions * number / WINDOWS;
			Measurement measured = Measurement.of(installation,
					() -> running.goOnUntil(() -> judged.get() >= end, LOOK, patience()));
			windows.add(new Window(judged.get(), measured, installation.footprint()));
			progress.accept("%d of %d judged: %.1f/s, p50 %.0f ms, p99 %.0f ms".formatted(judged.get(), submissions,
					measured.perSecond(), measured.millisAt(50), measured.millisAt(99)));
		}
		return windows;
	}

	private Duration patience() {
		return Duration.ofMinutes(1).plusSeconds(2L * submissions / WINDOWS);
	}

	private List<Table> tables(Installation installation, List<Window> windows) {
		return List.of(
				Table
					.of("%d clients%s".formatted(clients, CpuColumns.caption(installation)), speed(installation),
							windows)
					.withChange(DRIFT),
				Table.of("Resident memory in MB, and open descriptors", processes(), windows).withChange(DRIFT),
				Table.of("Tables with their indexes, and all files on the disk, in MB", storage(), windows)
					.withChange(DRIFT));
	}

	private static List<Column<Window>> speed(Installation installation) {
		List<Column<Window>> columns = new ArrayList<>(
				List.of(judged(), new Column<>("judged/s", (window) -> window.measured().perSecond())));
		columns.addAll(Latencies.columns((window) -> window.measured().latencies()));
		columns.addAll(CpuColumns.of(installation, (window) -> window.measured().usage(),
				(window) -> window.measured().exchanges()));
		return columns;
	}

	private static List<Column<Window>> processes() {
		List<Column<Window>> columns = new ArrayList<>(List.of(judged()));
		PARTS.forEach(
				(part) -> columns.add(new Column<>(part.title() + " MB", (window) -> window.residentMegabytes(part))));
		PARTS
			.forEach((part) -> columns.add(new Column<>(part.title() + " open", (window) -> window.descriptors(part))));
		return columns;
	}

	private static List<Column<Window>> storage() {
		List<Column<Window>> columns = new ArrayList<>(List.of(judged()));
		TABLES.forEach((table) -> columns.add(new Column<>(table, (window) -> window.tableMegabytes(table))));
		columns.add(new Column<>("other tables", (window) -> window.otherTablesMegabytes(TABLES)));
		columns.add(new Column<>("disk", Window::diskMegabytes));
		return columns;
	}

	private static Column<Window> judged() {
		return new Column<>("judged", Window::judged);
	}

}
