package dev.gavel.api.question.kind.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.kind.ProgramInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the sandbox could not put beside a program. */
class ProgramCheckTests {

	private static final int MEGABYTE = 1 << 20;

	@ParameterizedTest
	@CsvSource({ "a, 255, true", "a, 256, false", "α, 127, true", "α, 128, false", "試, 85, true", "試, 86, false",
			"😀, 63, true", "😀, 64, false" })
	void namesOfFilesAreCountedInBytes(String character, int times, boolean fits) {
		assertThat(checked(Map.of(character.repeat(times), "")).count()).isEqualTo(fits ? 0 : 1);
	}

	@Test
	void theLimitForNamesIsStated() {
		assertThat(checked(Map.of("α".repeat(128), "")).sentence()).endsWith(
				"in at most 7 folders there, and at most 255 bytes long in UTF-8, such as data.txt or data/1.txt.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a/b/c d/é.bin", "..a/b..", "a/solution.py", "1/2/3/4/5/6/7/8" })
	void filesMayBeInFolders(String name) {
		assertThat(checked(Map.of(name, "")).count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "/a", "a/", "a//b", "../a", "a/../b", "a/..", "./a", "a/\n", "main.py/a",
			"1/2/3/4/5/6/7/8/9" })
	void noFileLeavesTheFolderOfTheProgram(String name) {
		assertThat(checked(Map.of(name, "")).count()).isEqualTo(1);
	}

	@Test
	void noFileIsAFolder() {
		assertThat(checked(Map.of("a", "", "a/b", "")).sentence())
			.isEqualTo("files.a: is the folder of another file as well.");
		assertThat(checked(Map.of("a", "", "ab/b", "")).count()).isZero();
	}

	@Test
	void bytesAreCountedAsTheyAre() {
		byte[] bytes = new byte[8 * MEGABYTE];
		bytes[0] = (byte) 0xff;
		assertThat(check(Map.of("a", ProgramFile.of(bytes))).count()).isZero();
		assertThat(check(Map.of("a", ProgramFile.of(bytes), "b", ProgramFile.of(new byte[1]))).sentence())
			.isEqualTo("files: has 8,388,609 bytes together; the limit is 8,388,608.");
	}

	@Test
	void filesLeaveRoomForTheProgramWhereTextsMayBeLarger() {
		String half = "a".repeat(4 * MEGABYTE);
		assertThat(checked(Map.of("a", half, "b", half)).count()).isZero();
		assertThat(checked(Map.of("a", half, "b", half, "c", "é")).sentence())
			.isEqualTo("files: has 8,388,610 bytes together; the limit is 8,388,608.");
	}

	@Test
	void saysOnlyThatThereAreTooManyFiles() {
		Map<String, String> files = IntStream.range(0, 100_000)
			.boxed()
			.collect(Collectors.toMap((number) -> "../" + number, (number) -> ""));
		assertThat(checked(files).sentence()).isEqualTo("files: has 100,000 files; the limit is 100.");
	}

	@Test
	void noFileReplacesTheScript() {
		assertThat(checked(Map.of("solution.py", "")).count()).isZero();
		assertThat(checked(Map.of("main.py", "")).sentence())
			.isEqualTo("files.main.py: is the name of the program itself; expected another name.");
	}

	private static Violations checked(Map<String, String> texts) {
		return check(texts.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (text) -> ProgramFile.ofText(text.getValue()))));
	}

	private static Violations check(Map<String, ProgramFile> files) {
		Violations violations = new Violations();
		new ProgramCheck("main.py", violations, 16 * MEGABYTE).check(new ProgramInput("", List.of(), files, ""));
		return violations;
	}

}
