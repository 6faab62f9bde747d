package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.sandbox.oci.OciSandbox;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Programs get the same reports whether each test has a process of its own or one is set
 * back: every test runs at least twice, and once more with a third of the tests, by
 * chance, leaving something for which the process must be replaced.
 */
class SetBackCorpusIT {

	private static final int FEWEST_TESTS = 7;

	/** As many as tests run at once. */
	private static final int SLOTS = 2;

	/** On the first line, so that all lines of a program move by one. */
	private static final String LEAVES_SOMETHING = "__import__('os').umask(0o77) if __import__('os').urandom(1)[0] % 3 == 0 else None\n";

	/**
	 * How names begin of programs of which what they say depends on chance, or on
	 * addresses.
	 */
	private static final List<String> VARYING = List.of("memory_in_threads", "class_of_several_outputs",
			"recursion_through_callbacks", "class-outputs/randomized_set", "class-checker/shuffler");

	private static final List<Path> workDirs = new ArrayList<>();

	private static OciSandbox forking;

	private static OciSandbox settingBack;

	@BeforeAll
	static void start() throws IOException {
		forking = SandboxFixture.start(SLOTS, workDir(), "spare-cells=0", "tests=fork");
		settingBack = SandboxFixture.start(SLOTS, workDir(), "spare-cells=0", "tests=auto");
	}

	private static Path workDir() throws IOException {
		workDirs.add(SandboxFixture.workDir());
		return workDirs.get(workDirs.size() - 1);
	}

	@AfterAll
	static void stop() throws IOException {
		forking.close();
		settingBack.close();
		for (Path workDir : workDirs) {
			FileSystemUtils.deleteRecursively(workDir);
		}
	}

	/** Without those whose tests are forked in any case. */
	static Stream<CorpusProgram> programs() {
		return CorpusProgram.all()
			.filter((program) -> VARYING.stream().noneMatch(program.name()::startsWith))
			.filter((program) -> !program.name().startsWith("interact"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "accepted", "asyncio_works", "becomes_root", "big_int", "climbs_the_stack",
			"forges_result", "hides_state_in_modules", "leaves_file_for_next_run", "lifts_its_limits",
			"overrides_methods", "patches_json", "recursion_in_a_thread", "rewrites_the_interpreter",
			"searches_memory_of_others", "segfault", "shadows_modules", "thread_bomb" })
	void reportsTheSame(String name) throws Exception {
		assertThatReportsAreTheSame(CorpusProgram.named(name));
	}

	@Tag("slow")
	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("programs")
	void reportsTheSameOfAll(CorpusProgram program) throws Exception {
		assertThatReportsAreTheSame(program);
	}

	private static void assertThatReportsAreTheSame(CorpusProgram program) throws Exception {
		ListedSuite suite = repeated(program.suite());
		JudgeJob job = program.job();
		assertThatReportsAreTheSame(job, suite);
		if (!program.source().contains("__future__")) {
			assertThatReportsAreTheSame(
					new JudgeJob(job.programId(), job.judgementId(), 1, job.run(), LEAVES_SOMETHING + program.source()),
					suite);
		}
	}

	private static void assertThatReportsAreTheSame(JudgeJob job, ListedSuite suite) throws Exception {
		Judged forked = judge(forking, job, suite);
		Judged setBack = judge(settingBack, job, suite);
		assertThat(setBack.tests()).extracting(SetBackCorpusIT::said)
			.isEqualTo(forked.tests().stream().map(SetBackCorpusIT::said).toList());
		assertThat(setBack.verdict()).isEqualTo(forked.verdict());
		assertThat(said(setBack.error())).isEqualTo(said(forked.error()));
	}

	private static List<Object> said(TestReport test) {
		return Arrays.asList(test.verdict(), test.output(), test.difference(), said(test.error()), test.stdout(),
				(test.stderr() != null) ? alike(test.stderr()) : null);
	}

	/** Without addresses of objects. */
	private static String alike(String stderr) {
		return stderr.replaceAll("0x[0-9a-f]+", "0x");
	}

	/** Without times, and without the place where memory was used up. */
	private static @Nullable ProgramError said(@Nullable ProgramError error) {
		if (error == null) {
			return null;
		}
		if (error.type().equals("MemoryError")) {
			return new ProgramError(error.type(), error.message(), null, null);
		}
		return new ProgramError(error.type(), error.message().replaceFirst("computed \\d+", "computed"), error.line(),
				error.traceback());
	}

	private static ListedSuite repeated(ListedSuite suite) {
		List<SuiteTest> tests = new ArrayList<>();
		for (int turn = 0; turn < 2 || tests.size() < FEWEST_TESTS && !suite.tests().isEmpty(); turn++) {
			tests.addAll(suite.tests());
		}
		return new ListedSuite(suite.head(), tests);
	}

	private static Judged judge(OciSandbox sandbox, JudgeJob job, ListedSuite suite) throws Exception {
		JudgingProperties properties = new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8),
				DataSize.ofMegabytes(8), 400_000, DataSize.ofMegabytes(64), DataSize.ofKilobytes(4),
				DataSize.ofKilobytes(512), 3, true);
		WorkerProperties worker = new WorkerProperties("worker", URI.create("http://localhost"), "token", 1,
				DataSize.ofMegabytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);
		return new Judge(sandbox, properties, worker, new RunPermits(), IdleSlots.NONE, OutputStore.NOWHERE,
				new SimpleMeterRegistry(), Tracer.NOOP)
			.judge(job, suite, (done) -> {
			});
	}

}
