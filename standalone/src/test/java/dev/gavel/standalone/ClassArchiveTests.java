package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTests {

	private static final String NO_JARS = "none.jar";

	@TempDir
	Path folder;

	private Path list;

	private Path archive;

	@BeforeEach
	void loadClasses() throws IOException {
		list = folder.resolve("start-7.classes");
		Files.writeString(list, "java/lang/Object id: 0\njava/lang/String id: 1\n@lambda-pro");
		archive = folder.resolve("start-1234.jsa");
	}

	@Test
	void leavesNothingBesideItself() throws IOException {
		Path kept = Files.createFile(folder.resolve("built"));
		Files.createFile(folder.resolve("start-of-an-older-build.jsa"));
		ClassArchive.begin(list, archive, NO_JARS).await();
		assertThat(folder).isDirectoryNotContaining((file) -> !file.equals(archive) && !file.equals(kept));
		assertThat(archive).isNotEmptyFile();
	}

	@Test
	void canBeUsedByJava() throws IOException, InterruptedException {
		ClassArchive.begin(list, archive, NO_JARS).await();
		Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xshare:on", "-XX:SharedArchiveFile=" + archive, "-cp", NO_JARS, "-version")
			.redirectErrorStream(true)
			.start();
		String output = new String(java.getInputStream().readAllBytes());
		assertThat(java.waitFor()).as(output).isZero();
	}

	@Test
	void isNotThereWhenGavelStopsWhileItIsWritten() throws IOException {
		ClassArchive.begin(list, archive, NO_JARS).close();
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void isNotThereWhenJavaRefusesToWriteIt() throws IOException {
		Files.writeString(list, "@what-is-this\n");
		ClassArchive.begin(list, archive, NO_JARS).await();
		assertThat(folder).isEmptyDirectory();
	}

}
