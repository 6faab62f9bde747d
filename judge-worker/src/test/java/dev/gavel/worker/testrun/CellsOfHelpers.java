package dev.gavel.worker.testrun;

import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Idle cells whose tests end as a script says. A test's argument is its number. */
final class CellsOfHelpers implements Sandbox {

	static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(2), Duration.ofSeconds(8), 1 << 20, 1 << 20,
			1 << 24);

	volatile Script script = CellsOfHelpers::result;

	volatile String prints = "";

	private final AtomicInteger opened = new AtomicInteger();

	private final AtomicInteger closed = new AtomicInteger();

	private final Set<Integer> begun = ConcurrentHashMap.newKeySet();

	/** What happens in a test. */
	interface Script {

		RunResult run(int test) throws SandboxFailure, InterruptedException;

	}

	int opened() {
		return opened.get();
	}

	int open() {
		return opened.get() - closed.get();
	}

	boolean begun(int test) {
		return begun.contains(test);
	}

	/** Returns what the test was given, after a second. */
	static RunResult result(int test) {
		return result(test, RunOutcome.RETURNED, "");
	}

	static RunResult result(int test, RunOutcome outcome, String stderr) {
		return result(test, outcome, stderr, 1_000_000);
	}

	static RunResult quickResult(int test) {
		return result(test, RunOutcome.RETURNED, "", 100);
	}

	private static RunResult result(int test, RunOutcome outcome, String stderr, long wallMicros) {
		return new RunResult(outcome, "[%d]".formatted(test).getBytes(StandardCharsets.UTF_8), null, List.of(), null,
				null, true, 1000, wallMicros, 1 << 20, CapturedText.EMPTY, new CapturedText(stderr, false));
	}

	@Override
	public Optional<SandboxSession> openIdle(Program program, RunLimits limits, int others) {
		opened.incrementAndGet();
		return Optional.of(session((test) -> {
			begun.add(test);
			return script.run(test);
		}, () -> prints, closed::incrementAndGet));
	}

	static SandboxSession session(Script script) {
		return session(script, () -> "", () -> {
		});
	}

	private static SandboxSession session(Script script, Supplier<String> prints, Runnable onClose) {
		return new SandboxSession() {

			@Override
			public RunResult run(RunInput input, Printout printed) throws SandboxFailure {
				try {
					printed.write(prints.get().getBytes(StandardCharsets.UTF_8));
					return script.run(number(input));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}

			@Override
			public RunResult load() {
				throw new UnsupportedOperationException();
			}

			@Override
			public void close() {
				onClose.run();
			}

		};
	}

	private static int number(RunInput input) {
		String list = new String(input.arguments(), StandardCharsets.UTF_8);
		return Integer.parseInt(list.substring(1, list.length() - 1));
	}

	@Override
	public SandboxSession open(Program program, RunLimits limits) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SandboxPair openPair(Program first, RunLimits firstLimits, Program second, RunLimits secondLimits) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Set<String> environments() {
		return Set.of();
	}

	@Override
	public boolean isWarm() {
		return true;
	}

	@Override
	public int readyCells() {
		return 1;
	}

	@Override
	public SandboxFacts facts(String environment) {
		throw new UnsupportedOperationException();
	}

}
