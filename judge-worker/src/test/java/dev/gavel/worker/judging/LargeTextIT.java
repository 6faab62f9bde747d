package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
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
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Programs that read and print as much as they may. */
class LargeTextIT {

	private static final Logger logger = LoggerFactory.getLogger(LargeTextIT.class);

	private static final int MEGABYTES = 16;

	private static final int ROUNDS = 15;

	private static final String TEXT = "0123456789 abcdef 0123456789 abcdefghijklmnopqrst 0123456789 01\n"
		.repeat(MEGABYTES << 14);

	private static Path workDir;

	private static OciSandbox sandbox;

	private static Judge judge;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir);
		JudgingProperties properties = new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(16),
				DataSize.ofMegabytes(MEGABYTES), 1_000_000, DataSize.ofMegabytes(64), DataSize.ofKilobytes(4),
				DataSize.ofKilobytes(512), 3, true);
		WorkerProperties worker = new WorkerProperties("worker", URI.create("http://localhost"), "token", 1,
				DataSize.ofMegabytes(1), workDir, Duration.ZERO, Duration.ZERO);
		judge = new Judge(sandbox, properties, worker, new RunPermits(), IdleSlots.NONE, OutputStore.NOWHERE,
				new SimpleMeterRegistry(), Tracer.NOOP);
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	/** The quickest of several: other processes take their share of the machine. */
	@Test
	@Tag("slow")
	void areJudgedAtMoreThanTwoHundredMegabytesASecond() throws Exception {
		ListedSuite suite = suite(TEXT, TEXT);
		String source = "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())";
		List<Long> millis = new ArrayList<>();
		List<Long> ownMillis = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			long start = System.nanoTime();
			long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			assertThat(judge(source, suite).verdict()).isEqualTo(Verdict.ACCEPTED);
			millis.add((System.nanoTime() - start) / 1_000_000);
			ownMillis.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000);
		}
		logger.info("{} MB in and {} MB out took {} ms; CPU of the worker {} ms", MEGABYTES, MEGABYTES, millis,
				ownMillis);
		assertThat(2 * MEGABYTES * 1000 / Collections.min(millis)).isGreaterThan(200 / SandboxFixture.slowness());
	}

	/** The program's own memory is what it reads; the worker's is one block. */
	@Test
	void needNoMemoryForAllOfIt() throws Exception {
		ListedSuite suite = suite(TEXT, TEXT);
		String source = "import sys\nfor line in sys.stdin:\n    sys.stdout.write(line)";
		judge(source, suite);
		com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		Judged judged = judge(source, suite);
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		logger.info("allocated {} KB, peak of the program {} KB", allocated >> 10,
				judged.tests().get(0).peakMemoryBytes() >> 10);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(allocated).isLessThan(8 << 20);
		assertThat(judged.tests().get(0).peakMemoryBytes()).isLessThan(24 << 20);
	}

	@Test
	void areNotStuckWhenTheyReadNothing() throws Exception {
		assertThat(judge("print('done')", suite(TEXT, "done\n")).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	/** The input and the files are charged to the cell. */
	@Test
	void leaveTheMemoryLimitToTheProgram() throws Exception {
		String source = """
				import sys
				text = sys.stdin.buffer.read()
				with open("copy", "wb") as file:
				    file.write(text[:-100_000])
				data = bytearray(90 << 20)
				data[::4096] = bytes(len(data) // 4096)
				sys.stdout.buffer.write(text)
				""";
		assertThat(judge(source, suite(TEXT, TEXT)).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void arePartOfNoOtherTest() throws Exception {
		ListedSuite suite = new ListedSuite(HEAD, List.of(test(TEXT, TEXT), test("", ""), test("a\n", "a\n")));
		assertThat(judge("import sys\nprint(open('/dev/stdin').read(), end='')", suite).verdict())
			.isEqualTo(Verdict.ACCEPTED);
	}

	private static final SuiteHead HEAD = new SuiteHead(new QuestionKind.Program(),
			new Text(Match.EXACT, true, null, null));

	private static ListedSuite suite(String stdin, String output) {
		return new ListedSuite(HEAD, List.of(test(stdin, output)));
	}

	private static SuiteTest test(String stdin, String output) {
		ListValue input = new ListValue(
				List.of(new TextValue(stdin), new ListValue(List.of()), new DictValue(List.of()), new TextValue("")));
		return new SuiteTest(1, EncodedValue.of(input), Expectation.of(EncodedValue.of(new TextValue(output))), false);
	}

	private Judged judge(String source, ListedSuite suite) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, new RunSpec(RunSpec.PYTHON,
				EnvironmentName.DEFAULT, new Limits(5000L * SandboxFixture.slowness(), 128L << 20), "0".repeat(64)),
				source);
		return judge.judge(job, suite, (done) -> {
		});
	}

}
