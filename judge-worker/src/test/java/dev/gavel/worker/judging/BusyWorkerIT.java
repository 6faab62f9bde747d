package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An honest program has the same verdict and CPU time whatever else the machine does.
 */
@WorkerTest
@Tag("long")
class BusyWorkerIT {

	private static final Logger logger = LoggerFactory.getLogger(BusyWorkerIT.class);

	private static final CorpusProgram HONEST = CorpusProgram.named("known_cost");

	/** All but the first of so many are set back. */
	private static final int MANY_TESTS = 7;

	/** What a neighbor on the same core may cost, and a machine that others use too. */
	private static final double DISTURBANCE = 2;

	@Autowired
	private Judge judge;

	private final ExecutorService slots = Executors.newFixedThreadPool(2);

	private final List<Process> spinners = new ArrayList<>();

	private long aloneMicros;

	@BeforeEach
	void measureAlone() throws Exception {
		judge(HONEST, 20_000, 1);
		this.aloneMicros = cpuMicros(judge(HONEST, 20_000, 1)).get(0);
	}

	@AfterEach
	void stopSpinners() {
		spinners.forEach(Process::destroyForcibly);
		slots.shutdownNow();
	}

	@ParameterizedTest(name = "tests: {0}")
	@ValueSource(ints = { 1, MANY_TESTS })
	void givesTheSameVerdictWithAllCoresBusyAsAlone(int tests) throws Exception {
		spin();
		Future<?> neighbor = slots.submit(() -> judge(CorpusProgram.named("loop"), 5000, 1));
		for (int judgedTests = 0; judgedTests < 5; judgedTests += tests) {
			Judged judged = judge(HONEST, (long) (DISTURBANCE * aloneMicros / 1000), tests);
			logger.info("CPU time alone {} us, beside spinners {} us", aloneMicros, cpuMicros(judged));
			assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
			assertThat(judge(HONEST, aloneMicros / 2000, tests).verdict()).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		}
		neighbor.get();
	}

	@Test
	void keepsVerdictsAndTimesBesideEveryHostileProgram() throws Exception {
		Future<Integer> hostile = slots.submit(this::judgeTheCorpus);
		List<Long> cpuTimes = new ArrayList<>();
		while (!hostile.isDone()) {
			Judged judged = judge(HONEST, (long) (DISTURBANCE * aloneMicros / 1000), MANY_TESTS);
			assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
			cpuTimes.addAll(cpuMicros(judged));
		}
		assertThat(hostile.get()).isPositive();
		long median = cpuTimes.stream().sorted().toList().get(cpuTimes.size() / 2);
		logger.info("CPU time alone {} us, beside the corpus {} us (median of {})", aloneMicros, median,
				cpuTimes.size());
		assertThat(median).isLessThan((long) (DISTURBANCE * aloneMicros));
	}

	private int judgeTheCorpus() throws JudgingImpossible {
		List<CorpusProgram> programs = CorpusProgram.all().toList();
		for (CorpusProgram program : programs) {
			Judged judged = judge.judge(program.job(), program.suite(), (tests) -> {
			});
			assertThat(judged.verdict()).as("%s: %s", program, judged).isIn(program.expectation().verdict());
		}
		return programs.size();
	}

	private void spin() throws IOException {
		for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
			spinners.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
		}
	}

	private Judged judge(CorpusProgram program, long cpuTimeMillis, int tests) throws JudgingImpossible {
		RunSpec run = program.job().run();
		Limits limits = new Limits(cpuTimeMillis, run.limits().memoryBytes());
		RunSpec limited = new RunSpec(run.language(), run.environment(), limits, run.suiteHash());
		return judge.judge(new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, limited, program.job().source()),
				new ListedSuite(program.suite().head(), Collections.nCopies(tests, program.suite().test(1))),
				(done) -> {
				});
	}

	private static List<Long> cpuMicros(Judged judged) {
		return judged.tests().stream().map(TestReport::cpuTimeMicros).toList();
	}

}
