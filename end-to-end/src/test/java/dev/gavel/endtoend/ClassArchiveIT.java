package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes, which the first start of a build makes for the next ones. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClassArchiveIT {

	private static final Path TARGET = GavelProcess.COMMAND.resolveSibling("standalone").resolve("target");

	@TempDir
	static Path data;

	@BeforeAll
	@AfterAll
	static void deleteArchives() throws IOException {
		for (Path file : files(".*\\.jsa.*")) {
			Files.delete(file);
		}
	}

	@Test
	@Order(1)
	void firstStartMakesIt() throws Exception {
		try (GavelProcess gavel = start()) {
			assertThat(mappedBy(gavel)).isEmpty();
			makeOld(files(".*\\.jsa\\.\\w{6}").get(0));
			await().atMost(Duration.ofMinutes(5)).until(() -> !archives().isEmpty());
		}
		await().until(() -> files(".*\\.jsa\\.\\w{6}.*").isEmpty());
	}

	@Test
	@Order(2)
	void secondStartUsesIt() throws Exception {
		try (GavelProcess gavel = start()) {
			assertThat(mappedBy(gavel)).isEqualTo(archives()).hasSize(1);
		}
	}

	@Test
	@Order(3)
	void truncatedOneIsNotUsed() throws Exception {
		Path archive = archives().get(0);
		archive.toFile().setWritable(true);
		try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
			file.setLength(file.length() / 2);
		}
		try (GavelProcess gavel = start()) {
			assertThat(mappedBy(gavel)).isEmpty();
			assertThat(gavel.output()).startsWith("Starting Gavel on ");
		}
	}

	private static GavelProcess start() {
		return GavelProcess.launch(data, GavelProcess.freePort(), Map.of("GAVEL_JAVA_OPTIONS", "")).awaitReady();
	}

	/** So that it seems to be complete for a while. */
	private static void makeOld(Path list) throws IOException {
		Files.setLastModifiedTime(list, FileTime.from(Instant.now().minusSeconds(120)));
	}

	private static List<Path> archives() throws IOException {
		return files(".*\\.jsa");
	}

	private static List<Path> files(String name) throws IOException {
		try (Stream<Path> files = Files.list(TARGET)) {
			return files.filter((file) -> file.getFileName().toString().matches(name)).toList();
		}
	}

	/** The archives in its memory, other than that of the JDK. */
	private static List<Path> mappedBy(GavelProcess gavel) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(gavel.pid()), "maps"))) {
			return lines.filter((line) -> line.endsWith(".jsa"))
				.map((line) -> Path.of(line.substring(line.indexOf('/'))))
				.filter((file) -> file.startsWith(TARGET))
				.distinct()
				.toList();
		}
	}

}
