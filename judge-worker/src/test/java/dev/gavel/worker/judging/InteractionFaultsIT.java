package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import dev.gavel.worker.sandbox.oci.OciSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Interactions whose cells die, and what many of them leave behind. */
@WorkerTest
class InteractionFaultsIT {

	private static final Limits LIMITS = new Limits(1000, 128L << 20);

	private static final String INTERACTOR = """
			def interact(secret, expected):
			    print(secret)
			    return input() == secret
			""";

	@Autowired
	private Judge judge;

	@Autowired
	private OciSandbox sandbox;

	private final ExecutorService slot = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		slot.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void areJudgedInOtherCellsWhenOneIsKilled(int side) throws Exception {
		String program = "import time\nsecret = input()\nif secret == '2': time.sleep(1)\nprint(secret)";
		CountDownLatch begun = new CountDownLatch(1);
		Future<Judged> judging = slot
			.submit(() -> judge.judge(Interactive.job(program, LIMITS), suite(2), (done) -> begun.countDown()));
		assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
		kill(talking().get(side));
		Judged judged = judging.get(1, TimeUnit.MINUTES);
		assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
		assertThat(sharedPipes()).isEmpty();
	}

	@Test
	@Tag("long")
	void leaveNothingBehind() throws Exception {
		judge("print(input())", 1);
		int cells = bundles().size();
		long descriptors = descriptors();
		assertThat(judge("print(input())", 400).verdict()).isEqualTo(Verdict.ACCEPTED);
		for (int i = 0; i < 50; i++) {
			assertThat(judge("print(input())", 1).verdict()).isEqualTo(Verdict.ACCEPTED);
			assertThat(judge("1 / 0", 1).verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		}
		assertThat(sharedPipes()).isEmpty();
		assertThat(bundles()).hasSizeLessThanOrEqualTo(cells + 2);
		assertThat(descriptors()).isLessThan(descriptors + 20);
	}

	private Judged judge(String source, int tests) throws Exception {
		return judge.judge(Interactive.job(source, LIMITS), suite(tests), (done) -> {
		});
	}

	private static ListedSuite suite(int tests) {
		return Interactive.suite(INTERACTOR, LIMITS,
				IntStream.rangeClosed(1, tests)
					.mapToObj((number) -> Interactive.test(number, String.valueOf(number), "", false))
					.toArray(SuiteTest[]::new));
	}

	private static void kill(Path bundle) throws IOException {
		ProcessHandle.of(Long.parseLong(Files.readString(bundle.resolve("pid")).strip()))
			.orElseThrow()
			.destroyForcibly();
	}

	/** Returns the folders of the two cells that have pipes to each other. */
	private List<Path> talking() throws IOException {
		return sharedPipes().stream().map((pipe) -> pipe.getParent().getParent()).distinct().toList();
	}

	private List<Path> bundles() throws IOException {
		try (Stream<Path> bundles = Files.list(sandbox.properties().bundlesDir())) {
			return bundles.toList();
		}
	}

	/** Returns the pipes that cells can still find. */
	private List<Path> sharedPipes() throws IOException {
		List<Path> pipes = new ArrayList<>();
		for (Path bundle : bundles()) {
			try (Stream<Path> found = Files.list(bundle.resolve("pipes"))) {
				found.forEach(pipes::add);
			}
		}
		return pipes;
	}

	/** Some come and go with cells that are replaced meanwhile. */
	private static long descriptors() throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return descriptors.count();
		}
	}

}
