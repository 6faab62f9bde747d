package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.result.Table;
import java.util.List;
import java.util.function.Consumer;

/** One benchmark. */
public interface Scenario {

	/** What it is called on the command line. */
	String name();

	/** Whether it can be measured at a Gavel that somebody else has started. */
	boolean worksAnywhere();

	/**
	 * @param progress is told what is being done, a line at a time
	 */
	List<Table> run(Venue venue, Consumer<String> progress);

}
