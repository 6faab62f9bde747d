package dev.gavel.api.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.difference.Contrast;
import dev.gavel.api.difference.FirstDifferenceView;
import dev.gavel.api.difference.ShownTranscript;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ShownCall;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test as answered.
 *
 * @param testCaseId absent for a test that came with the program
 * @param index from 1
 * @param hidden whether only its verdict is shown; everything else is null then
 * @param verdict null when it returned, and neither an output nor an interactor decided
 * @param input the arguments as they were when the judgement was queued
 * @param expected as Python's {@code repr} writes it, nodes as JSON; of a program, the
 * text itself; null when nothing was expected
 * @param anyOf all right outputs, written likewise; omitted when there is only one
 * @param raises the type of the expected exception; omitted when none is expected
 * @param raisesMessage a pattern for its message; omitted when any is right
 * @param exitStatus with which a program must end; omitted when it is 0
 * @param output what the function returned, written likewise: it can be sent as the
 * {@code output} of a test case, unless it is truncated; or what a program printed, as
 * text
 * @param results what each call returned, written likewise; omitted when a test is a
 * single call
 * @param calls the test as calls, for people
 * @param outputTruncated when the output is so long that only its beginning is shown
 * @param group the name of its group; omitted when it has none
 * @param feedback none if solvers do not learn of it; otherwise omitted
 * @param score the points that it gave, if those of its group count; omitted when it does
 * not say what it is worth
 * @param maxScore the points that it is worth; omitted likewise
 * @param explanation what its author says to those who fail it; omitted otherwise
 * @param points what the question's checker gave, from 0 to 1; omitted when it was not
 * asked
 * @param message what the checker said; omitted when it said nothing
 * @param checker what it printed and why it failed, for authors; omitted when there is
 * nothing
 * @param firstDifference where the output first differs, if both it and what is expected
 * are texts; otherwise omitted
 * @param transcript what the program and the question's interactor said: the lines that
 * the program printed begin with {@code >}, those that it read with {@code <}; omitted
 * when they did not talk
 * @param printed how much the program printed, if the evaluation keeps whole outputs;
 * otherwise omitted
 */
public record TestView(@JsonProperty("testcase_id") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long testCaseId,
		int index, boolean hidden, @Nullable Verdict verdict, @Nullable Double timeMs, @Nullable Long memoryKb,
		@JsonUnwrapped InputView input, @Nullable String expected,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> anyOf,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String raises,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String raisesMessage,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) int exitStatus, @Nullable String output,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> results, @JsonIgnore List<ShownCall> calls,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outputTruncated, @Nullable String difference,
		@Nullable ProgramError error, @Nullable String stdout, @Nullable String stderr,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String group,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String feedback,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points score,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points maxScore,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String explanation,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double points,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CheckerReport checker,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FirstDifferenceView firstDifference,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transcript,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrintedView printed) {

	@JsonIgnore
	public Map<String, String> inputs() {
		return input.inputs();
	}

	/**
	 * Returns where the output differs, or null when it is right or missing, or several
	 * outputs are right.
	 */
	@JsonIgnore
	public @Nullable Contrast contrast() {
		return anyOf.isEmpty() && calls.isEmpty() ? Contrast.of(expected, output, difference) : null;
	}

	/** Returns where the output differs if one line is not enough to show it, or null. */
	@JsonIgnore
	public @Nullable FirstDifferenceView lines() {
		return (firstDifference != null && firstDifference.isLong()) ? firstDifference : null;
	}

	/**
	 * Whether a program ended itself with an exit status where nothing was expected, so
	 * that this is no failure.
	 */
	@JsonIgnore
	public boolean exited() {
		return input.program() != null && expected == null && error != null && error.type().equals("SystemExit");
	}

	/** Returns what was said in an interactive test; null in others. */
	@JsonIgnore
	public @Nullable ShownTranscript talk() {
		return (transcript != null) ? ShownTranscript.of(transcript) : null;
	}

	/** Every view of a program's tests is made here. */
	public static List<TestView> of(List<RanTest> tests, Visibility visibility) {
		return tests.stream()
			.filter((test) -> visibility == Visibility.ALL || !test.scoring().withheld())
			.map((test) -> of(test, visibility))
			.toList();
	}

	private static TestView of(RanTest ran, Visibility visibility) {
		return (ran.test().hidden() && visibility != Visibility.ALL) ? hidden(ran)
				: shown(ran, visibility != Visibility.PROGRAM);
	}

	private static TestView shown(RanTest ran, boolean withChecker) {
		TestReport report = ran.report();
		InputView input = ran.input();
		List<String> expected = ran.expected();
		return new TestView(ran.test().testCaseId(), report.index(), false, verdict(ran),
				ShownJudgement.milliseconds(report.cpuTimeMicros()), ShownJudgement.kilobytes(report.peakMemoryBytes()),
				input, expected.isEmpty() ? null : expected.get(0), (expected.size() > 1) ? expected : List.of(),
				ran.test().expectation().raises(), ran.test().expectation().message(),
				ran.test().expectation().exitStatus(), report.output(), ran.results(), ran.calls(input, expected),
				report.outputIsCut(), report.difference(), report.error(), report.stdout(), report.stderr(),
				ran.scoring().group(), ran.scoring().withheld() ? Feedback.NONE.text() : null, ran.score(),
				ran.scoring().points(), ran.explanation(), report.points(), message(report, withChecker),
				withChecker ? report.checker() : null, FirstDifferenceView.of(report.firstDifference()),
				report.transcript(), PrintedView.of(report.printed()));
	}

	private static @Nullable String message(TestReport report, boolean withChecker) {
		CheckerReport checker = report.checker();
		return (withChecker && checker != null && checker.message() != null) ? checker.message() : report.message();
	}

	private static @Nullable Verdict verdict(RanTest ran) {
		boolean onlyReturned = ran.test().expectation().isNothing() && ran.report().transcript() == null
				&& ran.report().verdict() == Verdict.ACCEPTED;
		return onlyReturned ? null : ran.report().verdict();
	}

	private static TestView hidden(RanTest ran) {
		TestReport report = ran.report();
		return new TestView(ran.test().testCaseId(), report.index(), true, report.verdict(), null, null, InputView.NONE,
				null, List.of(), null, null, 0, null, List.of(), List.of(), false, null, null, null, null,
				ran.scoring().group(), null, ran.score(), ran.scoring().points(), ran.explanation(), null, null, null,
				null, null, null);
	}

}
