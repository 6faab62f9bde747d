package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as JSON, <code>{"version": 1, "message": {..}}</code>, in snake_case, nulls
 * left out. A field that this service does not know is skipped, so that a newer service
 * may add one within a version; an unknown kind or constant makes the message unreadable.
 * docs/messages.md says how messages change.
 */
public final class MessageCodec {

	static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final int VERSION = 1;

	private MessageCodec() {
	}

	public static byte[] encode(JudgeJob job) {
		return encode(job, JudgeJob.class);
	}

	public static byte[] encode(JudgeReport report) {
		return encode(report, JudgeReport.class);
	}

	public static byte[] encode(Cancellation cancellation) {
		return encode(cancellation, Cancellation.class);
	}

	public static byte[] encode(WorkerNews news) {
		return encode(news, WorkerNews.class);
	}

	/**
	 * @throws UnreadableMessage when the bytes are not a job of a known version
	 */
	public static JudgeJob decodeJob(byte[] bytes) {
		return decode(bytes, JudgeJob.class);
	}

	/**
	 * @throws UnreadableMessage when the bytes are not a report of a known version
	 */
	public static JudgeReport decodeReport(byte[] bytes) {
		return decode(bytes, JudgeReport.class);
	}

	/**
	 * @throws UnreadableMessage when the bytes are not a cancellation of a known version
	 */
	public static Cancellation decodeCancellation(byte[] bytes) {
		return decode(bytes, Cancellation.class);
	}

	/**
	 * @throws UnreadableMessage when the bytes are not a worker's news of a known version
	 */
	public static WorkerNews decodeNews(byte[] bytes) {
		return decode(bytes, WorkerNews.class);
	}

	/** Returns how many bytes a text takes in a message. */
	public static int encodedSize(String text) {
		return JSON.writeValueAsBytes(text).length;
	}

	private static <T> byte[] encode(T message, Class<T> type) {
		return JSON.writerFor(versioned(type)).writeValueAsBytes(new Versioned<>(VERSION, message));
	}

	private static <T> T decode(byte[] bytes, Class<T> type) {
		try {
			Versioned<T> envelope = JSON.readValue(bytes, versioned(type));
			if (envelope == null || envelope.version() != VERSION || envelope.message() == null) {
				throw new IllegalArgumentException("expected a message in an envelope of that version");
			}
			return envelope.message();
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new UnreadableMessage("not a %s of version %d%s: %s".formatted(type.getSimpleName(), VERSION,
					found(bytes), ex.getMessage()), ex);
		}
	}

	/** Looks for the version only, because another version may have another shape. */
	private static String found(byte[] bytes) {
		try {
			JsonNode version = JSON.readTree(bytes).path("version");
			return (version.isInt() && version.intValue() != VERSION) ? " but of " + version.intValue() : "";
		}
		catch (JacksonException ex) {
			return "";
		}
	}

	private static JavaType versioned(Class<?> type) {
		return JSON.getTypeFactory().constructParametricType(Versioned.class, type);
	}

	private record Versioned<T>(int version, T message) {
	}

}
