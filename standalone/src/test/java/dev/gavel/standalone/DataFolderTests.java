package dev.gavel.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTests {

	@TempDir
	Path folder;

	@Test
	void isMadeForItsOwnerOnly() throws IOException {
		DataFolder data = DataFolder.open(this.folder.resolve("new/data"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path()))).isEqualTo("rwx------");
		assertThat(data.logs()).isDirectory();
	}

	@Test
	void refusesFile() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> DataFolder.open(file))
			.withMessage(file + " is not a folder. Choose another with --data.");
	}

}
