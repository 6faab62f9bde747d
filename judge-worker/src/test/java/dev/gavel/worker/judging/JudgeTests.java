package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Prelude;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.ListedSuite;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.sandbox.RunOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTests {

	static final ProgramError SAID = new ProgramError("said", "said", 1, "said");

	@Test
	void runsEveryTest() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.KILLED_BY_SIGNAL, RunOutcome.RETURNED);
		Judged judged = judge(sandbox);
		assertThat(judged.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(judged.tests()).hasSize(3);
	}

	@Test
	void judgesAgainInAnotherCellWhenOneFailed() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(null, RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RETURNED);
		assertThat(judge(sandbox).verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(sandbox.sessions).isEqualTo(2);
	}

	@Test
	void callsItImpossibleWhenTwoCellsFailed() {
		FakeSandbox sandbox = new FakeSandbox(null, null);
		assertThatExceptionOfType(JudgingImpossible.class).isThrownBy(() -> judge(sandbox))
			.withMessage("the sandbox failed twice: the cell died");
	}

	@Test
	void runsNoMoreTestsAfterSeveralWereTooSlowAndKeepsWhatItFoundFirst() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.KILLED_BY_SIGNAL, RunOutcome.OUT_OF_TIME, RunOutcome.RETURNED,
				RunOutcome.IDLE_TOO_LONG, RunOutcome.RETURNED);
		Judged judged = judge(sandbox, EnvironmentName.DEFAULT, suite(5), 2);
		assertThat(judged.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsExactly(Verdict.RUNTIME_ERROR, Verdict.TIME_LIMIT_EXCEEDED, Verdict.ACCEPTED,
					Verdict.TIME_LIMIT_EXCEEDED);
	}

	@Test
	void runsAllTestsHoweverLongTheyTakeTogether() throws Exception {
		RunOutcome[] outcomes = new RunOutcome[500];
		Arrays.fill(outcomes, RunOutcome.RETURNED);
		outcomes[10] = RunOutcome.OUT_OF_TIME;
		outcomes[400] = RunOutcome.OUT_OF_TIME;
		Judged judged = judge(new FakeSandbox(outcomes), EnvironmentName.DEFAULT, suite(500), 3);
		assertThat(judged.verdict()).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(judged.tests()).hasSize(500);
	}

	@Test
	void checksAnswersInRoundsWhenTheyAreTooManyToKeep() throws Exception {
		RunOutcome[] outcomes = new RunOutcome[10];
		Arrays.fill(outcomes, RunOutcome.RETURNED);
		FakeSandbox sandbox = new FakeSandbox(outcomes);
		sandbox.value = "1".repeat(600);
		Judged judged = judge(sandbox, EnvironmentName.DEFAULT, new ListedSuite(checked("other").head(), suite(5)), 3);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests()).hasSize(5);
		assertThat(sandbox.sessions).as("of two answers each").isEqualTo(6);
		assertThat(sandbox.mostOpen).isEqualTo(1);
	}

	@Test
	void runsNoMoreTestsWhenTheCheckerFailedBetweenThem() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RAISED,
				RunOutcome.RETURNED);
		sandbox.value = "1".repeat(600);
		Judged judged = judge(sandbox, EnvironmentName.DEFAULT, new ListedSuite(checked("other").head(), suite(5)), 3);
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(sandbox.sessions).isEqualTo(2);
	}

	@Test
	void tellsWhichEnvironmentItJudgedIn() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RETURNED);
		Judged judged = judge(sandbox, "other", suite(3), 3);
		assertThat(sandbox.program.environment()).isEqualTo("other");
		assertThat(judged.judgedIn().rootfsDigest()).isEqualTo("digest of other");
	}

	@Test
	void blamesAnAuthorWhosePreludeFailsAlone() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RAISED, RunOutcome.RAISED);
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judgeAfter("import this", sandbox, suite(1)))
			.withMessage("the author's prelude failed: said: said, line 1");
		assertThat(sandbox.program.source()).isEmpty();
		assertThat(sandbox.program.settings()).containsEntry("prelude", "import this");

		FakeSandbox innocent = new FakeSandbox(RunOutcome.RAISED, RunOutcome.ENTRY_POINT_MISSING);
		assertThat(judgeAfter("import this", innocent, suite(1)).verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(innocent.loads).isOne();
	}

	@Test
	void doesNotLookAtAPreludeWithoutNeed() throws Exception {
		FakeSandbox right = new FakeSandbox(RunOutcome.RETURNED);
		assertThat(judgeAfter("import this", right, suite(1)).verdict()).isEqualTo(Verdict.ACCEPTED);
		FakeSandbox failed = new FakeSandbox(RunOutcome.RAISED);
		assertThat(judgeAfter(Prelude.LEETCODE, failed, suite(1)).verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(failed.program.settings()).containsEntry("prelude", "leetcode");
		assertThat(right.sessions + failed.sessions).isEqualTo(2);
		FakeSandbox plain = new FakeSandbox(RunOutcome.RETURNED);
		judge(plain, EnvironmentName.DEFAULT, suite(1), 3);
		assertThat(plain.program.settings()).doesNotContainKey("prelude");
	}

	private static Judged judgeAfter(String prelude, FakeSandbox sandbox, List<SuiteTest> tests)
			throws JudgingImpossible {
		SuiteHead head = new SuiteHead(
				new QuestionKind.Function(new Signature("one", List.of(), ValueType.parse("int"))),
				ComparisonSpec.DEFAULT, new Prelude(prelude));
		return judge(sandbox, RunSpec.PYTHON, EnvironmentName.DEFAULT, new ListedSuite(head, tests), 3);
	}

	@Test
	void doesNotJudgeInAnotherEnvironmentThanAskedFor() {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED);
		assertThatExceptionOfType(NoEnvironment.class).isThrownBy(() -> judge(sandbox, "missing", suite(3), 3))
			.withMessageStartingWith("worker w: expected environment missing, found only [");
		assertThat(sandbox.sessions).isZero();
	}

	@Test
	void doesNotTakeAnotherLanguageForPython() {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED);
		assertThatExceptionOfType(NoEnvironment.class)
			.isThrownBy(() -> judge(sandbox, "node", EnvironmentName.DEFAULT,
					new ListedSuite(new Signature("one", List.of(), ValueType.parse("int")), suite(3)), 3))
			.withMessage("worker w: expected language python3, found node");
		assertThat(sandbox.sessions).isZero();
	}

	@Test
	void givesTheProgramsCellBackBeforeItTakesOneForTheChecker() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RETURNED,
				RunOutcome.RETURNED);
		Judged judged = judge(sandbox, RunSpec.PYTHON, EnvironmentName.DEFAULT, checked("other"), 3);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(sandbox.sessions).isEqualTo(2);
		assertThat(sandbox.mostOpen).isEqualTo(1);
		assertThat(sandbox.program.environment()).isEqualTo("other");
		assertThat(sandbox.program.sharesProcess()).isTrue();
		assertThat(sandbox.arguments).containsExactly("[]", "[]", "[{\"d\":[]},1,1]", "[{\"d\":[]},1,1]");
	}

	@Test
	void runsNothingWithoutTheEnvironmentOfTheChecker() {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED);
		assertThatExceptionOfType(NoEnvironment.class)
			.isThrownBy(() -> judge(sandbox, RunSpec.PYTHON, EnvironmentName.DEFAULT, checked("missing"), 3))
			.withMessageStartingWith("worker w: expected environment missing, found only [");
		assertThat(sandbox.sessions).isZero();
	}

	@Test
	void judgesAgainWhenTheCellOfTheCheckerFailed() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED, null, RunOutcome.RETURNED,
				RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RETURNED);
		Judged judged = judge(sandbox, RunSpec.PYTHON, EnvironmentName.DEFAULT, checked("other"), 3);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(sandbox.sessions).isEqualTo(4);
	}

	private static ListedSuite checked(String environment) {
		SuiteHead head = new SuiteHead(
				new QuestionKind.Function(new Signature("one", List.of(), ValueType.parse("int"))),
				new ComparisonSpec.Checker("", environment, new Limits(1000, 1 << 20)));
		return new ListedSuite(head, suite(2));
	}

	@Test
	void comparesNothingWhereNothingIsExpected() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.KILLED_BY_SIGNAL);
		Judged judged = judge(sandbox, EnvironmentName.DEFAULT,
				List.of(new SuiteTest(0, List.of(), null), new SuiteTest(0, List.of(), null)), 3);
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsExactly(Verdict.ACCEPTED, Verdict.RUNTIME_ERROR);
		assertThat(judged.tests().get(0).output()).isEqualTo("1");
		assertThat(judged.tests().get(0).difference()).isNull();
	}

	@Test
	void givesNoVerdictWhenTheExpectedOutputCannotBeRead() {
		EncodedValue deep = EncodedValue.of("[".repeat(250) + "]".repeat(250));
		SuiteTest test = new SuiteTest(1, EncodedValue.of("[]"), Expectation.of(deep), false);
		assertThatExceptionOfType(MalformedValue.class)
			.isThrownBy(() -> judge(new FakeSandbox(RunOutcome.RETURNED), EnvironmentName.DEFAULT, List.of(test), 3));
	}

	@Test
	void comparesAsTheSuiteStates() throws Exception {
		Signature signature = new Signature("one", List.of(), ValueType.parse("float"));
		List<SuiteTest> tests = List.of(new SuiteTest(1, List.of(), new FloatValue(1.4)));
		Judged wide = judge(new FakeSandbox(RunOutcome.RETURNED), EnvironmentName.DEFAULT, new ListedSuite(
				new SuiteHead(new QuestionKind.Function(signature), new ComparisonSpec.Typed(0.5, null)), tests), 3);
		assertThat(wide.verdict()).isEqualTo(Verdict.ACCEPTED);
		Judged byDefault = judge(new FakeSandbox(RunOutcome.RETURNED), EnvironmentName.DEFAULT,
				new ListedSuite(signature, tests), 3);
		assertThat(byDefault.tests().get(0).difference()).isEqualTo("expected 1.4, got 1: off by 0.4, allowed 1.4e-9");
	}

	@Test
	void isCancelledWhileItWaitsForRoomToDecode() throws Exception {
		SuiteTest large = new SuiteTest(1, List.of(), new TextValue("x".repeat(100_000)));
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread slot = new Thread(() -> thrown.set(catchThrowable(
				() -> judge(new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED), large, shown(2)))));
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			slot.start();
			await().until(() -> slot.getState() == Thread.State.WAITING);
			slot.interrupt();
			slot.join(10_000);
			assertThat(slot.isAlive()).isFalse();
		}
		assertThat(thrown.get()).isInstanceOf(CancellationException.class);
	}

	@Test
	void readsALargeTestOnlyWhenThereIsRoomForIt() throws Exception {
		SuiteTest large = new SuiteTest(1, List.of(), new TextValue("x".repeat(1_100_000)));
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED);
		FutureTask<Judged> judged = new FutureTask<>(() -> judge(sandbox, shown(2), large));
		Thread slot = new Thread(judged);
		try (TestRoom all = TestRoom.take(Long.MAX_VALUE / 2, 0)) {
			slot.start();
			await().until(() -> slot.getState() == Thread.State.WAITING);
			assertThat(sandbox.arguments).containsExactly("[2]");
		}
		assertThat(judged.get().tests()).hasSize(2);
	}

	@Test
	void runsHiddenTestsAfterAllThatAreShown() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.RETURNED);
		Judged judged = judge(sandbox, hidden(1), shown(2), shown(3));
		assertThat(sandbox.arguments).containsExactly("[2]", "[3]", "[1]");
		assertThat(judged.tests()).extracting(TestReport::index).containsExactly(1, 2, 3);
		assertThat(judged.tests()).extracting(TestReport::testCaseId).containsExactly(1L, 2L, 3L);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "RETURNED", "UNSERIALIZABLE_RESULT", "RESULT_TOO_LARGE" })
	void tellsOfAHiddenTestOnlyWhatLoadingWithoutArgumentsSays(RunOutcome outcome) throws Exception {
		FakeSandbox sandbox = new FakeSandbox(outcome, RunOutcome.EXITED);
		Judged judged = judge(sandbox, hidden(1));
		if (outcome == RunOutcome.DOES_NOT_COMPILE) {
			assertThat(judged.error()).isEqualTo(SAID);
			assertThat(sandbox.loads).isZero();
			return;
		}
		assertThat(judged.error().type()).isEqualTo("SystemExit");
		assertThat(judged.tests().toString()).doesNotContain("said");
		assertThat(sandbox.loads).isOne();
		assertThat(sandbox.sessions).isEqualTo(2);
	}

	@Test
	void tellsNothingOfAHiddenTestWhenTheProgramLoads() throws Exception {
		FakeSandbox sandbox = new FakeSandbox(RunOutcome.RAISED, RunOutcome.RETURNED);
		Judged judged = judge(sandbox, hidden(1));
		assertThat(judged.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(judged.error()).isNull();
		assertThat(sandbox.loads).isOne();
	}

	@Test
	void doesNotLoadTheProgramAgainWhenItsFunctionWasCalledOrATestThatIsShownIsAtFault() throws Exception {
		FakeSandbox wrong = new FakeSandbox(RunOutcome.UNSERIALIZABLE_RESULT);
		assertThat(judge(wrong, hidden(1)).error()).isNull();
		FakeSandbox shown = new FakeSandbox(RunOutcome.RAISED, RunOutcome.RAISED);
		assertThat(judge(shown, shown(1), hidden(2)).error()).isEqualTo(SAID);
		assertThat(wrong.loads + shown.loads).isZero();
	}

	@Test
	void callsAMissingFunctionACompilationErrorInTheFirstTestOnly() throws Exception {
		Judged missing = judge(new FakeSandbox(RunOutcome.ENTRY_POINT_MISSING, RunOutcome.ENTRY_POINT_MISSING),
				hidden(1), hidden(2));
		assertThat(missing.verdict()).isEqualTo(Verdict.COMPILATION_ERROR);
		assertThat(missing.tests()).isEmpty();
		assertThat(missing.error().message()).contains("it defines said");
		Judged missingLater = judge(
				new FakeSandbox(RunOutcome.RETURNED, RunOutcome.ENTRY_POINT_MISSING, RunOutcome.RETURNED), shown(1),
				hidden(2));
		assertThat(missingLater.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(missingLater.error()).isNull();
	}

	private static SuiteTest hidden(int number) {
		return new SuiteTest(number, List.of(IntValue.of(number)), IntValue.of(1), true);
	}

	private static SuiteTest shown(int number) {
		return new SuiteTest(number, List.of(IntValue.of(number)), IntValue.of(1));
	}

	private static Judged judge(FakeSandbox sandbox, SuiteTest... tests) throws JudgingImpossible {
		return judge(sandbox, EnvironmentName.DEFAULT, List.of(tests), 3);
	}

	private static Judged judge(FakeSandbox sandbox) throws JudgingImpossible {
		return judge(sandbox, EnvironmentName.DEFAULT, suite(3), 3);
	}

	private static List<SuiteTest> suite(int tests) {
		return IntStream.range(0, tests).mapToObj((id) -> new SuiteTest(id, List.of(), IntValue.of(1))).toList();
	}

	private static Judged judge(FakeSandbox sandbox, String environment, List<SuiteTest> tests, int maxTimeouts)
			throws JudgingImpossible {
		TestSuite suite = new ListedSuite(new Signature("one", List.of(), ValueType.parse("int")), tests);
		return judge(sandbox, environment, suite, maxTimeouts);
	}

	private static Judged judge(FakeSandbox sandbox, String environment, TestSuite suite, int maxTimeouts)
			throws JudgingImpossible {
		return judge(sandbox, "python3", environment, suite, maxTimeouts);
	}

	private static Judged judge(FakeSandbox sandbox, String language, String environment, TestSuite suite,
			int maxTimeouts) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(language, environment, new Limits(1000, 1 << 20), "hash"), "");
		return sandbox.judge(maxTimeouts).judge(job, suite, (done) -> {
		});
	}

}
