package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.DictValue;
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
	 * @param expected null when any result is accepted
	 */
	public record Place(long testCaseId, Span arguments, @Nullable Span expected, boolean hidden) {

		public long bytes() {
			return arguments.length() + ((expected != null) ? expected.length() : 0L);
		}

		public SuiteTest read(Content content) {
			return new SuiteTest(testCaseId, arguments.read(content),
					(expected != null) ? expected.read(content) : null, hidden);
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
		boolean hidden = json.currentToken() != JsonToken.END_ARRAY && isHidden(json);
		while (json.currentToken() != JsonToken.END_ARRAY) {
			json.skipChildren();
			json.nextToken();
		}
		return new Place(testCaseId, arguments, expected, hidden);
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

	private static boolean isHidden(JsonParser json) {
		DictValue marks = (DictValue) EncodedValue.of(json.readValueAsTree().toString()).decode();
		json.nextToken();
		return marks.entries().contains(SuiteCodec.HIDDEN);
	}

	private static void require(boolean asExpected) {
		if (!asExpected) {
			throw new MalformedValue("expected a test case id and a list of arguments");
		}
	}

}
