package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ContentHash;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.value.EncodedValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.WorkerTest;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All that programs print in real cells, byte for byte. */
@WorkerTest
class WholeOutputsIT {

	private static final String NO_INPUT = "[\"\",[],{\"d\":[]},\"\"]";

	/** What was stored beside the report, by test and stream. */
	private final Map<String, byte[]> stored = new TreeMap<>();

	@Autowired
	private Sandbox sandbox;

	@Autowired
	private JudgingProperties properties;

	@Autowired
	private WorkerProperties worker;

	@Test
	void keepBytesThatAreNoText() throws Exception {
		Printed printed = run("""
				import os, sys
				sys.stdout.buffer.write(bytes(range(256)))
				sys.stdout.flush()
				os.write(2, b'\\xfe')
				sys.exit(3)
				""", NO_INPUT).get(0).printed();
		byte[] all = new byte[256];
		for (int i = 0; i < all.length; i++) {
			all[i] = (byte) i;
		}
		assertThat(printed)
			.isEqualTo(new Printed(PrintedBytes.of(all, 256), PrintedBytes.of(new byte[] { (byte) 0xfe }, 1)));
	}

	@Test
	void keepWhatAReportHasNoRoomFor() throws Exception {
		Printed printed = run("""
				import os, sys
				sys.stdout.buffer.write(b'\\xff' * 3_000_000)
				sys.stdout.flush()
				sys.stderr.write('e' * 100_000)
				sys.stderr.flush()
				os.kill(os.getpid(), 11)
				""", NO_INPUT).get(0).printed();
		assertThat(printed.stdout().bytes()).isEqualTo(3_000_000);
		assertThat(stored.get("1 stdout")).hasSize(Printed.MOST_BYTES).containsOnly(0xff);
		assertThat(printed.stdout().storedHash()).isEqualTo(ContentHash.of(stored.get("1 stdout")));
		assertThat(stored.get("1 stderr")).hasSize(100_000).containsOnly('e');
	}

	/** Enough tests that some are set back. */
	@Test
	void comeFromFilesInFoldersThatAreNoText() throws Exception {
		String files = "[\"\",[],{\"d\":[[\"a/b/c.bin\",{\"b\":\"00ff%02x\"}],[\"a/d.txt\",\"\\u00e9\"]]},\"\"]";
		List<TestReport> reports = run("""
				import os, sys
				assert sorted(os.listdir()) == ['a', 'solution.py'], os.listdir()
				for name in 'a/b/c.bin', 'a/d.txt':
				    sys.stdout.buffer.write(open(name, 'rb').read())
				""", List
			.of(files.formatted(1), files.formatted(2), files.formatted(3), files.formatted(4), files.formatted(5),
					files.formatted(6), files.formatted(7))
			.toArray(String[]::new));
		assertThat(reports).hasSize(7);
		for (TestReport report : reports) {
			assertThat(report.printed().stdout().decoded()).isEqualTo(
					("\u0000\u00ff" + (char) report.index() + "\u00c3\u00a9").getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	private List<TestReport> run(String source, String... inputs) throws Exception {
		Judge judge = new Judge(sandbox, properties, worker, new RunPermits(), IdleSlots.NONE, this::put,
				new SimpleMeterRegistry(), Tracer.NOOP);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 64L << 20), "0".repeat(64), true),
				source);
		List<SuiteTest> tests = List.of(inputs)
			.stream()
			.map((input) -> new SuiteTest(0, EncodedValue.of(input), Expectation.NOTHING, false))
			.toList();
		SuiteHead head = new SuiteHead(new QuestionKind.Program(), new Text(Match.TOKENS, false, null, null));
		return judge.judge(job, new ListedSuite(head, tests), (done) -> {
		}).tests();
	}

	private boolean put(JudgeJob job, OutputStore.Place place, OutputStore.Output output) {
		try (InputStream in = output.open()) {
			stored.put(place.test() + " " + place.stream(), in.readNBytes(output.size()));
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
