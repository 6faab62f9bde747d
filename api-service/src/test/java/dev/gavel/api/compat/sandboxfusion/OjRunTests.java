package dev.gavel.api.compat.sandboxfusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.sandboxfusion.EvalResult.EvalTestCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

/** Programs here print what they read, and do odd things with some of it. */
class OjRunTests {

	private static final String SLOW = "slow";

	private static final String CUT = "cut";

	private static final String LOUD = "loud";

	/** A worker gives up after as many. */
	private static final int MOST_SLOW = 3;

	private Duration patience = Duration.ofMinutes(1);

	private final List<Integer> groups = new ArrayList<>();

	@Test
	void runsFewTestsAtOnce() {
		assertThat(passed(run(Collections.nCopies(50, "a"), false, 1))).hasSize(50).doesNotContain(false);
		assertThat(groups).containsExactly(20, 20, 10);
	}

	@Test
	void runsFewerOfThoseThatMayTakeLong() {
		run(Collections.nCopies(4, "a"), false, 15);
		run(Collections.nCopies(2, "a"), false, 60);
		assertThat(groups).containsExactly(2, 2, 1, 1);
	}

	@Test
	void stopsAtTheFirstTestThatFails() {
		assertThat(passed(run(List.of("a", "wrong", "a"), false, 10))).containsExactly(true, false);
		assertThat(passed(run(List.of("a", "a", "a", "wrong", "a", "a", "a"), false, 10))).containsExactly(true, true,
				true, false);
		assertThat(groups).containsExactly(3, 3, 3);
	}

	@Test
	void runsAllCasesWhereThatIsAskedFor() {
		assertThat(passed(run(List.of("wrong", "a", "wrong"), true, 10))).containsExactly(false, true, false);
	}

	@Test
	void runsThoseAgainThatWereLeftOut() {
		List<String> tests = List.of(SLOW, SLOW, SLOW, "a", SLOW, "a");
		assertThat(passed(run(tests, true, 1))).containsExactly(false, false, false, true, false, true);
		assertThat(groups).containsExactly(6, 3);
	}

	@Test
	void takesNoCutOutputForAWholeOne() {
		assertThat(passed(run(List.of(CUT, "a"), true, 1))).containsExactly(false, true);
	}

	@Test
	void runsThoseAgainThatWereCutBecauseOfOthers() {
		assertThat(passed(run(List.of("a", CUT, "a"), true, 1))).containsExactly(true, false, true);
		assertThat(groups).containsExactly(3, 2);
	}

	@Test
	void shortensTestsThatPassed() {
		String text = "a".repeat(2000);
		assertThat(run(List.of(text), false, 1).get(0).testInfo().stdin()).hasSize(999);
		assertThat(run(List.of("wrong" + text), false, 1).get(0).testInfo().stdin()).hasSize(2005);
	}

	@Test
	void shortensOutputsWhereThereIsMuch() {
		List<EvalTestCase> tests = run(Collections.nCopies(5, LOUD), true, 1);
		assertThat(tests).extracting((test) -> test.execInfo().stdout().length())
			.containsExactly(3 << 20, 3 << 20, 999, 999, 999);
	}

	@Test
	void runsNoMoreTestsWhenNobodyWaitsAnyLonger() {
		patience = Duration.ZERO;
		assertThat(result(Collections.nCopies(50, "a"), true, 1)).isCompletedExceptionally()
			.failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withMessageContaining("20 of 50 tests took longer than 0 s");
		assertThat(groups).containsExactly(20);
	}

	@Test
	void failsWhereGavelFails() {
		assertThat(result(List.of("a", "broken"), false, 1)).isCompletedExceptionally()
			.failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withMessageContaining("Failed to check stdio test case: The program was not run");
	}

	private List<EvalTestCase> run(List<String> inputs, boolean allCases, int seconds) {
		return result(inputs, allCases, seconds).join();
	}

	private CompletableFuture<List<EvalTestCase>> result(List<String> inputs, boolean allCases, int seconds) {
		List<OjTest> tests = inputs.stream()
			.map((input) -> new OjTest(Map.of("stdin", input),
					Map.of("stdout", input.startsWith("wrong") ? "" : input)))
			.toList();
		SubmitRequest request = new SubmitRequest(IntNode.valueOf(1), "", Duration.ZERO, allCases, false, tests);
		return new OjRun(request, Duration.ofSeconds(seconds), patience, this::run).result();
	}

	private CompletableFuture<List<Ran>> run(List<Given> given) {
		groups.add(given.size());
		List<Ran> all = new ArrayList<>();
		for (Given each : given) {
			long slow = all.stream().filter((ran) -> ran.ending() == Ending.TIME_LIMIT).count();
			all.add((slow == MOST_SLOW) ? ran(Ending.NOT_RUN, "") : ran(each.stdin()));
		}
		return CompletableFuture.completedFuture(all);
	}

	private static Ran ran(String input) {
		return switch (input) {
			case SLOW -> ran(Ending.TIME_LIMIT, "");
			case "broken" -> ran(Ending.INTERNAL_ERROR, "");
			case CUT -> new Ran(Ending.FINISHED, null, new Output(CUT.getBytes(StandardCharsets.UTF_8), true),
					Output.NOTHING, null, 1, 1, 1);
			case LOUD -> ran(Ending.FINISHED, "a".repeat(3 << 20));
			default -> ran(Ending.FINISHED, input);
		};
	}

	private static Ran ran(Ending ending, String printed) {
		return new Ran(ending, null, Output.of(printed), Output.NOTHING, null, 1, 1, 1);
	}

	private static List<Boolean> passed(List<EvalTestCase> tests) {
		return tests.stream().map(EvalTestCase::passed).toList();
	}

}
