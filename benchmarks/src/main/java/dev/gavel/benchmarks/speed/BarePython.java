package dev.gavel.benchmarks.speed;

import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.TwoSum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The python of the sandbox, started for each test without a sandbox, a server or
 * anything stored: what no judge that gives each test a process can exceed. Root enters
 * the root file system as it is, others in a user namespace.
 */
final class BarePython {

	/** What it takes to call a function with arguments from outside. */
	private static final String PROGRAM = """
			import json
			from typing import *
			exec(compile('''%s''', "solution.py", "exec"))
			print(json.dumps(Solution().twoSum(*json.loads('[[2, 7, 11, 15], 18]'))))
			""".formatted(TwoSum.SOLUTION);

	private static final String ANSWER = "[1, 2]\n";

	private final List<String> command;

	BarePython(Path rootfs) {
		List<String> words = new ArrayList<>();
		if (!System.getProperty("user.name").equals("root")) {
			words.addAll(List.of("unshare", "--map-root-user"));
		}
		words.addAll(List.of("chroot", rootfs.toString(), interpreter(rootfs), "-I", "-S", "-c", PROGRAM));
		this.command = List.copyOf(words);
	}

	private static String interpreter(Path rootfs) {
		try (Stream<Path> programs = Files.list(rootfs.resolve("usr/bin"))) {
			return programs.map((program) -> program.getFileName().toString())
				.filter((name) -> name.matches("python3\\.\\d+"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("There is no python3 in " + rootfs));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs tests again and again, so many at once.
	 * @return how long each took
	 * @throws java.util.concurrent.CompletionException if one did not answer right
	 */
	Latencies run(int atOnce, Duration time) {
		Histogram micros = new ConcurrentHistogram(3);
		long end = System.nanoTime() + time.toNanos();
		CompletableFuture
			.allOf(IntStream.range(0, atOnce)
				.mapToObj((number) -> CompletableFuture.runAsync(() -> runUntil(end, micros),
						(task) -> new Thread(task, "bare-" + number).start()))
				.toArray(CompletableFuture[]::new))
			.join();
		return new Latencies(micros);
	}

	private void runUntil(long end, Histogram micros) {
		for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
			runOnce();
			micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
		}
	}

	private void runOnce() {
		try {
			Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (python.waitFor() != 0 || !output.equals(ANSWER)) {
				throw new IllegalStateException("The bare python answered: " + output);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
