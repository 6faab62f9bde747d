package dev.gavel.api.judgement;

import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A {@link RunSpec} in the columns of a judgement. */
@Embeddable
record StoredRun(String language, String environment, long timeLimitMillis, long memoryLimitBytes,
		@Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Isolation isolation,
		@JdbcTypeCode(SqlTypes.CHAR) @Column(length = 64) String suiteHash) {

	static StoredRun of(RunSpec run) {
		return new StoredRun(run.language(), run.environment(), run.limits().cpuTimeMillis(),
				run.limits().memoryBytes(), run.isolation(), run.suiteHash());
	}

	RunSpec spec() {
		return new RunSpec(language, environment, new Limits(timeLimitMillis, memoryLimitBytes), isolation, suiteHash);
	}

}
