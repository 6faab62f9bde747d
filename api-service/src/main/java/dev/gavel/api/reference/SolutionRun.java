package dev.gavel.api.reference;

import dev.gavel.message.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One judging of a reference solution, or of the validator.
 *
 * @param solutionId null for the validator of the tests' inputs
 * @param number from 1: which of its solution
 * @param extended whether it had more time than the limit
 * @param outcome null while it is open
 */
record SolutionRun(UUID evaluationId, @Nullable Long solutionId, int number, boolean extended,
		@Nullable RunOutcome outcome) {

	/** The outcome of one that was cancelled. */
	private static final String CANCELLED = "CANCELLED";

	static SolutionRun of(ResultSet row, int index) throws SQLException {
		return new SolutionRun(UUID.fromString(row.getString("id")), row.getObject("solution_id", Long.class),
				row.getInt("number"), row.getBoolean("extended"), outcome(row));
	}

	private static @Nullable RunOutcome outcome(ResultSet row) throws SQLException {
		String outcome = row.getString("outcome");
		return (outcome == null) ? null
				: new RunOutcome(outcome.equals(CANCELLED) ? null : Verdict.valueOf(outcome),
						row.getString("explanation"), row.getLong("time_micros"), row.getLong("memory_bytes"),
						row.getString("tests"));
	}

	/**
	 * How it ended.
	 *
	 * @param verdict of all tests, withheld ones too; null when it was cancelled
	 * @param explanation of the first test that failed, if there is one
	 * @param timeMicros CPU time of the test that used most
	 * @param memoryBytes peak memory of the test that used most
	 * @param tests a letter for each test: the first one of its verdict, or
	 * {@link #NOT_RUN}
	 */
	record RunOutcome(@Nullable Verdict verdict, @Nullable String explanation, long timeMicros, long memoryBytes,
			String tests) {

		static final char NOT_RUN = '-';

		String stored() {
			return (verdict != null) ? verdict.name() : CANCELLED;
		}

		/** Whether a test, counted from 1, was run and not accepted. */
		boolean failed(int test) {
			return ran(test) && tests.charAt(test - 1) != letter(Verdict.ACCEPTED);
		}

		boolean ran(int test) {
			return test <= tests.length() && tests.charAt(test - 1) != NOT_RUN;
		}

		boolean timedOut() {
			return tests.indexOf(letter(Verdict.TIME_LIMIT_EXCEEDED)) >= 0;
		}

		static char letter(Verdict verdict) {
			return verdict.name().charAt(0);
		}

	}

}
