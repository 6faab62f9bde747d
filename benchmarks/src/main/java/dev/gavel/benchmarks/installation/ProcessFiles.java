package dev.gavel.benchmarks.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the kernel tells about a process. */
record ProcessFiles(long pid) {

	private static final int MILLIS_PER_TICK = 10;

	/** User and system, of all threads. */
	Duration cpuTime() {
		return ProcessHandle.of(pid)
			.map(ProcessHandle::info)
			.flatMap(Info::totalCpuDuration)
			.orElseThrow(() -> new IllegalStateException("Process %d has ended".formatted(pid)));
	}

	/** Returns the CPU time of all processes on this machine and the kernel. */
	static Duration machineCpuTime() {
		String[] ticks = lines(Path.of("/proc/stat")).get(0).split(" +");
		return IntStream.of(1, 2, 3, 6, 7)
			.mapToObj((column) -> Duration.ofMillis(MILLIS_PER_TICK * Long.parseLong(ticks[column])))
			.reduce(Duration.ZERO, Duration::plus);
	}

	long residentBytes() {
		return lines(folder().resolve("status")).stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
			.sum();
	}

	long openDescriptors() {
		try (Stream<Path> descriptors = Files.list(folder().resolve("fd"))) {
			return descriptors.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path folder() {
		return Path.of("/proc", String.valueOf(pid));
	}

}
