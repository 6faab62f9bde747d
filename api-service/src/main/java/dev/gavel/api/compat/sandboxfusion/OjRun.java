package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.sandboxfusion.EvalResult.EvalTestCase;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.Status;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One program on its tests. Some run at once, few enough that little is wasted when one
 * of them fails.
 */
final class OjRun {

	/** All tests that run at once may take that long. */
	private static final Duration MOST_TIME = Duration.ofSeconds(30);

	private static final int MOST_AT_ONCE = 20;

	/** Characters of what all tests print that are answered in full. */
	private static final long MOST_PRINTED = 8 << 20;

	/** Characters of each stream afterwards. */
	private static final int MOST_SHOWN = 1000;

	private final List<OjTest> tests;

	private final boolean allCases;

	private final boolean fullCases;

	private final int atOnce;

	private final Function<List<Given>, CompletableFuture<List<Ran>>> program;

	private final List<EvalTestCase> done = new ArrayList<>();

	private final Duration patience;

	private final long begun = System.nanoTime();

	private long printed;

	/**
	 * @param timeLimit of each test
	 * @param patience after it, no more tests are run
	 * @param program runs it
	 */
	OjRun(SubmitRequest request, Duration timeLimit, Duration patience,
			Function<List<Given>, CompletableFuture<List<Ran>>> program) {
		this.patience = patience;
		this.tests = request.tests();
		this.allCases = request.allCases();
		this.fullCases = request.fullCases();
		this.atOnce = (int) Math.max(1, Math.min(MOST_AT_ONCE, MOST_TIME.dividedBy(timeLimit)));
		this.program = program;
	}

	/** Returns what it did in each test, up to the first that failed or in all. */
	CompletableFuture<List<EvalTestCase>> result() {
		if (isOver()) {
			return CompletableFuture.completedFuture(done);
		}
		if (!done.isEmpty() && System.nanoTime() - begun >= patience.toNanos()) {
			return CompletableFuture.failedFuture(new Problem(ProblemType.UNAVAILABLE,
					"%,d of %,d tests took longer than %d s. Send fewer tests in a request.".formatted(done.size(),
							tests.size(), patience.toSeconds())));
		}
		List<OjTest> next = tests.subList(done.size(), Math.min(tests.size(), done.size() + atOnce));
		return program.apply(next.stream().map(OjTest::stdin).map(Given::stdin).toList()).thenCompose((ran) -> {
			addAll(ran);
			return result();
		});
	}

	private boolean isOver() {
		return done.size() == tests.size() || (!allCases && !done.isEmpty() && !done.get(done.size() - 1).passed());
	}

	/** Those that others left too little time or room for are next. */
	private void addAll(List<Ran> ran) {
		for (Ran each : ran) {
			if (isOver() || (each != ran.get(0) && each.isSpoiledByOthers())) {
				return;
			}
			done.add(tested(tests.get(done.size()), each));
		}
	}

	private EvalTestCase tested(OjTest test, Ran did) {
		RunCodeResponse ran = RanCode.of(did);
		if (ran.status() == Status.SANDBOX_ERROR) {
			throw new Problem(ProblemType.INTERNAL, "Failed to check stdio test case: " + ran.message());
		}
		boolean passed = ran.status() == Status.SUCCESS && !did.stdout().isCut() && test.accepts(ran.stdout());
		printed += ran.stdout().length() + ran.stderr().length();
		return new EvalTestCase(passed, (printed <= MOST_PRINTED) ? ran : ran.withShortOutput(MOST_SHOWN),
				(passed && !fullCases) ? test.shortened() : test);
	}

}
