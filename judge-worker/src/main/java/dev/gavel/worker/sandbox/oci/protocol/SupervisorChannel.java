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
			int outputBytes, int resultBytes, boolean sharedProcess) {
	}

	public record Ready(int protocol, String toolchain) {
	}

	/** A header and how many bytes follow it. */
	private record Frame<T>(T header, int payloadBytes) {
	}

	public void submit(Submit header, byte[] source) throws IOException {
		byte[] json = JSON.writeValueAsBytes(header);
		head('S', Integer.BYTES + json.length + source.length);
		out.writeInt(json.length);
		out.write(json);
		out.write(source);
		out.flush();
	}

	public void test(byte[] arguments) throws IOException {
		head('T', arguments.length);
		out.write(arguments);
		out.flush();
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

	/**
	 * @param nonce of the submission whose outcome is expected
	 */
	public Answer outcome(String nonce, int maxPayloadBytes) throws IOException {
		Frame<OutcomeHeader> frame = receive('O', OutcomeHeader.class, maxPayloadBytes);
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
		int found = in.readUnsignedByte();
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
