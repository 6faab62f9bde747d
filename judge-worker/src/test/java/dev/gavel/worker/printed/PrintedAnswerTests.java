package dev.gavel.worker.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.suite.SuiteFolderUnfit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedAnswerTests {

	@TempDir
	private Path folder;

	private PrintedAnswer printed;

	@AfterEach
	void close() {
		printed.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100_000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000 })
	void keepsWhatComesInParts(int size) throws Exception {
		this.printed = new PrintedAnswer(folder);
		printed.write(new byte[2_000_000], 0, 2_000_000);
		printed.clear();
		byte[] bytes = new byte[size];
		new Random(1).nextBytes(bytes);
		for (int at = 0; at < size; at += 65_536) {
			printed.write(bytes, at, Math.min(65_536, size - at));
		}
		assertThat(printed.size()).isEqualTo(size);
		assertThat(printed.open().readAllBytes()).isEqualTo(bytes);
		assertThat(printed.text().open().readAllBytes()).isEqualTo(bytes);
		assertThat(folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a\n", "\"\\/\b\f\n\r\t\u0001", "é€\uD83D\uDE00\u2028", "x\uDCFFy" })
	void isATextWithTheSameBytes(String text) throws Exception {
		this.printed = new PrintedAnswer(folder);
		EncodedValue encoded = EncodedValue.of(new TextValue(text.repeat(50_000)));
		encoded.text().transferTo(printed);
		assertThat(printed.encoded()).isEqualTo(encoded.toBytes());
	}

	/** The slot then gives the job back, and the next one uses the thread. */
	@Test
	void canBeReadByAThreadThatIsInterrupted() throws Exception {
		this.printed = new PrintedAnswer(folder);
		byte[] bytes = new byte[2_000_000];
		printed.write(bytes, 0, bytes.length);
		Thread.currentThread().interrupt();
		try {
			assertThat(printed.open().readAllBytes()).isEqualTo(bytes);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void canBeReadByTwoThreadsAtOnce() throws Exception {
		this.printed = new PrintedAnswer(folder);
		byte[] bytes = new byte[4_000_000];
		new Random(1).nextBytes(bytes);
		printed.write(bytes, 0, bytes.length);
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			Future<byte[]> read = other.submit(this::readSlowly);
			assertThat(readSlowly()).isEqualTo(bytes);
			assertThat(read.get()).isEqualTo(bytes);
		}
		finally {
			other.shutdownNow();
		}
	}

	private byte[] readSlowly() throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] some = new byte[100];
		InputStream in = printed.open();
		for (int length = in.read(some); length >= 0; length = in.read(some)) {
			all.write(some, 0, length);
		}
		return all.toByteArray();
	}

	@Test
	void saysWhichFolderCannotTakeIt() {
		this.printed = new PrintedAnswer(folder.resolve("missing"));
		byte[] bytes = new byte[2_000_000];
		assertThatExceptionOfType(SuiteFolderUnfit.class).isThrownBy(() -> printed.write(bytes, 0, bytes.length))
			.withMessageContaining("missing");
	}

}
