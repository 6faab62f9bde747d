package dev.gavel.api.evaluation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.batch.Lines.Memory;
import dev.gavel.api.evaluation.batch.Lines.Share;
import dev.gavel.api.platform.request.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinesTests {

	private static final int MOST = 200_000;

	private final Memory all = new Memory(2 * MOST, 2 * MOST);

	private final Share memory = all.of(Caller.trusted("::1"));

	@Test
	void endWithTheirLineBreakOrTheBody() throws IOException {
		assertThat(read("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
		assertThat(read("a\n")).containsExactly("a");
		assertThat(read("")).isEmpty();
	}

	@Test
	void mayBeLong() throws IOException {
		String longOne = "x".repeat(MOST);
		assertThat(read(longOne + "\na\n" + longOne)).containsExactly(longOne, "a", longOne);
	}

	@Test
	void areCutWhereTheyAreTooLong() throws IOException {
		try (Lines lines = new Lines(stream("x".repeat(MOST + 1) + "\na"), MOST, memory)) {
			assertThat(lines.next()).hasSize(MOST);
			assertThat(lines.isTooLong()).isTrue();
			assertThat(lines.next()).asString().isEqualTo("a");
			assertThat(lines.isTooLong()).isFalse();
		}
	}

	@Test
	void areLostWhereTheConnectionBreaks() throws IOException {
		InputStream broken = new SequenceInputStream(stream("a\nb"), new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("broken");
			}

		});
		try (Lines lines = new Lines(broken, MOST, memory)) {
			assertThat(lines.next()).asString().isEqualTo("a");
			assertThatExceptionOfType(IOException.class).isThrownBy(lines::next);
		}
	}

	@Test
	void shareTheMemoryForLongOnes() throws IOException {
		try (Lines first = new Lines(stream("x".repeat(MOST)), MOST, memory)) {
			memory.take(MOST);
			assertThatExceptionOfType(Problem.class).isThrownBy(first::next);
		}
		memory.free(MOST);
		assertThat(read("x".repeat(MOST))).hasSize(1);
		memory.take(2 * MOST);
	}

	@Test
	void leaveMemoryForOtherCallers() {
		Memory shared = new Memory(6 * MOST, 2 * MOST);
		Share own = shared.of(Caller.visitor(Set.of(), "203.0.113.77"));
		Share other = shared.of(Caller.visitor(Set.of(), "203.0.113.78"));
		own.take(2 * MOST);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> own.take(1));
		other.take(2 * MOST);
		own.free(2 * MOST);
		own.take(MOST);
	}

	@Test
	void takeTheirMemoryUntilTheNextOneIsRead() throws IOException {
		String longOne = "x".repeat(MOST);
		try (Lines first = new Lines(stream(longOne + "\na\n"), MOST, memory);
				Lines second = new Lines(stream(longOne), MOST, memory)) {
			assertThat(first.next()).hasSize(MOST);
			assertThatExceptionOfType(Problem.class).isThrownBy(second::next);
			assertThat(first.next()).hasSize(1);
			assertThat(read(longOne)).hasSize(1);
		}
	}

	private List<String> read(String body) throws IOException {
		List<String> read = new ArrayList<>();
		try (Lines lines = new Lines(stream(body), MOST, memory)) {
			for (byte[] line = lines.next(); line != null; line = lines.next()) {
				read.add(new String(line, StandardCharsets.UTF_8));
			}
		}
		return read;
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
