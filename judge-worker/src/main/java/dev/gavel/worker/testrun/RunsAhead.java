package dev.gavel.worker.testrun;

import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Test runs that begin before their test is due, which is when all tests before it are
 * reported. They are shared out among the thread that reports and its helpers. A run that
 * cannot be kept ends all help, and its test runs again when it is due. Tests go by their
 * position in the order. Thread-safe.
 */
final class RunsAhead {

	/** How many tests after the one that is due may have begun. */
	private static final int MOST_TESTS = 64;

	/** Larger tests run when they are due. */
	static final int MOST_TEST_BYTES = 256 << 10;

	/** No further run begins when this much is kept. */
	private static final int MOST_KEPT_BYTES = 4 << 20;

	private final TestedProgram tested;

	/** The test that is due, or was last. */
	private int due;

	private final BitSet begun = new BitSet();

	private final Set<Integer> running = new HashSet<>();

	private final TreeMap<Integer, KeptRun> kept = new TreeMap<>();

	private int helpers;

	private boolean helped;

	private boolean stopped;

	RunsAhead(TestedProgram tested) {
		this.tested = tested;
		this.stopped = !tested.independent();
	}

	/**
	 * Makes a test due, and begins it unless it runs or has run ahead.
	 * @param index of the test in its suite
	 */
	synchronized void makeDue(int index) {
		while (tested.order().get(due) != index) {
			due++;
		}
		kept.headMap(due).clear();
		begun.set(due);
	}

	/**
	 * Returns a test to run ahead while the one that is due runs ahead, and waits if
	 * there is none; null when the one that is due does not run ahead.
	 */
	synchronized @Nullable Integer nextMeanwhile() throws InterruptedException {
		while (running.contains(due)) {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			Integer next = next();
			if (next != null) {
				return next;
			}
			wait();
		}
		return null;
	}

	/**
	 * Returns the run of the test that is due; null if there is none. If there is no more
	 * help, that is after all other runs have ended, because no helper may slow down a
	 * test that was too slow beside it.
	 */
	synchronized @Nullable KeptRun takeDue() throws InterruptedException {
		KeptRun run = kept.remove(due);
		while (run == null && stopped && !running.isEmpty()) {
			wait();
		}
		return run;
	}

	/**
	 * Begins the next test that may run ahead; null if there is none. In no cell does a
	 * test run after one of which less is shown.
	 */
	synchronized @Nullable Integer next() {
		if (stopped || keptBytes() >= MOST_KEPT_BYTES) {
			return null;
		}
		for (int position = due + 1; isNear(position); position++) {
			if (!begun.get(position) && tested.bytes(position) <= MOST_TEST_BYTES) {
				begun.set(position);
				running.add(position);
				return position;
			}
		}
		return null;
	}

	private int keptBytes() {
		return kept.values().stream().mapToInt(KeptRun::bytes).sum();
	}

	private boolean isNear(int position) {
		return position < tested.tests() && position <= due + MOST_TESTS && tested.showAlike(due, position);
	}

	/** Runs a test that has begun. */
	void run(int position, FairRuns runs) throws SandboxFailure {
		KeptRun run = null;
		try {
			KeptOutput printed = new KeptOutput(KeptRun.MOST_BYTES);
			Optional<RunResult> result = runs.runAhead(tested.input(position), printed);
			if (result.isPresent() && !printed.isTooMuch()) {
				run = new KeptRun(result.get(), printed.bytes());
			}
		}
		finally {
			end(position, run);
		}
	}

	private synchronized void end(int position, @Nullable KeptRun run) {
		running.remove(position);
		if (run == null || run.bytes() > KeptRun.MOST_BYTES) {
			stopped = true;
		}
		else if (position >= due) {
			kept.put(position, run);
		}
		notifyAll();
	}

	/** Begins no further run. Those that have begun end by themselves. */
	synchronized void stop() {
		stopped = true;
	}

	/** Returns how many tests come after the one that was due last. */
	synchronized int left() {
		return tested.tests() - due - 1;
	}

	/** Whether a helper would find a test to run. */
	synchronized boolean wantsHelp() {
		return !stopped && isNear(due + 1);
	}

	synchronized int helpers() {
		return helpers;
	}

	synchronized void addHelper() {
		helpers++;
	}

	synchronized void removeHelper() {
		helpers--;
	}

	/** Notes that a helper can begin; returns whether it is the first. */
	synchronized boolean beginHelp() {
		boolean first = !helped;
		helped = true;
		return first;
	}

}
