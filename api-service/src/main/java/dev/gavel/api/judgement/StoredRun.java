package dev.gavel.api.judgement;

import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a judgement runs, as it was when it was queued.
 *
 * @param total how many tests the suite has
 * @param hiddenTests whether any of them is hidden
 */
@Embeddable
public record StoredRun(String language, String environment, long timeLimitMillis, long memoryLimitBytes,
		@Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Isolation isolation,
		@JdbcTypeCode(SqlTypes.CHAR) @Column(length = 64) String suiteHash, int total, boolean hiddenTests) {

	public static StoredRun of(RunSpec run, SuiteReference suite) {
		return new StoredRun(run.language(), run.environment(), run.limits().cpuTimeMillis(),
				run.limits().memoryBytes(), run.isolation(), run.suiteHash(), suite.testCount(), suite.hiddenTests());
	}

	RunSpec spec() {
		return new RunSpec(language, environment, new Limits(timeLimitMillis, memoryLimitBytes), isolation, suiteHash);
	}

}
