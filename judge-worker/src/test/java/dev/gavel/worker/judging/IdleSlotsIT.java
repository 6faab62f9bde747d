package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.sandbox.oci.OciSandbox;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.LentSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Programs get the same reports with the help of an idle slot as without. */
class IdleSlotsIT {

	private static final int TESTS = 40;

	private static final Limits LIMITS = new Limits(400L * SandboxFixture.slowness(), 64L << 20);

	private static Path workDir;

	private static OciSandbox sandbox;

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final LentSlots slots = new LentSlots();

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(2, workDir);
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	/** A helper gets no cell while too few are ready. */
	@BeforeEach
	void haveEveryCellReady() {
		await().atMost(1, TimeUnit.MINUTES).until(() -> sandbox.readyCells() == 6);
	}

	@AfterEach
	void givesEverythingBack() {
		await().untilAsserted(() -> {
			assertThat(slots.lent()).isZero();
			assertThat(cells(CellState.LEASED)).isEmpty();
		});
	}

	/** What the function does, apart from taking some milliseconds. */
	@ParameterizedTest
	@ValueSource(strings = { "return x", "return x if x % 7 else x + 1", "return x if x != 25 else 'text'",
			"print(x); return x", "if x % 5 == 3: raise ValueError(x)\n    return x",
			"exit(3) if x == 20 else None; return x",
			"import os; os.kill(os.getpid(), 11) if x in (12, 13) else None; return x",
			"bytearray(1 << 30) if x > 30 else None; return x", "print('x' * (2 << 20)) if x == 30 else None; return x",
			"print('x' * (900 << 10)) if x % 2 else None; return x", "return [x] * 100_000 if x in (9, 22) else x",
			"import threading; t = threading.Thread(target=print, args=(x,)); t.start(); t.join(); return x",
			"open('/tmp/kept', 'a').write('x'); return len(open('/tmp/kept').read()) + x - 1" })
	void helpWithoutATrace(String body) throws Exception {
		assertThatReportsAreTheSame(source(body), suite(Scoring.NONE, (test) -> test > 10));
		assertThat(helped()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "while x in (20, 26, 31): pass\n    return x",
			"time.sleep(60) if x == 33 else None; return x" })
	void leaveTheTimeLimitToTheSubmissionsOwnCell(String body) throws Exception {
		assertThatReportsAreTheSame(source(body), suite(Scoring.NONE, (test) -> false));
		assertThat(helped()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "FIRST_FAILURE", "GROUP_FAILURE", "NEVER" })
	void stopWhereTheSubmissionStops(StopAt stopAt) throws Exception {
		assertThatReportsAreTheSame(source("return x if x != 20 else 0"),
				suite(new Scoring(List.of(), stopAt), (test) -> test % 2 == 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "def solve(x:", "def other(x): return x", "1 / 0" })
	void findWhatCannotRunAtAll(String source) throws Exception {
		assertThatReportsAreTheSame(source, suite(Scoring.NONE, (test) -> test > 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "print(x)", "print(x if x % 7 else x + 1)", "print('x' * (2 << 20) if x == 15 else x)",
			"print(x); exit(x % 9 == 8)" })
	void helpProgramsThatPrint(String body) throws Exception {
		assertThatReportsAreTheSame("import time\nx = int(input())\ntime.sleep(0.006)\n" + body, ofPrograms());
		assertThat(helped()).isOne();
	}

	@Test
	void goOnWithoutTheCellOfAHelperThatIsKilled() throws Exception {
		Set<Cell> own = new HashSet<>();
		FutureTask<Judged> judging = new FutureTask<>(() -> judge(notingWhatIsLeased(own),
				source("time.sleep(0.2); return x"), suite(Scoring.NONE, (test) -> false), (done) -> {
				}));
		new Thread(judging).start();
		await().until(() -> helped() == 1);
		Cell ofHelper = cells(CellState.LEASED).stream()
			.filter((cell) -> !own.contains(cell))
			.findFirst()
			.orElseThrow();
		ofHelper.init().destroyForcibly();
		Judged judged = judging.get(1, TimeUnit.MINUTES);
		assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests()).extracting(TestReport::index)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, TESTS).boxed().toList());
		assertThat(own).as("its own cell is not in doubt").allMatch(Cell::alive);
	}

	/** Notes which cells are leased before a helper gets one. */
	private IdleSlots notingWhatIsLeased(Set<Cell> leased) {
		return new IdleSlots() {

			@Override
			public Optional<LentSlot> lend() {
				if (leased.isEmpty()) {
					leased.addAll(cells(CellState.LEASED));
				}
				return slots.lend();
			}

			@Override
			public int count() {
				return slots.count();
			}

		};
	}

	private double helped() {
		return meters.counter("gavel.submissions.helped").count();
	}

	private static Set<Cell> cells(CellState state) {
		return sandbox.warm()
			.get(EnvironmentName.DEFAULT)
			.pool()
			.cells()
			.stream()
			.filter((cell) -> cell.state() == state)
			.collect(Collectors.toSet());
	}

	private void assertThatReportsAreTheSame(String source, ListedSuite suite) throws Exception {
		List<Integer> alone = new ArrayList<>();
		Judged unhelped = judge(IdleSlots.NONE, source, suite, alone::add);
		List<Integer> progress = new ArrayList<>();
		haveEveryCellReady();
		Judged helped = judge(slots, source, suite, progress::add);
		assertThat(helped.tests()).extracting(IdleSlotsIT::said)
			.containsExactlyElementsOf(unhelped.tests().stream().map(IdleSlotsIT::said).toList());
		assertThat(helped.verdict()).isEqualTo(unhelped.verdict());
		assertThat(said(helped.error())).isEqualTo(said(unhelped.error()));
		assertThat(progress).isEqualTo(alone);
	}

	private static List<Object> said(TestReport test) {
		return Arrays.asList(test.index(), test.verdict(), test.output(), test.difference(), said(test.error()),
				test.stdout(), test.stderr());
	}

	/** Leaves out what the kernel measured. */
	private static @Nullable ProgramError said(@Nullable ProgramError error) {
		return (error == null) ? null : new ProgramError(error.type(),
				error.message().replaceFirst("it computed \\d+", "it computed"), error.line(), error.traceback());
	}

	private Judged judge(IdleSlots slots, String source, ListedSuite suite, IntConsumer testsDone) throws Exception {
		JudgingProperties properties = new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8),
				DataSize.ofMegabytes(8), 400_000, DataSize.ofMegabytes(64), DataSize.ofKilobytes(4),
				DataSize.ofKilobytes(512), 3, true);
		WorkerProperties worker = new WorkerProperties("worker", URI.create("http://localhost"), "token", 2,
				DataSize.ofMegabytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, LIMITS, "0".repeat(64)), source);
		return new Judge(sandbox, properties, worker, new RunPermits(), slots, OutputStore.NOWHERE, meters, Tracer.NOOP)
			.judge(job, suite, testsDone);
	}

	/** Takes long enough to be helped, on a fast machine, too. */
	private static String source(String body) {
		return """
				import time
				def solve(x):
				    time.sleep(0.006)
				    %s
				""".formatted(body);
	}

	private static ListedSuite suite(Scoring scoring, IntPredicate hidden) {
		Signature signature = new Signature("solve", List.of(new Parameter("x", ValueType.parse("int"))),
				ValueType.parse("int"));
		SuiteHead plain = new SuiteHead(signature);
		SuiteHead head = new SuiteHead(plain.kind(), plain.comparison(), plain.prelude(), plain.rules(), scoring);
		return new ListedSuite(head, IntStream.rangeClosed(1, TESTS)
			.mapToObj((test) -> new SuiteTest(test, List.of(IntValue.of(test)), IntValue.of(test), hidden.test(test)))
			.toList());
	}

	private static ListedSuite ofPrograms() {
		SuiteHead head = new SuiteHead(new QuestionKind.Program(), new Text(Match.EXACT, true, null, null));
		return new ListedSuite(head, IntStream.rangeClosed(1, TESTS).mapToObj(IdleSlotsIT::ofProgram).toList());
	}

	private static SuiteTest ofProgram(int test) {
		ListValue input = new ListValue(List.of(new TextValue(test + "\n"), new ListValue(List.of()),
				new DictValue(List.of()), new TextValue("")));
		return new SuiteTest(test, EncodedValue.of(input), Expectation.of(EncodedValue.of(new TextValue(test + "\n"))),
				test > 5);
	}

}
