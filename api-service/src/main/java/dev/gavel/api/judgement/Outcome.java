package dev.gavel.api.judgement;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Score;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found; empty until there is a verdict. Only what {@link OfAllTests} has
 * depends on withheld tests.
 */
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

	@Convert(converter = ReportJson.OfScore.class)
	@Column(length = Length.LONG32)
	private @Nullable Score score;

	/** In thousandths, to be compared in the database. */
	private @Nullable Long points;

	private @Nullable Long maxPoints;

	@Embedded
	private @Nullable OfAllTests ofAllTests;

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
		this.score = report.score();
		this.points = (score != null) ? score.score().thousandths() : null;
		this.maxPoints = (score != null) ? score.maxScore().thousandths() : null;
		this.ofAllTests = OfAllTests.of(report);
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

	/** Returns null when no test is worth points. */
	public @Nullable Score score() {
		return score;
	}

	public UsedSandbox sandbox() {
		return Objects.requireNonNullElse(sandbox, UsedSandbox.NONE);
	}

	/**
	 * The result of all tests, withheld ones too. Only authors see it.
	 *
	 * @param points in thousandths; null when no test is worth points
	 * @param maxPoints likewise
	 * @param firstFailed the id of the first test that was not accepted, if there is one
	 */
	@Embeddable
	record OfAllTests(
			@Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(
					name = "final_verdict") @Nullable Verdict verdict,
			@Column(name = "final_points") @Nullable Long points,
			@Column(name = "final_max_points") @Nullable Long maxPoints, @Nullable Long firstFailed) {

		static OfAllTests of(Judged report) {
			Withheld withheld = report.withheld();
			Score score = (withheld != null) ? withheld.score() : report.score();
			return new OfAllTests((withheld != null) ? withheld.verdict() : report.verdict(),
					(score != null) ? score.score().thousandths() : null,
					(score != null) ? score.maxScore().thousandths() : null, firstFailed(report));
		}

		private static @Nullable Long firstFailed(Judged report) {
			Stream<TestReport> withheld = (report.withheld() != null) ? report.withheld().tests().stream()
					: Stream.empty();
			return Stream.concat(report.tests().stream(), withheld)
				.filter((test) -> !isAccepted(test))
				.min(Comparator.comparingInt(TestReport::index))
				.map(TestReport::testCaseId)
				.orElse(null);
		}

	}

}
