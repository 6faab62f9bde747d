package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.run.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedRunsTests {

	private static final Limits LIMITS = new Limits(1000, 1 << 20);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Caller CALLER = Caller.trusted("127.0.0.1");

	private final List<Evaluation> evaluations = new ArrayList<>();

	private final List<Duration> delays = new ArrayList<>();

	private final List<Runnable> gathered = new ArrayList<>();

	private final SharedRuns runs = new SharedRuns((program, caller) -> {
		Evaluation evaluation = new Evaluation(program, caller, new CompletableFuture<>());
		evaluations.add(evaluation);
		return evaluation.ran();
	}, (limits, caller) -> 120_000 / limits.cpuTimeMillis(), (delay, task) -> {
		this.delays.add(delay);
		this.gathered.add(task);
	});

	private record Evaluation(ProgramToRun program, Caller caller, CompletableFuture<List<Ran>> ran) {

		List<String> inputs() {
			return program.given().stream().map(Given::stdin).toList();
		}

		/** Prints what each input is. */
		void end(long micros) {
			ran.complete(program.given().stream().map((given) -> did(Ending.FINISHED, given.stdin(), micros)).toList());
		}

	}

	@Test
	void theFirstRunsAtOnceAndOthersTogetherBehindIt() {
		CompletableFuture<Ran> first = run("0");
		assertThat(evaluations).hasSize(1);
		List<CompletableFuture<Ran>> others = IntStream.rangeClosed(1, 25).mapToObj((i) -> run("" + i)).toList();
		assertThat(evaluations).hasSize(2);
		gathered.forEach(Runnable::run);
		assertThat(evaluations).hasSize(3);
		assertThat(evaluations.get(0).inputs()).containsExactly("0");
		assertThat(evaluations.get(1).inputs()).hasSize(SharedRuns.MOST_TOGETHER);
		assertThat(evaluations.get(2).inputs()).containsExactly("21", "22", "23", "24", "25");
		evaluations.get(2).end(1);
		assertThat(others.get(24)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("25"));
		assertThat(first).isNotDone();
		assertThat(others.get(0)).isNotDone();
		evaluations.get(1).end(1);
		assertThat(others.get(0)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("1"));
	}

	@Test
	void whatWaitsBeginsWhenAnotherEnds() {
		CompletableFuture<Ran> first = run("0");
		run("1");
		run("2");
		evaluations.get(0).end(1);
		assertThat(first).isDone();
		assertThat(delays).containsExactly(Duration.ofMillis(5), Duration.ZERO);
		gathered.get(1).run();
		assertThat(evaluations.get(1).inputs()).containsExactly("1", "2");
		gathered.get(0).run();
		assertThat(evaluations).as("nothing waits any more").hasSize(2);
	}

	@Test
	void theMoreIsUnderWayTheLongerOthersWait() {
		run("0");
		run("1");
		gathered.get(0).run();
		run("2");
		assertThat(delays).containsExactly(Duration.ofMillis(5), Duration.ofMillis(10));
	}

	@Test
	void othersShareNothing() {
		run("0");
		run(program("print(1)", LIMITS), "0", Caller.trusted("127.0.0.2"));
		run(program("print(2)", LIMITS), "0", CALLER);
		run(program("print(1)", new Limits(1001, 1 << 20)), "0", CALLER);
		Caller visitor = Caller.visitor(Set.of(), "127.0.0.1");
		run(program("print(1)", LIMITS), "0", visitor);
		run(program("print(1)", LIMITS), "1", visitor);
		assertThat(evaluations).hasSize(6).allMatch((evaluation) -> evaluation.inputs().size() == 1);
	}

	@Test
	void slowProgramsRunAlone() {
		run("0");
		evaluations.get(0).end(200_000);
		IntStream.range(0, 3).forEach((i) -> run("" + i));
		assertThat(evaluations).hasSize(4);
	}

	@Test
	void aProgramIsSlowAsLongAsItRunsSo() {
		run("long ".repeat(10_000));
		evaluations.get(0).end(200_000);
		IntStream.range(0, 3).forEach((i) -> run("" + i));
		assertThat(evaluations).hasSize(4);
	}

	@Test
	void thoseThatAreSlowTogetherRunAloneInTheRestOfTheirTime() {
		List<CompletableFuture<Ran>> two = together("1", "2");
		assertThat(evaluations.get(1).program().patience()).isEqualTo(PATIENCE.dividedBy(2));
		assertThat(evaluations.get(1).program().longer()).as("in the queue").isEqualTo(PATIENCE.dividedBy(2));
		evaluations.get(1).ran().completeExceptionally(new CompletionException(new SlowProgram(PATIENCE)));
		assertThat(evaluations).hasSize(4);
		assertThat(evaluations.get(2).program().patience()).isBetween(PATIENCE.dividedBy(2), PATIENCE.minusNanos(1));
		assertThat(evaluations.get(2).program().longer()).isZero();
		evaluations.get(2).end(1);
		assertThat(two.get(0)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("1"));
		evaluations.get(3).ran().completeExceptionally(new CompletionException(new SlowProgram(PATIENCE)));
		assertThat(two.get(1)).isCompletedExceptionally();
		run("3");
		run("4");
		assertThat(evaluations).hasSize(6);
	}

	@Test
	void nothingRunsAgainWhenItsClientIsGone() {
		Duration patience = Duration.ofMillis(2);
		ProgramToRun program = program("print(1)", new Limits(1, 1)).within(patience);
		List<CompletableFuture<Ran>> three = IntStream.range(0, 3)
			.mapToObj((i) -> run(program, "" + i, CALLER))
			.toList();
		gathered.forEach(Runnable::run);
		Patience begun = Patience.from(patience);
		while (!begun.isOver()) {
			Thread.onSpinWait();
		}
		evaluations.get(1).ran().complete(List.of(did(Ending.NOT_RUN, "", 0), did(Ending.FINISHED, "2", 1)));
		assertThat(evaluations).hasSize(2);
		assertThat(three.get(1)).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(SlowProgram.class);
		assertThat(three.get(2)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("2"));
	}

	@Test
	void thoseThatCouldNotRunAloneInTheRestOfTheirTimeShareNothing() {
		Limits half = new Limits(PATIENCE.toMillis() / 2 + 1, 1);
		IntStream.range(0, 3).forEach((i) -> run(program("print(1)", half), "" + i, CALLER));
		assertThat(evaluations).hasSize(3);
	}

	@Test
	void whatCannotBeginFailsAndHoldsUpNobody() {
		ProgramToRun program = program("print(1)", LIMITS).with(List.of(Given.stdin("0")));
		SharedRuns broken = new SharedRuns((all, caller) -> {
			throw new OutOfMemoryError("for a test");
		}, (limits, caller) -> 20L, (delay, task) -> task.run());
		assertThat(broken.run(program, CALLER)).isCompletedExceptionally();
		assertThat(broken.run(program, CALLER)).isCompletedExceptionally();
	}

	@Test
	void noEvaluationTakesLongerThanOneMayTake() {
		IntStream.range(0, 14).forEach((i) -> run(program("print(1)", new Limits(10_000, 1)), "" + i, CALLER));
		assertThat(evaluations).extracting((evaluation) -> evaluation.inputs().size()).containsExactly(1, 12);
		run(program("print(1)", new Limits(200_000, 1)), "0", CALLER);
		run(program("print(1)", new Limits(200_000, 1)), "1", CALLER);
		assertThat(evaluations).hasSize(4);
	}

	@Test
	void whatWasNotRunBecauseOfOthersRunsAlone() {
		List<CompletableFuture<Ran>> two = together("1", "2");
		evaluations.get(1).ran().complete(List.of(did(Ending.TIME_LIMIT, "", 1), did(Ending.NOT_RUN, "", 0)));
		assertThat(two.get(0)).isCompletedWithValueMatching((ran) -> ran.ending() == Ending.TIME_LIMIT);
		assertThat(two.get(1)).isNotDone();
		assertThat(evaluations.get(2).inputs()).containsExactly("2");
		evaluations.get(2).end(1);
		assertThat(two.get(1)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("2"));
	}

	@Test
	void whatIsCutBecauseOfOthersRunsAlone() {
		List<CompletableFuture<Ran>> two = together("1", "2");
		Ran cut = new Ran(Ending.FINISHED, null, new Output("1".getBytes(StandardCharsets.UTF_8), true), Output.NOTHING,
				null, 1, 1, 1);
		Ran cutAtTheMost = new Ran(Ending.FINISHED, null, new Output(new byte[Printed.MOST_BYTES], true),
				Output.NOTHING, null, 1, 1, 1);
		evaluations.get(1).ran().complete(List.of(cut, cutAtTheMost));
		assertThat(two.get(0)).isNotDone();
		assertThat(two.get(1)).isCompletedWithValue(cutAtTheMost);
		assertThat(evaluations.get(2).inputs()).containsExactly("1");
		evaluations.get(2).ran().complete(List.of(cut));
		assertThat(two.get(0)).isCompletedWithValue(cut);
		run("3");
		run("4");
		assertThat(evaluations).as("alone, as there may be no space for long outputs").hasSize(5);
	}

	@Test
	void programsThatPrintMuchShareNothing() {
		run("0");
		Output stored = Output.of(PrintedBytes.of(new byte[0], 100_000).withRest("0"), () -> new byte[0]);
		evaluations.get(0)
			.ran()
			.complete(List.of(new Ran(Ending.FINISHED, null, Output.NOTHING, stored, null, 1, 1, 1)));
		IntStream.range(0, 3).forEach((i) -> run("" + i));
		assertThat(evaluations).hasSize(4);
	}

	@Test
	void aRefusedInputLeavesOthersAlone() {
		List<CompletableFuture<Ran>> two = together("1", "2");
		evaluations.get(1).ran().completeExceptionally(Violations.of("tests[1].stdin", "is wrong"));
		assertThat(evaluations).hasSize(4);
		evaluations.get(2).end(1);
		assertThat(two.get(0)).isCompletedWithValueMatching((ran) -> ran.stdout().text().equals("1"));
		evaluations.get(3).ran().completeExceptionally(Violations.of("tests[0].stdin", "is wrong"));
		assertThat(two.get(1)).isCompletedExceptionally();
	}

	@ParameterizedTest
	@EnumSource(names = { "QUEUE_FULL", "TOO_MANY_SUBMISSIONS", "UNAUTHORIZED", "SOURCE_TOO_LARGE" })
	void whatIsNoFaultOfAnInputIsToldToAllOfThem(ProblemType type) {
		List<CompletableFuture<Ran>> two = together("1", "2");
		evaluations.get(1).ran().completeExceptionally(new Problem(type, "No."));
		assertThat(evaluations).hasSize(2);
		assertThat(two).allMatch(CompletableFuture::isCompletedExceptionally);
	}

	private List<CompletableFuture<Ran>> together(String... inputs) {
		run("0");
		List<CompletableFuture<Ran>> together = new ArrayList<>();
		for (String input : inputs) {
			together.add(run(input));
		}
		assertThat(evaluations).hasSize(1);
		gathered.forEach(Runnable::run);
		assertThat(evaluations.get(1).inputs()).containsExactly(inputs);
		return together;
	}

	private CompletableFuture<Ran> run(String input) {
		return run(program("print(1)", LIMITS), input, CALLER);
	}

	private CompletableFuture<Ran> run(ProgramToRun program, String input, Caller caller) {
		return runs.run(program.with(List.of(Given.stdin(input))), caller);
	}

	private static ProgramToRun program(String source, Limits limits) {
		return new ProgramToRun(source, null, limits, List.of()).within(PATIENCE);
	}

	private static Ran did(Ending ending, String printed, long micros) {
		return new Ran(ending, null, Output.of(printed), Output.NOTHING, null, micros, micros, 1);
	}

}
