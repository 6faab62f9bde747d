package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gavel.scoring.Score;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's report on an attempt. Judgement and attempt fence it; sending it twice
 * changes nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(value = JudgeReport.Started.class, name = "started"),
		@Type(value = JudgeReport.Progress.class, name = "progress"),
		@Type(value = JudgeReport.Judged.class, name = "judged"),
		@Type(value = JudgeReport.JudgingFailed.class, name = "failed") })
public sealed interface JudgeReport {

	UUID judgementId();

	int attempt();

	<R> R accept(Visitor<R> visitor);

	/** One method for each kind of report. */
	interface Visitor<R> {

		R started(Started report);

		R progress(Progress report);

		R judged(Judged report);

		R failed(JudgingFailed report);

	}

	/** A worker has taken the job. */
	record Started(UUID judgementId, int attempt, String workerId) implements JudgeReport {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.started(this);
		}

	}

	/** The worker is alive and judging; sent about once a second while tests end. */
	record Progress(UUID judgementId, int attempt, int testsDone) implements JudgeReport {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.progress(this);
		}

	}

	/**
	 * The verdict. Only {@code withheld} depends on withheld tests, because solvers see
	 * everything else.
	 *
	 * @param verdict that of the first test that failed, or ACCEPTED
	 * @param error of the program as a whole, or of the first test that failed with one;
	 * never from a process that had the arguments of a hidden test, because solvers see
	 * it
	 * @param tests one for each test that ran, in the order of the suite; for hidden
	 * tests without anything that their processes said
	 * @param score null when no test is worth points, or there is no verdict
	 * @param withheld null when no test is withheld
	 */
	record Judged(UUID judgementId, int attempt, Verdict verdict, @Nullable ProgramError error, List<TestReport> tests,
			JudgedIn judgedIn, @Nullable Score score, @Nullable Withheld withheld) implements JudgeReport {

		/** Creates a report on tests without points, none of which is withheld. */
		public Judged(UUID judgementId, int attempt, Verdict verdict, @Nullable ProgramError error,
				List<TestReport> tests, JudgedIn judgedIn) {
			this(judgementId, attempt, verdict, error, tests, judgedIn, null, null);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.judged(this);
		}

	}

	/**
	 * What only authors see.
	 *
	 * @param verdict of all tests: that of the first one that failed, or ACCEPTED
	 * @param score for all tests
	 * @param tests one for each withheld test that ran, in the order of the suite
	 */
	record Withheld(Verdict verdict, @Nullable Score score, List<TestReport> tests) {
	}

	/**
	 * Gavel or the question's author failed, not the program.
	 *
	 * @param authorsFault whether another attempt would fail as well, because the author
	 * is to blame; null means no
	 */
	record JudgingFailed(UUID judgementId, int attempt, String workerId, String reason,
			@Nullable Boolean authorsFault) implements JudgeReport {

		/** What the reason begins with when the question's prelude failed. */
		public static final String PRELUDE_FAILED = "the author's prelude failed: ";

		/** Creates a report on a failure of Gavel. */
		public JudgingFailed(UUID judgementId, int attempt, String workerId, String reason) {
			this(judgementId, attempt, workerId, reason, null);
		}

		/** Returns a report on a mistake of the question's author. */
		public static JudgingFailed ofAuthor(UUID judgementId, int attempt, String workerId, String reason) {
			return new JudgingFailed(judgementId, attempt, workerId, reason, true);
		}

		/** Whether another attempt may do better. */
		public boolean mayBeRetried() {
			return !Boolean.TRUE.equals(authorsFault);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.failed(this);
		}

	}

}
