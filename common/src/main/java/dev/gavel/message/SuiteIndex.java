package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.ValueMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Where the tests of a suite are in its bytes. Reading the index takes one pass over the
 * bytes, and no memory for them.
 */
public record SuiteIndex(SuiteHead head, List<Place> places) {

	/** Leaves a stream open. */
	private static final ObjectReader JSON = ValueMapper.JSON.reader().without(StreamReadFeature.AUTO_CLOSE_SOURCE);

	/** The bytes of a suite. */
	public interface Content {

		byte[] read(long from, int length);

	}

	/**
	 * Where one test is.
	 *
	 * @param expected null when any result is accepted, or an exception is expected
	 */
	public record Place(long testCaseId, Span arguments, @Nullable Span expected, Marks marks) {

		public boolean hidden() {
			return marks.hidden();
		}

		public long bytes() {
			return (long) arguments.length() + length(expected) + length(marks.others());
		}

		private static int length(@Nullable Span span) {
			return (span != null) ? span.length() : 0;
		}

		public SuiteTest read(Content content) {
			return new SuiteTest(testCaseId, arguments.read(content),
					new Expectation(read(expected, content), read(marks.others(), content), marks.raises(),
							marks.comparison(), marks.message(), marks.exitStatus()),
					hidden());
		}

		private static @Nullable EncodedValue read(@Nullable Span span, Content content) {
			return (span != null) ? span.read(content) : null;
		}

	}

	/**
	 * What follows the values of a test.
	 *
	 * @param others the other right answers; null when there are none
	 * @param raises the type of the expected exception; null when none is expected
	 * @param comparison null when it is that of the suite
	 * @param message a pattern for the message of the exception; null when any is right
	 * @param exitStatus with which a program must end
	 */
	public record Marks(boolean hidden, @Nullable Span others, @Nullable String raises,
			@Nullable ComparisonSpec comparison, @Nullable String message, int exitStatus) {

		static final Marks NONE = new Marks(false, null, null, null, null, 0);

		private Marks read(String name, JsonParser json, long start) {
			return switch (name) {
				case SuiteCodec.HIDDEN -> new Marks(json.currentToken() == JsonToken.VALUE_TRUE, others, raises,
						comparison, message, exitStatus);
				case SuiteCodec.OTHERS -> new Marks(hidden, span(json, start), raises, comparison, message, exitStatus);
				case SuiteCodec.RAISES -> new Marks(hidden, others, json.getString(), comparison, message, exitStatus);
				case SuiteCodec.COMPARISON -> new Marks(hidden, others, raises,
						SuiteCodec.decodeComparison(json.getString()), message, exitStatus);
				case SuiteCodec.MESSAGE -> new Marks(hidden, others, raises, comparison, json.getString(), exitStatus);
				case SuiteCodec.EXIT_STATUS ->
					new Marks(hidden, others, raises, comparison, message, json.getIntValue());
				default -> this;
			};
		}

	}

	/** Where one value is. */
	public record Span(long from, int length) {

		private EncodedValue read(Content content) {
			return EncodedValue.of(content.read(from, length));
		}

	}

	/**
	 * @throws UnreadableMessage when the bytes are not a suite of a known version
	 */
	public static SuiteIndex of(InputStream suite) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int next = suite.read();
		while (next >= 0 && next != '\n') {
			line.write(next);
			next = suite.read();
		}
		return new SuiteIndex(SuiteCodec.decodeHead(line.toByteArray()), places(suite, line.size() + 1L));
	}

	/**
	 * Finds the tests in lines without a head.
	 * @param start where the lines start
	 * @throws UnreadableMessage when they are not lines of tests
	 */
	public static List<Place> places(InputStream lines, long start) {
		List<Place> places = new ArrayList<>();
		try (JsonParser json = JSON.createParser(lines)) {
			while (json.nextToken() != null) {
				places.add(place(json, start));
			}
			return places;
		}
		catch (RuntimeException ex) {
			throw SuiteCodec.unreadable(ex);
		}
	}

	private static Place place(JsonParser json, long start) {
		require(json.currentToken() == JsonToken.START_ARRAY);
		require(json.nextToken() == JsonToken.VALUE_NUMBER_INT);
		long testCaseId = json.getLongValue();
		require(json.nextToken() == JsonToken.START_ARRAY);
		Span arguments = span(json, start);
		Span expected = (json.currentToken() != JsonToken.END_ARRAY) ? span(json, start) : null;
		Marks marks = (json.currentToken() != JsonToken.END_ARRAY) ? marks(json, start) : Marks.NONE;
		while (json.currentToken() != JsonToken.END_ARRAY) {
			json.skipChildren();
			json.nextToken();
		}
		return new Place(testCaseId, arguments, (marks.raises() != null) ? null : expected, marks);
	}

	/**
	 * Moves on to the next token, which follows without a space: Jackson knows where a
	 * text ends only at the next token, unless it loads the text.
	 */
	private static Span span(JsonParser json, long start) {
		long from = json.currentTokenLocation().getByteOffset();
		json.skipChildren();
		int separator = (json.nextToken() == JsonToken.END_ARRAY) ? 0 : 1;
		long end = json.currentTokenLocation().getByteOffset() - separator;
		return new Span(start + from, Math.toIntExact(end - from));
	}

	/** Reads a dict, and moves on to the next token. */
	private static Marks marks(JsonParser json, long start) {
		require(json.currentToken() == JsonToken.START_OBJECT);
		require(json.nextToken() == JsonToken.PROPERTY_NAME);
		require(json.nextToken() == JsonToken.START_ARRAY);
		Marks marks = Marks.NONE;
		while (json.nextToken() == JsonToken.START_ARRAY) {
			json.nextToken();
			String name = json.getString();
			json.skipChildren();
			json.nextToken();
			marks = marks.read(name, json, start);
			while (json.currentToken() != JsonToken.END_ARRAY) {
				json.skipChildren();
				json.nextToken();
			}
		}
		require(json.nextToken() == JsonToken.END_OBJECT);
		json.nextToken();
		return marks;
	}

	private static void require(boolean asExpected) {
		if (!asExpected) {
			throw new MalformedValue("expected a test case id and a list of arguments");
		}
	}

}
