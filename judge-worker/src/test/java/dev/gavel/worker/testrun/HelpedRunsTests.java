package dev.gavel.worker.testrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpedRunsTests {

	private final LentSlots slots = new LentSlots();

	private final CellsOfHelpers cells = new CellsOfHelpers();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final RunPermits permits = new RunPermits();

	/** What the submission's own cell does in a test. */
	private CellsOfHelpers.Script own = CellsOfHelpers::result;

	private final PrintedAnswer printed = new PrintedAnswer(Path.of("/tmp"));

	@AfterEach
	void givesBackWhateverHelped() {
		await().untilAsserted(() -> {
			assertThat(slots.lent()).isZero();
			assertThat(cells.open()).isZero();
		});
	}

	@Test
	void returnResultsInOrderWhoeverHadThem() throws Exception {
		CountDownLatch helped = new CountDownLatch(4);
		cells.script = (test) -> {
			helped.countDown();
			return CellsOfHelpers.result(test);
		};
		own = (test) -> {
			if (test == 2) {
				await().until(() -> helped.getCount() == 0);
			}
			return CellsOfHelpers.result(test);
		};
		try (HelpedRuns runs = runs(20)) {
			for (int test = 1; test <= 20; test++) {
				assertThat(run(runs, test)).isEqualTo("[%d]", test);
			}
		}
		assertThat(meters.counter("gavel.submissions.helped").count()).isOne();
	}

	@Test
	void runALaterTestWhileAHelperRunsTheOneThatIsDue() throws Exception {
		CountDownLatch later = new CountDownLatch(1);
		cells.script = (test) -> {
			later.await();
			return CellsOfHelpers.result(test);
		};
		own = (test) -> {
			if (test == 3) {
				later.countDown();
			}
			return CellsOfHelpers.result(test);
		};
		try (HelpedRuns runs = runs(3)) {
			run(runs, 1);
			await().until(() -> cells.begun(2));
			assertThat(run(runs, 2)).isEqualTo("[2]");
			assertThat(run(runs, 3)).isEqualTo("[3]");
		}
	}

	@Test
	void runATestAgainWhoseHelperFailed() throws Exception {
		cells.script = (test) -> {
			throw new SandboxFailure("the cell died", null);
		};
		assertThatTheSecondTestRunsAgain();
	}

	@Test
	void runATestAgainWhenTheHelperFailedInAnUnexpectedWay() throws Exception {
		cells.script = (test) -> {
			throw new IllegalStateException("nobody thought of it");
		};
		assertThatTheSecondTestRunsAgain();
	}

	@Test
	void runATestAgainThatWasTooSlowBesideAnother() throws Exception {
		cells.script = (test) -> CellsOfHelpers.result(test, RunOutcome.OUT_OF_TIME, "");
		assertThatTheSecondTestRunsAgain();
	}

	@Test
	void runATestAgainWhoseResultIsTooLargeToKeep() throws Exception {
		cells.script = (test) -> CellsOfHelpers.result(test, RunOutcome.RETURNED, "x".repeat(KeptRun.MOST_BYTES));
		assertThatTheSecondTestRunsAgain();
	}

	@Test
	void runATestAgainThatPrintedTooMuchToKeep() throws Exception {
		cells.prints = "x".repeat(KeptRun.MOST_BYTES + 1);
		assertThatTheSecondTestRunsAgain();
	}

	private void assertThatTheSecondTestRunsAgain() throws Exception {
		CountDownLatch again = new CountDownLatch(1);
		own = (test) -> {
			if (test == 2) {
				again.countDown();
			}
			return CellsOfHelpers.result(test);
		};
		try (HelpedRuns runs = runs(20)) {
			run(runs, 1);
			await().until(() -> cells.begun(2) && cells.open() == 0);
			for (int test = 2; test <= 20; test++) {
				assertThat(run(runs, test)).isEqualTo("[%d]", test);
			}
		}
		assertThat(again.getCount()).isZero();
		assertThat(cells.opened()).as("no more help").isOne();
	}

	@Test
	void takeOverWhatWasPrinted() throws Exception {
		cells.prints = "printed";
		try (HelpedRuns runs = runs(2)) {
			run(runs, 1);
			await().until(() -> cells.begun(2) && cells.open() == 0);
			run(runs, 2);
			assertThat(new String(printed.encoded(), StandardCharsets.UTF_8)).isEqualTo("\"printed\"");
		}
	}

	@Test
	void giveASlotBackAfterTheCurrentTestWhenAJobWantsIt() throws Exception {
		CountDownLatch wanted = new CountDownLatch(1);
		cells.script = (test) -> {
			wanted.await();
			return CellsOfHelpers.result(test);
		};
		try (HelpedRuns runs = runs(20)) {
			run(runs, 1);
			await().until(() -> cells.begun(2));
			slots.wantBack();
			wanted.countDown();
			await().until(() -> slots.lent() == 0);
			assertThat(cells.begun(3)).isFalse();
			for (int test = 2; test <= 20; test++) {
				assertThat(run(runs, test)).isEqualTo("[%d]", test);
			}
		}
		assertThat(cells.opened()).isOne();
	}

	@Test
	void runNothingHiddenBeforeAllThatIsShownIsReported() throws Exception {
		List<SuiteTest> tests = List.of(test(1, false), test(2, false), test(3, true), test(4, true));
		try (HelpedRuns runs = runs(tests)) {
			run(runs, 1);
			await().until(() -> cells.begun(2) && cells.open() == 0);
			assertThat(cells.begun(3)).isFalse();
			for (int test = 2; test <= 4; test++) {
				assertThat(run(runs, test)).isEqualTo("[%d]", test);
			}
		}
	}

	@Test
	void areCancelledWhenTheThreadIsInterruptedWhileAHelperRunsTheTest() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		cells.script = (test) -> {
			over.await();
			return CellsOfHelpers.result(test);
		};
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		try (HelpedRuns runs = runs(2)) {
			run(runs, 1);
			await().until(() -> cells.begun(2));
			Thread slot = new Thread(() -> thrown.set(catchThrowable(() -> run(runs, 2))));
			slot.start();
			await().until(() -> slot.getState() == Thread.State.WAITING);
			slot.interrupt();
			slot.join(10_000);
		}
		over.countDown();
		assertThat(thrown.get()).isInstanceOf(CancellationException.class);
	}

	@Test
	void haveNoHelpWithTestsThatTakeNoTime() throws Exception {
		own = (test) -> CellsOfHelpers.quickResult(test);
		try (HelpedRuns runs = runs(20)) {
			for (int test = 1; test <= 20; test++) {
				run(runs, test);
			}
		}
		assertThat(slots.asked()).isFalse();
	}

	@Test
	void haveNoHelpWhereTestsDependOnEachOther() throws Exception {
		try (HelpedRuns runs = runs(tests(5), false)) {
			for (int test = 1; test <= 5; test++) {
				run(runs, test);
			}
		}
		assertThat(slots.asked()).isFalse();
	}

	private static String run(HelpedRuns runs, int test) throws SandboxFailure {
		byte[] value = runs.run(test, test(test, false)).value();
		return new String(value, StandardCharsets.UTF_8);
	}

	private static List<SuiteTest> tests(int number) {
		return IntStream.rangeClosed(1, number).mapToObj((test) -> test(test, false)).toList();
	}

	private static SuiteTest test(int number, boolean hidden) {
		return new SuiteTest(number, List.of(IntValue.of(number)), IntValue.of(number), hidden);
	}

	private HelpedRuns runs(int tests) {
		return runs(tests(tests));
	}

	private HelpedRuns runs(List<SuiteTest> tests) {
		return runs(tests, true);
	}

	private HelpedRuns runs(List<SuiteTest> tests, boolean independent) {
		ListedSuite suite = new ListedSuite(new Signature("solve", List.of(), ValueType.parse("int")), tests);
		Program program = new Program("", Map.of(), EnvironmentName.DEFAULT);
		TestedProgram tested = new TestedProgram(program, CellsOfHelpers.LIMITS, suite,
				IntStream.rangeClosed(1, tests.size()).boxed().toList(),
				(test) -> RunInput.of(test.encodedArguments().toBytes()), independent);
		FairRuns runs = new FairRuns(CellsOfHelpers.session((test) -> own.run(test)), CellsOfHelpers.LIMITS, true,
				permits, meters);
		return new HelpedRuns(tested, runs, printed, new Helpers(cells, slots, permits, meters));
	}

}
