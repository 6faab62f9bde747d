package dev.gavel.benchmarks.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the kernel tells of a process that runs. */
record ProcessFiles(long pid) {

	/** User and system, of all threads. */
	Duration cpuTime() {
		return ProcessHandle.of(pid)
			.map(ProcessHandle::info)
			.flatMap(Info::totalCpuDuration)
			.orElseThrow(() -> new IllegalStateException("Process %d has ended".formatted(pid)));
	}

	long readBytes() {
		return number("io", "rchar:");
	}

	long writtenBytes() {
		return number("io", "wchar:");
	}

	long residentBytes() {
		return 1024 * number("status", "VmRSS:");
	}

	long openDescriptors() {
		try (Stream<Path> descriptors = Files.list(folder().resolve("fd"))) {
			return descriptors.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long number(String file, String name) {
		try (Stream<String> lines = Files.lines(folder().resolve(file))) {
			return lines.filter((line) -> line.startsWith(name))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path folder() {
		return Path.of("/proc", String.valueOf(pid));
	}

}
