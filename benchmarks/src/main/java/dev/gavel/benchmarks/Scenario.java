package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.result.Table;
import java.util.List;
import java.util.function.Consumer;

/** One benchmark. */
public interface Scenario {

	/** What it is called on the command line. */
	String name();

	/**
	 * @param progress is told what is being done, a line at a time
	 */
	List<Table> run(Installation installation, Consumer<String> progress);

}
