package dev.gavel.worker.sandbox.oci.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.management.ThreadMXBean;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.oci.cell.FakeCells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What a cell says is bounded and checked before anything is made of it.
 */
class SupervisorChannelTests {

	private static final String HEADER = """
			{"nonce":"n","reason":null,"exit_code":0,"signal":null,"answer":"V","unreadable_arguments":false,
			"cpu_micros":1,"wall_micros":2,"peak_bytes":3,"strays":0,"sizes":[1,2,0]}""";

	@Test
	void writesLengthTypeAndBody() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		SupervisorChannel channel = new SupervisorChannel(bytes, new ByteArrayInputStream(new byte[0]));
		channel.test("[1]".getBytes());
		channel.end();
		assertThat(bytes.toByteArray()).containsExactly(0, 0, 0, 3, 'T', '[', '1', ']', 0, 0, 0, 0, 'E');
	}

	@Test
	void writesStandardInputInFrames() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		SupervisorChannel channel = new SupervisorChannel(bytes, new ByteArrayInputStream(new byte[0]));
		OutputStream input = channel.input();
		input.write("abc".getBytes(), 1, 2);
		input.write('d');
		channel.end();
		assertThat(bytes.toByteArray()).containsExactly(0, 0, 0, 0, 'I', 0, 0, 0, 2, 'I', 'b', 'c', 0, 0, 0, 1, 'I',
				'd', 0, 0, 0, 0, 'E');
	}

	@Test
	void passesOnWhatIsPrinted() throws IOException {
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		Answer answer = printing("ab", "c").outcome("n", 3, printed, 5);
		assertThat(printed).hasToString("abcde");
		assertThat(answer.stdout()).isEmpty();
		assertThat(answer.header().answer()).isEqualTo("V");
	}

	@Test
	void refusesMoreThanMayBePrinted() throws IOException {
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		SupervisorChannel more = printing("ab", "c");
		assertThatIOException().isThrownBy(() -> more.outcome("n", 3, printed, 2))
			.withMessageContaining("printed bytes: expected 0 to 0 bytes, found 1");
		SupervisorChannel last = printing("ab", "c");
		assertThatIOException().isThrownBy(() -> last.outcome("n", 3, printed, 4))
			.withMessageContaining("printed bytes: expected 0 to 1 bytes, found 2");
		SupervisorChannel any = printing("a");
		assertThatIOException().isThrownBy(() -> any.outcome("n", 3)).withMessageContaining("printed bytes");
	}

	private static SupervisorChannel printing(String... parts) throws IOException {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		for (String part : parts) {
			frames.writeBytes(new byte[] { 0, 0, 0, (byte) part.length(), 'P' });
			frames.writeBytes(part.getBytes());
		}
		frames.writeBytes(FakeCells.frame('O', HEADER, "Vde".getBytes()));
		return reading(frames.toByteArray());
	}

	@Test
	void readsAnOutcomeAndItsPayload() throws IOException {
		Answer answer = reading(FakeCells.frame('O', HEADER, "abc".getBytes())).outcome("n", 3);
		assertThat(answer.header().answer()).isEqualTo("V");
		assertThat(answer.programAnswer()).asString().isEqualTo("a");
		assertThat(answer.stdout()).asString().isEqualTo("bc");
		assertThat(answer.stderr()).isEmpty();
	}

	@Test
	void holdsALargeAnswerOnce() throws IOException {
		assertThat(answered(new byte[10], sent(10)).value()).hasSize(10);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		byte[] arguments = new byte[8_000_000];
		byte[] sent = sent(8_000_000);
		long before = threads.getCurrentThreadAllocatedBytes();
		assertThat(answered(arguments, sent).value()).hasSize(8_000_000);
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isBetween(8_000_000L, 9_000_000L);
	}

	@Test
	void refusesAFrameOfAnotherType() {
		assertThatIOException().isThrownBy(() -> reading(FakeCells.frame('O', HEADER, new byte[3])).ready())
			.withMessage("expected a frame of type R, found 79");
	}

	@Test
	void refusesAPayloadThatIsTooLargeBeforeReadingIt() {
		byte[] lie = { 0x7f, 0, 0, 0, 'O', 0, 0, 0, 2, '{', '}' };
		assertThatIOException().isThrownBy(() -> reading(lie).outcome("n", 1000))
			.withMessageContaining("payload: expected 0 to 1000 bytes, found");
	}

	@Test
	void refusesAHeaderThatIsTooLargeBeforeReadingIt() {
		byte[] lie = { 0x7f, 0, 0, 0, 'O', 0x7e, 0, 0, 2, '{', '}' };
		assertThatIOException().isThrownBy(() -> reading(lie).outcome("n", 1000))
			.withMessageContaining("header: expected");
	}

	@Test
	void refusesAHeaderWithUnknownFields() {
		assertThatIOException()
			.isThrownBy(() -> reading(FakeCells.frame('O', "{\"x\":1}", new byte[0])).outcome("n", 10))
			.withMessageContaining("not what it should be");
	}

	@Test
	void refusesAnOutcomeOfAnotherSubmission() throws IOException {
		SupervisorChannel channel = reading(FakeCells.frame('O', HEADER, new byte[3]));
		assertThatIOException().isThrownBy(() -> channel.outcome("other", 3))
			.withMessageContaining("the nonce of this submission");
		SupervisorChannel longer = reading(FakeCells.frame('O', HEADER, new byte[4]));
		assertThatIOException().isThrownBy(() -> longer.outcome("n", 4)).withMessageContaining("sizes that add up");
	}

	@Test
	void refusesSizesThatAreNoSizes() throws IOException {
		String negative = HEADER.replace("[1,2,0]", "[-1,4,0]");
		SupervisorChannel channel = reading(FakeCells.frame('O', negative, new byte[3]));
		assertThatIOException().isThrownBy(() -> channel.outcome("n", 3)).withMessageContaining("three sizes");
	}

	@Test
	void noticesTheEndOfTheCell() throws IOException {
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reading(new byte[] { 0, 0 }).ready());
		byte[] whole = FakeCells.frame('O', HEADER, new byte[3]);
		assertThatExceptionOfType(EOFException.class)
			.isThrownBy(() -> reading(Arrays.copyOf(whole, whole.length - 1)).outcome("n", 3));
	}

	private static byte[] sent(int answerBytes) throws IOException {
		return FakeCells.frame('O', HEADER.replace("[1,2,0]", "[%d,2,0]".formatted(answerBytes)),
				new byte[answerBytes + 2]);
	}

	private static RunResult answered(byte[] arguments, byte[] sent) throws IOException {
		SupervisorChannel channel = reading(sent);
		channel.test(arguments);
		RunLimits limits = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1 << 20, 8_000_000);
		return new Outcome(channel.outcome("n", 9_000_000), false, limits).result();
	}

	private static SupervisorChannel reading(byte[] bytes) {
		return new SupervisorChannel(OutputStream.nullOutputStream(), new ByteArrayInputStream(bytes));
	}

}
