package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.worker.WorkerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

	/** What a neighbor on the same core may cost, and a machine that others use too. */
	private static final double DISTURBANCE = 2;

	@Autowired
	private Judge judge;

	private final ExecutorService slots = Executors.newFixedThreadPool(2);

	private final List<Process> spinners = new ArrayList<>();

	private long aloneMicros;

	@BeforeEach
	void measureAlone() throws Exception {
		judge(HONEST, 20_000);
		this.aloneMicros = cpuMicros(judge(HONEST, 20_000));
	}

	@AfterEach
	void stopSpinners() {
		spinners.forEach(Process::destroyForcibly);
		slots.shutdownNow();
	}

	@Test
	void givesTheSameVerdictWithAllCoresBusyAsAlone() throws Exception {
		spin();
		Future<?> neighbor = slots.submit(() -> judge(CorpusProgram.named("loop"), 5000));
		for (int i = 0; i < 5; i++) {
			Judged judged = judge(HONEST, (long) (DISTURBANCE * aloneMicros / 1000));
			logger.info("CPU time alone {} us, beside spinners {} us", aloneMicros, cpuMicros(judged));
			assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
			assertThat(judge(HONEST, aloneMicros / 2000).verdict()).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		}
		neighbor.get();
	}

	@Test
	void keepsVerdictsAndTimesBesideEveryHostileProgram() throws Exception {
		Future<Integer> hostile = slots.submit(this::judgeTheCorpus);
		List<Long> cpuTimes = new ArrayList<>();
		while (!hostile.isDone()) {
			Judged judged = judge(HONEST, (long) (DISTURBANCE * aloneMicros / 1000));
			assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
			cpuTimes.add(cpuMicros(judged));
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

	private Judged judge(CorpusProgram program, long cpuTimeMillis) throws JudgingImpossible {
		RunSpec run = program.job().run();
		Limits limits = new Limits(cpuTimeMillis, run.limits().memoryBytes());
		RunSpec limited = new RunSpec(run.language(), run.environment(), limits, run.suiteHash());
		return judge.judge(new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, limited, program.job().source()),
				program.suite(), (tests) -> {
				});
	}

	private static long cpuMicros(Judged judged) {
		return judged.tests().get(0).cpuTimeMicros();
	}

}
