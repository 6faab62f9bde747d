package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import dev.gavel.worker.WorkerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Programs that nearly idle for too long, or just do, have the same verdict whatever else
 * the machine does: no time passes while either side waits for a processor.
 */
@WorkerTest
@Tag("long")
class BusyTalkIT {

	private static final Logger logger = LoggerFactory.getLogger(BusyTalkIT.class);

	private static final int RUNS = 100;

	/** The program may idle for 2.3 s, and while the interactor computes. */
	private static final Limits LIMITS = new Limits(100, 128L << 20);

	/** Both compute for half of what they may. */
	private static final String COMPUTE = """
			import time
			def compute():
			    end = time.process_time() + 0.005
			    while time.process_time() < end: pass
			""";

	private static final String INTERACTOR = COMPUTE + """
			def interact(secret, expected):
			    for turn in range(10):
			        compute()
			        print(turn)
			        input()
			    return True
			""";

	private static final String PROGRAM = COMPUTE + """
			for turn in range(10):
			    input()
			    compute()
			    time.sleep(%s)
			    print(turn, flush=True)
			""";

	@Autowired
	private Judge judge;

	private final ExecutorService slots = Executors.newFixedThreadPool(2);

	private final List<Process> spinners = new ArrayList<>();

	@BeforeEach
	void spin() throws IOException {
		for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
			spinners.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
		}
	}

	@AfterEach
	void stop() throws InterruptedException {
		spinners.forEach(Process::destroyForcibly);
		slots.shutdownNow();
		assertThat(slots.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
	}

	@Test
	void givesTheSameVerdictsWithAllCoresBusy() throws Exception {
		List<Future<Judged>> judgings = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			String seconds = (i % 2 == 0) ? "0.2" : "0.32";
			judgings.add(slots.submit(() -> judge.judge(Interactive.job(PROGRAM.formatted(seconds), LIMITS),
					Interactive.suite(INTERACTOR, LIMITS, Interactive.test(1, "", "", false)), (done) -> {
					})));
		}
		long longest = 0;
		for (int i = 0; i < RUNS; i++) {
			Judged judged = judgings.get(i).get();
			assertThat(judged.verdict()).as("run %d: %s", i, judged)
				.isEqualTo((i % 2 == 0) ? Verdict.ACCEPTED : Verdict.TIME_LIMIT_EXCEEDED);
			longest = Math.max(longest, judged.tests().get(0).wallTimeMicros());
		}
		logger.info("{} runs near the limit for idling, the longest took {} ms", RUNS, longest / 1000);
	}

}
