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
		try (AnswerSpool spool = new AnswerSpool(folder)) {
			for (int test : List.of(3, 1, 2, 5, 4)) {
				spool.add(test, answer(test));
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
		try (AnswerSpool spool = new AnswerSpool(folder.resolve("missing"))) {
			spool.add(1, answer(1));
			assertThat(spool.answer(1)).isEqualTo(answer(1));
		}
	}

	@Test
	void takesOthersWhenAllAreForgotten() {
		try (AnswerSpool spool = new AnswerSpool(folder)) {
			for (int round = 0; round < 2; round++) {
				spool.add(1, answer(1 + round));
				spool.add(2, answer(2 + round));
				assertThat(spool.answer(1)).isEqualTo(answer(1 + round));
				assertThat(spool.answer(2)).isEqualTo(answer(2 + round));
				assertThat(spool.bytes()).isEqualTo(2 * MANY);
				spool.clear();
				assertThat(spool.tests()).isEmpty();
				assertThat(spool.bytes()).isZero();
			}
		}
	}

	@Test
	void tellsThatTheFolderIsToBlameWhenItCannotWriteThere() {
		try (AnswerSpool spool = new AnswerSpool(folder.resolve("missing"))) {
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
