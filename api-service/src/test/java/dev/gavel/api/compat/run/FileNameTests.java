package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

	@Test
	void isAsLongAsTheFileSystemTakes() {
		assertThat(FileName.isPlain("a".repeat(255))).isTrue();
		assertThat(FileName.isPlain("a".repeat(256))).isFalse();
		assertThat(FileName.isPlain("é".repeat(128))).isFalse();
	}

	@Test
	void beginsWithoutItsOwnFolder() {
		assertThat(FileName.normal("./a/b.py")).isEqualTo("a/b.py");
		assertThat(FileName.normal(".//./a")).isEqualTo("a");
		assertThat(FileName.normal("../.a/./b")).isEqualTo("../.a/./b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "..", "a/b", "/a", "a\0", "a\n", "\ud800" })
	void leadsToNoOtherFolderAndCanBeWritten(String name) {
		assertThat(FileName.isPlain(name)).isFalse();
	}

}
