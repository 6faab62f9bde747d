package dev.gavel.api.judgement;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a worker found; empty until there is a verdict. */
@Embeddable
public class Outcome {

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private @Nullable Verdict verdict;

	private int passed;

	@Embedded
	private @Nullable UsedMost used;

	@Convert(converter = ReportJson.OfError.class)
	@Column(length = Length.LONG32)
	private @Nullable ProgramError error;

	@Embedded
	private @Nullable UsedSandbox sandbox;

	Outcome() {
	}

	Outcome(Verdict verdict) {
		this.verdict = verdict;
	}

	Outcome(Judged report) {
		this.verdict = report.verdict();
		this.passed = (int) report.tests().stream().filter(Outcome::isAccepted).count();
		this.used = UsedMost.of(report.tests());
		this.error = report.error();
		this.sandbox = UsedSandbox.of(report.judgedIn());
	}

	private static boolean isAccepted(TestReport test) {
		return test.verdict() == Verdict.ACCEPTED;
	}

	public @Nullable Verdict verdict() {
		return verdict;
	}

	public int passed() {
		return passed;
	}

	public UsedMost used() {
		return Objects.requireNonNullElse(used, UsedMost.NOTHING);
	}

	public @Nullable ProgramError error() {
		return error;
	}

	public UsedSandbox sandbox() {
		return Objects.requireNonNullElse(sandbox, UsedSandbox.NONE);
	}

}
