package dev.gavel.api.compat.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.message.ContentHash;
import dev.gavel.run.Limits;
import dev.gavel.value.DecodingRoom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets runs of one program share an evaluation, and so a cell, if the same caller sends
 * them together. The first one begins at once. While evaluations are under way, others
 * wait for one another until one of these ends, but at most 5 ms for each. A run is
 * answered when its evaluation ends, so programs that are slow, or print much, do not
 * share for a while.
 */
final class SharedRuns {

	static final int MOST_TOGETHER = 20;

	/** The more is under way, the less it matters when the next one begins. */
	private static final Duration WAIT_FOR_EACH = Duration.ofMillis(5);

	private static final long SLOW_MICROS = 100_000;

	private final BiFunction<ProgramToRun, Caller, CompletableFuture<List<Ran>>> evaluation;

	private final BiFunction<Limits, Caller, Long> mostTests;

	private final BiConsumer<Duration, Runnable> later;

	private final Map<Key, Group> groups = new HashMap<>();

	private final Cache<Key, Boolean> slow = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	/**
	 * @param evaluation runs a program with all its inputs
	 * @param mostTests that an evaluation may have
	 * @param later begins what has waited for that time
	 */
	SharedRuns(BiFunction<ProgramToRun, Caller, CompletableFuture<List<Ran>>> evaluation,
			BiFunction<Limits, Caller, Long> mostTests, BiConsumer<Duration, Runnable> later) {
		this.evaluation = evaluation;
		this.mostTests = mostTests;
		this.later = later;
	}

	/**
	 * Runs a program with its only input.
	 * @param program whose patience is known
	 */
	CompletableFuture<Ran> run(ProgramToRun program, Caller caller) {
		Given given = program.given().get(0);
		Patience patience = Patience.from(patience(program));
		Key key = Key.of(program, caller);
		if (caller.isVisitor() || !isLittle(program, given) || isLong(program) || slow.getIfPresent(key) != null) {
			return alone(key, program, given, caller);
		}
		Waiting one = new Waiting(given, patience, new CompletableFuture<>());
		begin(key, program, caller, add(key, one, program, caller, mostTogether(program.limits(), caller)));
		return one.ran();
	}

	private static Duration patience(ProgramToRun program) {
		return Objects.requireNonNull(program.patience(), "the patience is not known");
	}

	/** It is kept in memory until the program has ended. */
	private static boolean isLittle(ProgramToRun program, Given given) {
		long characters = program.source().length() + given.stdin().length()
				+ given.args().stream().mapToLong(String::length).sum();
		return given.files().isEmpty() && DecodingRoom.isLittle(characters);
	}

	/** Whether it could not run again alone in the second half of its time. */
	private static boolean isLong(ProgramToRun program) {
		return program.limits().cpuTimeMillis() > half(program).toMillis();
	}

	private static ProgramToRun inFirstHalf(ProgramToRun program) {
		return program.within(half(program), patience(program).minus(half(program)));
	}

	private static Duration half(ProgramToRun program) {
		return patience(program).dividedBy(2);
	}

	private CompletableFuture<Ran> alone(Key key, ProgramToRun program, Given given, Caller caller) {
		return evaluate(program.with(List.of(given)), caller).whenComplete((ran, failure) -> learn(key, ran, failure))
			.thenApply((ran) -> ran.get(0));
	}

