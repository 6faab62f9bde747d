package dev.gavel.api.question;

import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How programs are to be run, whatever their tests.
 *
 * @param limits of each test
 * @param environment the only one allowed, or null when the program may choose
 * @param wholeOutputs whether all that programs print is kept, byte for byte
 */
public record RunSettings(Limits limits, @Nullable String environment, boolean wholeOutputs) {

	/** Creates settings that keep no more of what is printed than people are shown. */
	public RunSettings(Limits limits, @Nullable String environment) {
		this(limits, environment, false);
	}

	/** Returns the same settings with at most that much time. */
	public RunSettings within(Duration most) {
		Limits within = new Limits(Math.min(limits.cpuTimeMillis(), most.toMillis()), limits.memoryBytes(),
				(limits.idleTimeMillis() != null) ? Math.min(limits.idleTimeMillis(), most.toMillis()) : null);
		return new RunSettings(within, environment, wholeOutputs);
	}

	/** Returns the same settings, by which all that programs print is kept. */
	public RunSettings withWholeOutputs() {
		return new RunSettings(limits, environment, true);
	}

	/**
	 * Returns how a program is run on a suite.
	 * @param environment the one that was chosen
	 */
	public RunSpec run(String language, String environment, String suiteHash) {
		return new RunSpec(language, environment, limits, suiteHash, wholeOutputs);
	}

}
