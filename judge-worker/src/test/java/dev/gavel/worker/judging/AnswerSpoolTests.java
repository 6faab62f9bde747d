package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.worker.suite.SuiteFolderUnfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerSpoolTests {

	private static final int MANY = 600_000;

	@TempDir
	Path folder;

	@Test
	void returnsEachAnswerWhereverItIsKept() throws IOException {
		try (AnswerSpool spool = new AnswerSpool(folder, 10 * MANY)) {
			for (int test : List.of(3, 1, 2, 5, 4)) {
				assertThat(spool.add(test, answer(test))).isTrue();
			}
			assertThat(spool.tests()).containsExactly(3, 1, 2, 5, 4);
			assertThat(spool.tests()).allSatisfy((test) -> {
				assertThat(spool.answer(test)).isEqualTo(answer(test));
				assertThat(spool.size(test)).isEqualTo(MANY);
			});
			assertThat(Files.list(folder)).as("the file has no name").isEmpty();
		}
	}

	@Test
	void opensNoFileForFewBytes() {
		try (AnswerSpool spool = new AnswerSpool(folder.resolve("missing"), MANY)) {
			assertThat(spool.add(1, answer(1))).isTrue();
			assertThat(spool.answer(1)).isEqualTo(answer(1));
		}
	}

	@Test
	void keepsNoMoreThanItsLimit() {
		try (AnswerSpool spool = new AnswerSpool(folder, MANY)) {
			assertThat(spool.add(1, answer(1))).isTrue();
			assertThat(spool.add(2, new byte[] { 1 })).isFalse();
			assertThat(spool.tests()).containsExactly(1);
		}
	}

	@Test
	void tellsThatTheFolderIsToBlameWhenItCannotWriteThere() {
		try (AnswerSpool spool = new AnswerSpool(folder.resolve("missing"), 10 * MANY)) {
			spool.add(1, answer(1));
			assertThatExceptionOfType(SuiteFolderUnfit.class).isThrownBy(() -> spool.add(2, answer(2)))
				.withMessageContaining("NoSuchFileException");
		}
	}

	private static byte[] answer(int test) {
		byte[] answer = new byte[MANY];
		Arrays.fill(answer, (byte) test);
		return answer;
	}

}