	private CompletableFuture<List<Ran>> evaluate(ProgramToRun program, Caller caller) {
		try {
			return evaluation.apply(program, caller);
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** Returns what can begin. */
	private synchronized List<Waiting> add(Key key, Waiting one, ProgramToRun program, Caller caller, int most) {
		Group group = groups.computeIfAbsent(key, (unknown) -> new Group());
		group.waiting.add(one);
		if (group.underWay == 0 || group.waiting.size() >= most) {
			return group.begin();
		}
		if (group.waiting.size() == 1) {
			beginLater(WAIT_FOR_EACH.multipliedBy(group.underWay), key, program, caller);
		}
		return List.of();
	}

	private void beginLater(Duration delay, Key key, ProgramToRun program, Caller caller) {
		later.accept(delay, () -> begin(key, program, caller, waiting(key)));
	}

	private int mostTogether(Limits limits, Caller caller) {
		return (int) Math.max(1, Math.min(MOST_TOGETHER, mostTests.apply(limits, caller)));
	}

	private synchronized List<Waiting> waiting(Key key) {
		Group group = groups.get(key);
		return (group == null || group.waiting.isEmpty()) ? List.of() : group.begin();
	}

	/**
	 * What runs, but does not end, in the first half of the time runs alone in the
	 * second.
	 */
	private void begin(Key key, ProgramToRun program, Caller caller, List<Waiting> together) {
		if (!together.isEmpty()) {
			ProgramToRun all = program.with(together.stream().map(Waiting::given).toList());
			evaluate((together.size() > 1) ? inFirstHalf(all) : all, caller).whenComplete((ran, failure) -> {
				learn(key, ran, failure);
				if (ended(key)) {
					beginLater(Duration.ZERO, key, program, caller);
				}
				answer(key, program, caller, together, ran, failure);
			});
		}
	}

	private void learn(Key key, @Nullable List<Ran> ran, @Nullable Throwable failure) {
		if (cause(failure) instanceof SlowProgram || (ran != null && ran.stream().anyMatch(SharedRuns::isSlow))) {
			slow.put(key, true);
		}
	}

	private static boolean isSlow(Ran ran) {
		return ran.wallTimeMicros() > SLOW_MICROS || ran.isLong() || ran.isSpoiledByOthers();
	}

	/** Returns whether others wait. */
	private synchronized boolean ended(Key key) {
		Group group = groups.get(key);
		group.underWay--;
		if (group.underWay == 0 && group.waiting.isEmpty()) {
			groups.remove(key);
		}
		return !group.waiting.isEmpty();
	}

	private void answer(Key key, ProgramToRun program, Caller caller, List<Waiting> together, @Nullable List<Ran> ran,
			@Nullable Throwable failure) {
		for (int i = 0; i < together.size(); i++) {
			Waiting one = together.get(i);
			Ran own = (ran != null) ? ran.get(i) : null;
			if (together.size() == 1 || !isSpoiled(own, failure)) {
				one.complete(own, failure);
			}
			else if (one.patience().isOver()) {
				one.complete(null, (failure != null) ? failure : new SlowProgram(one.patience().whole()));
			}
			else {
				alone(key, program.within(one.patience().left()), one.given(), caller).whenComplete(one::complete);
			}
		}
	}

	/** What was refused, not run or cut may be so because of another input. */
	private static boolean isSpoiled(@Nullable Ran own, @Nullable Throwable failure) {
		return (own != null) ? own.isSpoiledByOthers() : isAboutAnInput(cause(failure));
	}

	private static boolean isAboutAnInput(@Nullable Throwable cause) {
		return cause instanceof SlowProgram
				|| (cause instanceof Problem problem && problem.type() == ProblemType.INVALID);
	}

	private static @Nullable Throwable cause(@Nullable Throwable failure) {
		return (failure instanceof CompletionException) ? failure.getCause() : failure;
	}

	private record Key(Caller caller, String source, @Nullable String file, Limits limits, String environment,
			@Nullable Duration patience) {

		private static Key of(ProgramToRun program, Caller caller) {
			return new Key(caller, ContentHash.of(program.source().getBytes(StandardCharsets.UTF_8)), program.file(),
					program.limits(), program.environment(), program.patience());
		}

	}

	private record Waiting(Given given, Patience patience, CompletableFuture<Ran> ran) {

		void complete(@Nullable Ran own, @Nullable Throwable failure) {
			if (failure != null) {
				ran.completeExceptionally(failure);
			}
			else {
				ran.complete(own);
			}
		}

	}

	/** Runs of one program; guarded by the lock of all. */
	private static final class Group {

		private List<Waiting> waiting = new ArrayList<>();

		private int underWay;

		private List<Waiting> begin() {
			List<Waiting> together = waiting;
			waiting = new ArrayList<>();
			underWay++;
			return together;
		}

	}

}
