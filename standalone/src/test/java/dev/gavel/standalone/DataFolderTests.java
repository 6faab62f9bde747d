package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

	@TempDir
	Path folder;

	@Test
	void isMadeForItsOwnerOnly() throws IOException {
		DataFolder data = DataFolder.open(folder.resolve("new/data"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path()))).isEqualTo("rwx------");
		assertThat(data.logs()).isDirectory();
	}

	@Test
	void refusesFile() throws IOException {
		Path file = Files.createFile(folder.resolve("file"));
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> DataFolder.open(file))
			.withMessage(file + " is not a folder. Choose another with --data.");
	}

	@Test
	void remembersThatSamplesWereAdded() {
		DataFolder data = DataFolder.open(folder);
		assertThat(data.hadSamples()).isFalse();
		data.rememberSamples();
		assertThat(data.hadSamples()).isTrue();
	}

}
