package dev.gavel.benchmarks;

import dev.gavel.benchmarks.result.Table;
import java.util.List;

/** One benchmark. */
interface Scenario {

	/** Whether it can measure a Gavel that is already running. */
	default boolean measuresRunningGavel() {
		return true;
	}

	List<Table> run(Bench bench);

}
