package dev.gavel.benchmarks.mix;

import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Recorder;

/** Submits programs of all kinds, and keeps how long those of each kind took. */
final class MixedLoad {

	private final GavelClient gavel;

	private final long question;

	private final long trap;

	private final Deck deck = new Deck();

	private final Map<Kind, Recorder> micros = Arrays.stream(Kind.values())
		.collect(Collectors.toMap(Function.identity(), (kind) -> new Recorder(3)));

	MixedLoad(GavelClient gavel) {
		this.gavel = gavel;
		this.question = addQuestion("Ten tests", 10, 2000);
		// Each test of an endless loop takes as long as it may.
		this.trap = addQuestion("Two tests, short of time", 2, 300);
	}

	private long addQuestion(String title, int tests, int timeLimitMillis) {
		Map<String, Object> question = Map.of("title", title, "description", "Return the number after n.", "type",
				"Easy", "time_limit_ms", timeLimitMillis, "memory_limit_mb", 64, "metadata",
				Map.of("function_name", "solve", "return_type", "int", "variables", Map.of("n", "int")));
		return gavel.addQuestion(question, IntStream.rangeClosed(1, tests).mapToObj(MixedLoad::test).toList());
	}

	private static Map<String, Object> test(int n) {
		return Map.of("input_variables", Map.of("n", n), "output", String.valueOf(n + 1));
	}

	/**
	 * Submits the next program and waits for its verdict.
	 * @throws IllegalStateException if that is not the one it must get
	 */
	void judgeNext(String user) {
		Kind kind = deck.deal();
		long start = System.nanoTime();
		gavel.judge(kind.hostile() ? trap : question, kind.source(), user, kind.verdict());
		micros.get(kind).recordValue((System.nanoTime() - start) / 1000);
	}

	/** Since this was asked last. */
	Map<Kind, Latencies> latencies() {
		Map<Kind, Latencies> latencies = new EnumMap<>(Kind.class);
		List.of(Kind.values())
			.forEach((kind) -> latencies.put(kind, new Latencies(micros.get(kind).getIntervalHistogram())));
		return latencies;
	}

}
