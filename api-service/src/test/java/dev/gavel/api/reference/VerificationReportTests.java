package dev.gavel.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.reference.SolutionRun.RunOutcome;
import dev.gavel.api.reference.VerificationView.OfSolution;
import dev.gavel.api.reference.VerificationView.Status;
import dev.gavel.api.reference.VerificationView.Used;
import dev.gavel.api.reference.VerificationView.UsedMemory;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationReportTests {

	private static final int REVISION = 7;

	private final List<ReferenceSolution> solutions = new ArrayList<>();

	private final List<SolutionRun> runs = new ArrayList<>();

	@Test
	void isVerifiedWhenAllGetTheirVerdicts() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "AAA"), run(Verdict.ACCEPTED, 120, "AAA"));
		add("wrong", RequiredVerdict.WRONG_ANSWER, run(Verdict.WRONG_ANSWER, 10, "AWA"),
				run(Verdict.WRONG_ANSWER, 10, "AWA"));
		add("slow", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "AAT"),
				extended(Verdict.TIME_LIMIT_EXCEEDED, 1500, "AAT"));
		VerificationView view = view(REVISION);
		assertThat(view.status()).isEqualTo(Status.VERIFIED);
		assertThat(view.solutions()).extracting(OfSolution::asRequired).containsExactly(true, true, true);
		assertThat(view.warnings()).isEmpty();
		assertThat(view.runs()).isEqualTo(6);
	}

	@Test
	void failsWhenOneRunOfOneSolutionGetsAnotherVerdict() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "A"), run(Verdict.WRONG_ANSWER, 100, "W"));
		VerificationView view = view(REVISION);
		assertThat(view.status()).isEqualTo(Status.FAILED);
		assertThat(view.solutions().get(0).verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(view.solutions().get(0).steady()).isFalse();
		assertThat(view.warnings()).anyMatch((warning) -> warning.contains("'right' got different verdicts"));
	}

	@Test
	void failsWhenARunWasCancelledOrNotJudged() {
		add("cancelled", RequiredVerdict.REJECTED, run(null, 0, ""));
		assertThat(view(REVISION).status()).isEqualTo(Status.FAILED);
		solutions.clear();
		runs.clear();
		add("unjudged", RequiredVerdict.REJECTED, run(Verdict.INTERNAL_ERROR, 0, ""));
		assertThat(view(REVISION).status()).isEqualTo(Status.FAILED);
	}

	@Test
	void runsUntilAllRunsHaveEnded() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "A"), null);
		VerificationView view = view(REVISION);
		assertThat(view.status()).isEqualTo(Status.RUNNING);
		assertThat(view.runsDone()).isEqualTo(1);
		assertThat(view.solutions().get(0).asRequired()).isNull();
	}

	@Test
	void waitsOnceTheQuestionHasChanged() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "A"));
		assertThat(view(REVISION + 1).status()).isEqualTo(Status.WAITING);
		assertThat(view(REVISION + 1).upToDate()).isFalse();
	}

	@Test
	void takesExceedingTheMemoryLimitForAnError() {
		add("large", RequiredVerdict.RUNTIME_ERROR, run(Verdict.MEMORY_LIMIT_EXCEEDED, 10, "M"));
		add("rejected", RequiredVerdict.REJECTED, run(Verdict.OUTPUT_LIMIT_EXCEEDED, 10, "O"));
		assertThat(view(REVISION).status()).isEqualTo(Status.VERIFIED);
	}

	@Test
	void namesTestsThatNoWrongSolutionFails() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "AAAA"));
		add("wrong", RequiredVerdict.WRONG_ANSWER, run(Verdict.WRONG_ANSWER, 10, "AWAA"));
		add("slow", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "AAT-"));
		VerificationView view = view(REVISION);
		assertThat(view.uncaughtTests()).containsExactly(1, 4);
		assertThat(view.solutions()).extracting(OfSolution::failedTests).containsExactly(0, 1, 1);
		assertThat(view.solutions()).extracting(OfSolution::unrunTests).containsExactly(0, 0, 1);
	}

	@Test
	void saysNothingOfTestsWithoutAWrongSolution() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "AAAA"));
		VerificationView view = view(REVISION);
		assertThat(view.uncaughtTests()).isEmpty();
		assertThat(view.warnings()).singleElement()
			.asString()
			.contains("nothing shows that the tests reject wrong ones");
	}

	@Test
	void saysNothingOfTestsThatNoWrongSolutionHasRun() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "AAAA"));
		add("slow", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "AT--"));
		assertThat(view(REVISION).uncaughtTests()).containsExactly(1);
	}

	@Test
	void learnsNothingOfTimeFromARunThatWasNotJudged() {
		add("slow", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "AT"),
				extended(Verdict.INTERNAL_ERROR, 0, ""));
		assertThat(view(REVISION).time().fastestTooSlow()).isNull();
	}

	@Test
	void failsWhenTheValidatorRefusesAnInput() {
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "AAA"));
		runs.add(new SolutionRun(UUID.randomUUID(), null, 1, false,
				new RunOutcome(Verdict.RUNTIME_ERROR, "Test 2: AssertionError: too long", 1, 1, "ARA")));
		VerificationView view = view(REVISION);
		assertThat(view.status()).isEqualTo(Status.FAILED);
		assertThat(view.refusedTests()).containsExactly(2);
		assertThat(view.warnings()).contains("The validator refuses an input. Test 2: AssertionError: too long");
	}

	@Test
	void comparesLimitsWithSolutions() {
		add("quick", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 100, "A"));
		add("right", RequiredVerdict.ACCEPTED, run(Verdict.ACCEPTED, 600, "A"), run(Verdict.ACCEPTED, 500, "A"));
		add("slow", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "T"),
				extended(Verdict.TIME_LIMIT_EXCEEDED, 1500, "T"));
		add("slowish", RequiredVerdict.TIME_LIMIT_EXCEEDED, run(Verdict.TIME_LIMIT_EXCEEDED, 1000, "T"),
				extended(Verdict.ACCEPTED, 1200, "A"));
		VerificationView view = view(REVISION);
		assertThat(view.time().slowestRight()).isEqualTo(new Used("right", 600, false));
		assertThat(view.time().fastestTooSlow()).isEqualTo(new Used("slowish", 1200, false));
		assertThat(view.time().leastLimitMs()).isEqualTo(1200);
		assertThat(view.time().mostLimitMs()).isEqualTo(800);
		assertThat(view.solutions().get(1).spreadPercent()).isEqualTo(20);
		assertThat(view.memory().largestRight()).isEqualTo(new UsedMemory("quick", 1024));
		assertThat(view.warnings()).hasSize(2)
			.anyMatch((warning) -> warning.contains("less than twice the time of the slowest right solution, 'right'"))
			.anyMatch((warning) -> warning.startsWith("'slowish' must be too slow, but takes only 1,200 ms"));
	}

	private void add(String name, RequiredVerdict required, SolutionRun... of) {
		long id = solutions.size() + 1;
		solutions.add(new ReferenceSolution(id, name, "pass", required, Instant.EPOCH));
		for (int i = 0; i < of.length; i++) {
			SolutionRun run = (of[i] != null) ? of[i] : new SolutionRun(UUID.randomUUID(), 0L, 0, false, null);
			runs.add(new SolutionRun(run.evaluationId(), id, i + 1, run.extended(), run.outcome()));
		}
	}

	private static SolutionRun run(@Nullable Verdict verdict, long millis, String tests) {
		return new SolutionRun(UUID.randomUUID(), 0L, 0, false,
				new RunOutcome(verdict, null, 1000 * millis, 1024 * 1024, tests));
	}

	private static SolutionRun extended(Verdict verdict, long millis, String tests) {
		SolutionRun run = run(verdict, millis, tests);
		return new SolutionRun(run.evaluationId(), 0L, 0, true, run.outcome());
	}

	private VerificationView view(int revision) {
		int tests = runs.stream()
			.map(SolutionRun::outcome)
			.mapToInt((outcome) -> (outcome != null) ? outcome.tests().length() : 0)
			.max()
			.orElse(0);
		return new VerificationReport(new StoredVerification(1, REVISION, REVISION, null, Instant.EPOCH, 1000,
				256L * 1024 * 1024, tests, List.of(), null), revision, solutions, runs)
			.view();
	}

}
