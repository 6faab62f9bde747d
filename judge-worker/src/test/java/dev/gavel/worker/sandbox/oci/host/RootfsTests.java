package dev.gavel.worker.sandbox.oci.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootfsTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "usr/bin/python3.11", "usr/bin/python3.13", "usr/local/bin/python3.9" })
	void findsPythonOfAnyVersion(String program) throws IOException {
		create("usr/bin/python3-config");
		create(program);
		assertThat(Rootfs.at(directory).python()).isEqualTo("/" + program);
	}

	@Test
	void isNamedByItsManifest() throws IOException {
		create("usr/bin/python3.13");
		assertThat(Rootfs.at(directory).digest()).isEqualTo("unknown");
		Files.writeString(Files.createDirectories(directory.resolve("etc")).resolve("gavel-rootfs"), "recipe 1\n");
		assertThat(Rootfs.at(directory).digest()).hasSize(64);
	}

	@Test
	void saysHowToFixARootfsWithoutPython() throws IOException {
		create("usr/bin/python3-config");
		assertThatIOException().isThrownBy(() -> Rootfs.at(directory))
			.withMessageContaining("expected a file system with python3.N")
			.withMessageContaining("build it with deploy/rootfs/build-rootfs");
	}

	private void create(String program) throws IOException {
		Path file = directory.resolve(program);
		Files.createDirectories(file.getParent());
		assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
	}

}
