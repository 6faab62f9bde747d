package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.worker.interaction.Ended;
import dev.gavel.worker.interaction.Interacting;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.testrun.FairRuns;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports on a test in which a program talked with the question's interactor.
 *
 * @param shown cuts what both said
 * @param authors cuts what the interactor says of it
 */
record InteractionReport(SuiteTest test, Ended ended, ShownText shown, ShownText authors) {

	private static final ProgramError FAILED = new ProgramError("InteractorFailed", "the author's interactor failed",
			null, null);

	/** Returns what runs an interactor. */
	static Interacting interacting(Interactor interactor, JudgingProperties properties) {
		RunLimits limits = properties.runLimits(interactor.limits(), Interacting.REPLY_BYTES);
		return new Interacting(interactor, limits, FairRuns.withSlack(limits).cpuTime(),
				Explanation.ofInteractor(limits)::of);
	}

	/**
	 * Returns what solvers learn when the interactor failed in a test; only it can leave
	 * a test without a verdict.
	 */
	static Optional<ProgramError> failure(TestReport report) {
		return (report.verdict() == Verdict.INTERNAL_ERROR) ? Optional.of(FAILED) : Optional.empty();
	}

	/** Makes a report without what the interactor said. */
	interface Bare {

		TestReport of(Verdict verdict, @Nullable String difference, @Nullable ProgramError error);

	}

	/**
	 * @param inOrder whether the program has ended as it must
	 * @param failed reports that the program has failed
	 */
	TestReport of(boolean inOrder, Bare bare, Supplier<TestReport> failed) {
		TestReport report = switch (ended.blame(inOrder)) {
			case REPLY -> replied(Objects.requireNonNull(ended.reply().said(), "a reply says something"), bare);
			case PROGRAM ->
				ended.reason().map((why) -> bare.of(Verdict.TIME_LIMIT_EXCEEDED, null, why)).orElseGet(failed);
			case EARLY_END -> bare.of(Verdict.WRONG_ANSWER, "the program ended before the interaction was over", null);
			case FLOOD -> bare.of(Verdict.OUTPUT_LIMIT_EXCEEDED, null, Interacting.PROGRAM_FLOODED);
			case AUTHOR -> bare.of(Verdict.INTERNAL_ERROR, null, null)
				.with(new CheckerReport(null, authors.cut(ended.authorsError()), "", errors()));
		};
		return test.hidden() ? report : report.with(shown.cutTranscript(ended.reply().transcript()));
	}

	private TestReport replied(CheckerReply said, Bare bare) {
		Verdict verdict = said.accepts() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
		String message = (said.message() != null) ? authors.cut(said.message()) : null;
		String ofHidden = test.hidden() ? message : null;
		String errors = errors();
		return bare.of(verdict, null, null)
			.checked(verdict, said.points(), test.hidden() ? null : message,
					(ofHidden == null && errors.isEmpty()) ? null : new CheckerReport(ofHidden, null, "", errors));
	}

	/** Returns what the interactor wrote for its author. */
	private String errors() {
		return authors.cut(ended.interactorsErrors());
	}

}
