package dev.gavel.worker.sandbox.oci.protocol;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames to and from a cell's supervisor: length, type, body; most bodies are a JSON
 * header and raw bytes. What comes in is bounded before it is read. An
 * {@link IOException} means that the cell cannot be used any more.
 */
public final class SupervisorChannel implements Closeable {

	static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final int HEADER_BYTES = 4096;

	private static final int PRINTED = 'P';

	private static final int BUFFER_BYTES = 64 * 1024;

	private final DataOutputStream out;

	private final DataInputStream in;

	public SupervisorChannel(OutputStream out, InputStream in) {
		this.out = new DataOutputStream(new BufferedOutputStream(out));
		this.in = new DataInputStream(new BufferedInputStream(in));
	}

	/**
	 * @param settings for the harness
	 */
	public record Submit(String nonce, Map<String, String> settings, long cpuMicros, long idleMicros, long memoryBytes,
			int outputBytes, int resultBytes, boolean sharedProcess, boolean prints, int tests) {
	}

	/**
	 * @param forksBecause why each test gets a process of its own; null if a process can
	 * be set back
	 */
	public record Ready(int protocol, String toolchain, @Nullable String forksBecause) {
	}

	/**
	 * The names of the pipes for the next test, and of those by which both inits tell
	 * each other how their tests fare.
	 *
	 * @param first whether nobody else may have opened them yet
	 */
	public record Wire(String stdin, String stdout, String heard, String told, boolean first) {
	}

	private record Wired(String nonce) {
	}

	/** A header and how many bytes follow it. */
	private record Frame<T>(T header, int payloadBytes) {
	}

	public void submit(Submit header, byte[] source) throws IOException {
		send('S', header, source);
	}

	/** Connects the next test with another cell. */
	public void wire(Wire wire) throws IOException {
		send('W', wire, new byte[0]);
	}

	private void send(char type, Object header, byte[] payload) throws IOException {
		byte[] json = JSON.writeValueAsBytes(header);
		head(type, Integer.BYTES + json.length + payload.length);
		out.writeInt(json.length);
		out.write(json);
		out.write(payload);
		out.flush();
	}

	public void test(byte[] arguments) throws IOException {
		head('T', arguments.length);
		out.write(arguments);
		out.flush();
	}

	/** Returns where the standard input of the next test is written. */
	public OutputStream input() throws IOException {
		head('I', 0);
		return new InputFrames();
	}

	public void load() throws IOException {
		head('L', 0);
		out.flush();
	}

	public void end() throws IOException {
		head('E', 0);
		out.flush();
	}

	public Ready ready() throws IOException {
		return receive('R', Ready.class, 0).header();
	}

	/** Returns when the pipes are open. */
	public void wired(String nonce) throws IOException {
		Wired wired = receive('W', Wired.class, 0).header();
		if (!nonce.equals(wired.nonce())) {
			throw new IOException("expected the pipes of submission %s, found those of %s".formatted(nonce, wired));
		}
	}

	/**
	 * @param nonce of the submission whose outcome is expected
	 */
	public Answer outcome(String nonce, int maxPayloadBytes) throws IOException {
		return outcome(nonce, maxPayloadBytes, OutputStream.nullOutputStream(), 0);
	}

	/**
	 * @param nonce of the submission whose outcome is expected
	 * @param printed takes what the program prints
	 * @param maxPrintedBytes 0 unless that is its answer
	 */
	public Answer outcome(String nonce, int maxPayloadBytes, OutputStream printed, int maxPrintedBytes)
			throws IOException {
		int length = in.readInt();
		int type = in.readUnsignedByte();
		byte[] buffer = null;
		int left = maxPrintedBytes;
		for (; type == PRINTED; type = in.readUnsignedByte()) {
			requireWithin("printed bytes", length, left);
			left -= length;
			buffer = (buffer != null) ? buffer : new byte[BUFFER_BYTES];
			pass(length, printed, buffer);
			length = in.readInt();
		}
		Answer answer = outcome(nonce, receive('O', length, type, OutcomeHeader.class, maxPayloadBytes));
		return (maxPrintedBytes > 0) ? printed(answer, printed, left) : answer;
	}

	/** The last of what was printed comes with the outcome. */
	private static Answer printed(Answer answer, OutputStream printed, int left) throws IOException {
		requireWithin("printed bytes", answer.stdout().length, left);
		printed.write(answer.stdout());
		return new Answer(answer.header(), answer.programAnswer(), new byte[0], answer.stderr());
	}

	private void pass(int length, OutputStream printed, byte[] buffer) throws IOException {
		for (int left = length; left > 0;) {
			int part = Math.min(left, buffer.length);
			in.readFully(buffer, 0, part);
			printed.write(buffer, 0, part);
			left -= part;
		}
	}

	private Answer outcome(String nonce, Frame<OutcomeHeader> frame) throws IOException {
		OutcomeHeader header = frame.header();
		header.check(nonce, frame.payloadBytes());
		List<Integer> sizes = header.sizes();
		return new Answer(header, bytes(sizes.get(0)), bytes(sizes.get(1)), bytes(sizes.get(2)));
	}

	private void head(char type, int length) throws IOException {
		out.writeInt(length);
		out.writeByte(type);
	}

	private <T> Frame<T> receive(char type, Class<T> headerType, int maxPayloadBytes) throws IOException {
		int length = in.readInt();
		return receive(type, length, in.readUnsignedByte(), headerType, maxPayloadBytes);
	}

	private <T> Frame<T> receive(char type, int length, int found, Class<T> headerType, int maxPayloadBytes)
			throws IOException {
		if (found != type) {
			throw new IOException("expected a frame of type %c, found %d".formatted(type, found));
		}
		int headerLength = in.readInt();
		int payloadLength = length - Integer.BYTES - headerLength;
		requireWithin("header", headerLength, HEADER_BYTES);
		requireWithin("payload", payloadLength, maxPayloadBytes);
		return new Frame<>(header(headerLength, headerType), payloadLength);
	}

	private <T> T header(int length, Class<T> type) throws IOException {
		try {
			return JSON.readValue(bytes(length), type);
		}
		catch (JacksonException ex) {
			throw new IOException("a frame's header is not what it should be: " + ex.getOriginalMessage(), ex);
		}
	}

	private byte[] bytes(int length) throws IOException {
		byte[] bytes = new byte[length];
		in.readFully(bytes);
		return bytes;
	}

	/** Frames of standard input, one for each array that is written. */
	private final class InputFrames extends OutputStream {

		@Override
		public void write(int single) throws IOException {
			write(new byte[] { (byte) single }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			head('I', length);
			out.write(bytes, offset, length);
		}

	}

	private static void requireWithin(String name, int length, int max) throws IOException {
		if (length < 0 || length > max) {
			throw new IOException("a frame's %s: expected 0 to %d bytes, found %d".formatted(name, max, length));
		}
	}

	@Override
	public void close() throws IOException {
		try (in) {
			out.close();
		}
	}

}
