package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Footprint;
import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Many submissions in ten windows, which show what slows down or grows. */
final class DriftScenario implements Scenario {

	private static final int WINDOWS = 10;

	/** Judged are those of this window and all before it. */
	private record Window(long judged, Measurement measurement, Footprint footprint) {
	}

	/** Its processes, tables and files must be visible. */
	@Override
	public boolean measuresRunningGavel() {
		return false;
	}

	@Override
	public List<Table> run(Bench bench) {
		bench.startWorker();
		bench.warmUp();
		Installation installation = Objects.requireNonNull(bench.own());
		long question = TwoSum.add(bench.gavel(), 1);
		AtomicLong judged = new AtomicLong();
		List<Window> windows = new ArrayList<>();
		try (Clients clients = Clients.start(bench.options().clients(), (name) -> {
			bench.gavel().judge(question, TwoSum.SOLUTION, name);
			judged.incrementAndGet();
		})) {
			for (int number = 1; number <= WINDOWS; number++) {
				long end = (long) bench.options().submissions() * number / WINDOWS;
				Measurement measurement = bench.measure(() -> clients.goOnUntil(() -> judged.get() >= end));
				windows.add(new Window(judged.get(), measurement, installation.footprint()));
				Bench.say("%d judged, %.1f/s, p50 %.0f ms".formatted(judged.get(), measurement.perSecond(),
						measurement.latencies().millisAt(50)));
			}
		}
		return List.of(speed(bench, windows), footprint(windows));
	}

	private static Table speed(Bench bench, List<Window> windows) {
		List<Column<Window>> columns = new ArrayList<>(List.of(new Column<>("judged", Window::judged),
				new Column<>("judged/s", (window) -> window.measurement().perSecond())));
		columns.addAll(bench.columns(Window::measurement));
		return Table.of("%d clients".formatted(bench.options().clients()), columns, windows).withChange();
	}

	private static Table footprint(List<Window> windows) {
		List<Column<Window>> columns = new ArrayList<>(List.of(new Column<>("judged", Window::judged)));
		for (Part part : Part.SERVICES) {
			columns.add(new Column<>(part.title() + " MB",
					(window) -> megabytes(window.footprint().residentBytes().get(part))));
			columns.add(new Column<>(part.title() + " open", (window) -> window.footprint().descriptors().get(part)));
		}
		columns.add(new Column<>("tables MB", (window) -> megabytes(window.footprint().tableBytes())));
		columns.add(new Column<>("disk MB", (window) -> megabytes(window.footprint().diskBytes())));
		return Table.of("Resident memory, open descriptors, tables with their indexes, and all files", columns, windows)
			.withChange();
	}

	private static double megabytes(long bytes) {
		return bytes / 1e6;
	}

}
