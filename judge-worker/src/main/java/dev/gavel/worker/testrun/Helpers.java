package dev.gavel.worker.testrun;

import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.testrun.IdleSlots.LentSlot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Lets idle slots help a submission, each with a thread and a cell of its own. A helper
 * that has a cell never waits for another cell, a slot or a job. So a job that waits for
 * what a helper has waits for one test at most. {@code gavel.submissions.helped} counts
 * submissions that were helped.
 */
public final class Helpers {

	private static final Logger logger = LoggerFactory.getLogger(Helpers.class);

	/** The most that a job takes; so many stay idle for each idle slot. */
	private static final int CELLS_OF_A_JOB = 2;

	private final Sandbox sandbox;

	private final IdleSlots slots;

	private final RunPermits permits;

	private final MeterRegistry meters;

	private final Counter helped;

	private final ExecutorService threads = Executors.newCachedThreadPool(threads());

	public Helpers(Sandbox sandbox, IdleSlots slots, RunPermits permits, MeterRegistry meters) {
		this.sandbox = sandbox;
		this.slots = slots;
		this.permits = permits;
		this.meters = meters;
		this.helped = meters.counter("gavel.submissions.helped");
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("helper-");
		threads.setDaemon(true);
		return threads;
	}

	/** Starts a helper if a slot is idle, and returns whether one is. */
	boolean start(TestedProgram tested, RunsAhead ahead) {
		Optional<LentSlot> slot = slots.lend();
		slot.ifPresent((lent) -> start(tested, ahead, lent));
		return slot.isPresent();
	}

	private void start(TestedProgram tested, RunsAhead ahead, LentSlot slot) {
		boolean started = false;
		ahead.addHelper();
		try {
			threads.execute(() -> help(tested, ahead, slot));
			started = true;
		}
		finally {
			if (!started) {
				slot.close();
				ahead.removeHelper();
			}
		}
	}

	private void help(TestedProgram tested, RunsAhead ahead, LentSlot slot) {
		try (slot) {
			Optional<SandboxSession> cell = sandbox.openIdle(tested.program().forTests(ahead.left()),
					FairRuns.withSlack(tested.limits()), CELLS_OF_A_JOB * slots.count());
			if (cell.isPresent()) {
				helpIn(cell.get(), tested, ahead, slot);
			}
		}
		catch (SandboxFailure ex) {
			logger.info("The cell of a helper failed, so its submission goes on without help: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			// Its message could have values of a hidden test.
			logger.warn("A helper failed, so its submission goes on without help: {}", ex.getClass().getName());
		}
		finally {
			ahead.removeHelper();
		}
	}

	private void helpIn(SandboxSession cell, TestedProgram tested, RunsAhead ahead, LentSlot slot)
			throws SandboxFailure {
		try (cell) {
			FairRuns runs = new FairRuns(cell, tested.limits(), true, permits, meters);
			if (ahead.beginHelp()) {
				helped.increment();
			}
			for (Integer test = next(ahead, slot); test != null; test = next(ahead, slot)) {
				ahead.run(test, runs);
			}
		}
	}

	private static @Nullable Integer next(RunsAhead ahead, LentSlot slot) {
		return slot.isWanted() ? null : ahead.next();
	}

}
