package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFilesTests {

	private static final int LENGTH = 3_000_000;

	private final ProcessFiles own = new ProcessFiles(ProcessHandle.current().pid());

	@Test
	void tellWhatWasReadAndWritten(@TempDir Path folder) throws Exception {
		long written = own.writtenBytes();
		Path file = Files.writeString(folder.resolve("text"), "x".repeat(LENGTH), StandardCharsets.US_ASCII);
		assertThat(own.writtenBytes() - written).isBetween((long) LENGTH, 2L * LENGTH);
		long read = own.readBytes();
		Files.readAllBytes(file);
		assertThat(own.readBytes() - read).isBetween((long) LENGTH, 2L * LENGTH);
	}

	@Test
	void tellOfMemoryAndDescriptors() {
		assertThat(own.residentBytes()).isGreaterThan(10_000_000);
		assertThat(own.openDescriptors()).isGreaterThan(3);
		assertThat(own.cpuTime()).isPositive();
	}

	@Test
	void sayThatAProcessHasEnded() {
		assertThatIllegalStateException().isThrownBy(() -> new ProcessFiles(Integer.MAX_VALUE).cpuTime())
			.withMessage("Process 2147483647 has ended");
	}

	@Test
	void tellOfFilesOnTheDiskWithoutTheirHoles(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("text"), "x".repeat(LENGTH), StandardCharsets.US_ASCII);
		try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
			sparse.setLength(100L * LENGTH);
		}
		assertThat(DiskUse.of(folder)).isBetween((long) LENGTH, 2L * LENGTH);
	}

}
