package dev.gavel.api.judgement;

import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement runs, as it was when it was queued.
 *
 * @param checkerEnvironment in which the checker runs; null when there is no checker
 * @param idleLimitMillis see {@link Limits}
 * @param total how many tests the suite has that are not withheld
 * @param withheldTests how many others it has
 * @param hiddenTests whether any of all is hidden
 * @param wholeOutputs whether all that the program prints is kept, byte for byte
 */
@Embeddable
public record StoredRun(String language, String environment, @Nullable String checkerEnvironment, long timeLimitMillis,
		long memoryLimitBytes, @Nullable Long idleLimitMillis,
		@JdbcTypeCode(SqlTypes.CHAR) @Column(length = 64) String suiteHash, int total, int withheldTests,
		boolean hiddenTests, boolean wholeOutputs) {

	public static StoredRun of(RunSpec run, SuiteReference suite) {
		return new StoredRun(run.language(), run.environment(), suite.checkerEnvironment(),
				run.limits().cpuTimeMillis(), run.limits().memoryBytes(), run.limits().idleTimeMillis(),
				run.suiteHash(), suite.testCount() - suite.withheldTests(), suite.withheldTests(), suite.hiddenTests(),
				run.wholeOutputs());
	}

	/** Returns the environments that a worker must offer. */
	public Set<String> environments() {
		return EnvironmentName.needed(environment, checkerEnvironment);
	}

	RunSpec spec() {
		return new RunSpec(language, environment, new Limits(timeLimitMillis, memoryLimitBytes, idleLimitMillis),
				suiteHash, wholeOutputs);
	}

}
