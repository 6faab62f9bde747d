package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.result.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** CPU time in milliseconds for each of what was counted: a column for each part. */
public final class CpuColumns {

	private CpuColumns() {
	}

	/** Ends the title of a table with those columns. */
	public static String caption(Target target) {
		return target.tellsUsage() ? "; CPU in ms for each submission" : "";
	}

	/**
	 * None where the target does not tell. The last is of all parts of Gavel together,
	 * without what it runs and the clients.
	 */
	public static <T> List<Column<T>> of(Target target, Function<T, Usage> usage, ToDoubleFunction<T> count) {
		if (!target.tellsUsage()) {
			return List.of();
		}
		return Stream.concat(
				Arrays.stream(Part.values())
					.map((part) -> new Column<T>(part.title() + " ms",
							(each) -> usage.apply(each).cpuMillis(part) / count.applyAsDouble(each))),
				Stream.of(new Column<T>("Gavel ms",
						(each) -> usage.apply(each).gavelCpuMillis() / count.applyAsDouble(each))))
			.toList();
	}

}
