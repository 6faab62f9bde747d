package dev.gavel.api.dispatch;

import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestReport.Exit;
import dev.gavel.message.TestReport;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.scoring.Score;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a report to what the database takes. Workers have smaller limits of their own, but
 * what is stored must not depend on them.
 */
final class BoundedReport implements JudgeReport.Visitor<JudgeReport> {

	private static final int MAX_TESTS = 10_000;

	private static final int MAX_TEXT = 64 * 1024;

	/** The beginning and the end of a talk, with a mark before each line. */
	private static final int MAX_TRANSCRIPT = 256 * 1024;

	private static final int MAX_BASE64 = 2 * Printed.MOST_REPORTED_BYTES;

	private static final int MAX_HASH = 64;

	private static final int MAX_NAME = 100;

	private static final int MAX_SHORT_NAME = 20;

	private static final int MAX_VERSION = 50;

	private static final int MAX_REASON = 1000;

	private BoundedReport() {
	}

	/**
	 * @throws NullPointerException when a required part is missing
	 */
	static JudgeReport of(JudgeReport report) {
		return report.accept(new BoundedReport());
	}

	@Override
	public Started started(Started report) {
		return new Started(report.judgementId(), report.attempt(), cut(report.workerId(), MAX_NAME));
	}

	@Override
	public Progress progress(Progress report) {
		return new Progress(report.judgementId(), report.attempt(), Math.max(0, report.testsDone()));
	}

	@Override
	public JudgingFailed failed(JudgingFailed report) {
		return new JudgingFailed(report.judgementId(), report.attempt(), cut(report.workerId(), MAX_NAME),
				cut(report.reason(), MAX_REASON), report.authorsFault());
	}

	@Override
	public Judged judged(Judged report) {
		return new Judged(report.judgementId(), report.attempt(),
				Objects.requireNonNull(report.verdict(), "verdict is null"), error(report.error()),
				tests(report.tests()), judgedIn(report.judgedIn()), score(report.score()), withheld(report.withheld()));
	}

	private static List<TestReport> tests(List<TestReport> tests) {
		return tests.stream().limit(MAX_TESTS).map(BoundedReport::test).toList();
	}

	private static @Nullable Withheld withheld(@Nullable Withheld withheld) {
		return (withheld == null) ? null : new Withheld(Objects.requireNonNull(withheld.verdict(), "verdict is null"),
				score(withheld.score()), tests(withheld.tests()));
	}

	private static @Nullable Score score(@Nullable Score score) {
		return (score == null) ? null
				: new Score(Objects.requireNonNull(score.score(), "score is null"),
						Objects.requireNonNull(score.maxScore(), "maximum of the score is null"),
						score.groups().stream().limit(MAX_TESTS).toList());
	}

	private static TestReport test(TestReport test) {
		return new TestReport(test.testCaseId(), test.index(),
				Objects.requireNonNull(test.verdict(), "verdict of a test is null"), Math.max(0, test.cpuTimeMicros()),
				Math.max(0, test.wallTimeMicros()), Math.max(0, test.peakMemoryBytes()),
				cutIfThere(test.output(), MAX_TEXT), cutIfThere(test.difference(), MAX_TEXT), error(test.error()),
				cut(test.stdout(), MAX_TEXT), cut(test.stderr(), MAX_TEXT), points(test.points()),
				cutIfThere(test.message(), MAX_TEXT), checker(test.checker()), firstDifference(test.firstDifference()),
				cutIfThere(test.transcript(), MAX_TRANSCRIPT), exit(test.exit()), printed(test.printed()));
	}

	private static @Nullable Exit exit(@Nullable Exit exit) {
		Exit.Signal signal = (exit != null) ? exit.signal() : null;
		return (signal == null) ? exit
				: new Exit(null, new Exit.Signal(signal.number(), cut(signal.name(), MAX_SHORT_NAME)));
	}

	private static @Nullable Printed printed(@Nullable Printed printed) {
		return (printed == null) ? null : new Printed(printed(printed.stdout()), printed(printed.stderr()));
	}

	/** What is too long, or not in Base64, is left out. */
	private static PrintedBytes printed(PrintedBytes printed) {
		boolean readable = printed.beginning().length() <= MAX_BASE64 && printed.isReadable();
		return new PrintedBytes(readable ? printed.beginning() : "", Math.max(0, printed.bytes()),
				cutIfThere(printed.storedHash(), MAX_HASH));
	}

	private static @Nullable FirstDifference firstDifference(@Nullable FirstDifference difference) {
		return (difference == null) ? null
				: new FirstDifference(excerpt(difference.expected()), excerpt(difference.actual()));
	}

	private static Excerpt excerpt(Excerpt excerpt) {
		return new Excerpt(Math.max(1, excerpt.line()), Math.max(1, excerpt.column()), cut(excerpt.before(), MAX_TEXT),
				excerpt.cutBefore(), cut(excerpt.after(), MAX_TEXT), excerpt.cutAfter(), Math.max(0, excerpt.bytes()));
	}

	/** NaN is no number of points. */
	private static @Nullable Double points(@Nullable Double points) {
		return (points != null && points >= 0) ? Double.valueOf(Math.min(1, points)) : null;
	}

	private static @Nullable CheckerReport checker(@Nullable CheckerReport checker) {
		return (checker == null) ? null : new CheckerReport(cutIfThere(checker.message(), MAX_TEXT),
				error(checker.error()), cut(checker.stdout(), MAX_TEXT), cut(checker.stderr(), MAX_TEXT));
	}

	private static @Nullable ProgramError error(@Nullable ProgramError error) {
		return (error == null) ? null : new ProgramError(cut(error.type(), MAX_NAME), cut(error.message(), MAX_TEXT),
				error.line(), cutIfThere(error.traceback(), MAX_TEXT));
	}

	private static JudgedIn judgedIn(JudgedIn place) {
		return new JudgedIn(cut(place.workerId(), MAX_NAME), cut(place.runtime(), MAX_NAME),
				cut(place.mode(), MAX_SHORT_NAME), cut(place.rootfsDigest(), MAX_NAME),
				cut(place.pythonVersion(), MAX_VERSION), cut(place.supervisorVersion(), MAX_VERSION));
	}

	private static @Nullable String cutIfThere(@Nullable String text, int maxLength) {
		return (text != null) ? cut(text, maxLength) : null;
	}

	private static String cut(String text, int maxLength) {
		return (text.length() <= maxLength) ? text : text.substring(0, maxLength - 1) + "…";
	}

}
