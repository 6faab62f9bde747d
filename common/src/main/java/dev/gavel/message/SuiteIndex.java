package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.TestScoring;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
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

		/** Returns the scoring of the test without its explanation. */
		public TestScoring scoring() {
			return marks.scoring();
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
					scoring(content));
		}

		private TestScoring scoring(Content content) {
			TestScoring scoring = marks.scoring();
			EncodedValue explanation = read(marks.explanation(), content);
			return (explanation == null) ? scoring : new TestScoring(scoring.feedback(), scoring.points(),
					scoring.group(), ((TextValue) explanation.decode()).value());
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
	 * @param scoring without the explanation
	 * @param explanation null when there is none
	 */
	public record Marks(@Nullable Span others, @Nullable String raises, @Nullable ComparisonSpec comparison,
			@Nullable String message, int exitStatus, TestScoring scoring, @Nullable Span explanation) {

		static final Marks NONE = new Marks(null, null, null, null, 0, TestScoring.SAMPLE, null);

		private Marks read(String name, JsonParser json, long start) {
			return switch (name) {
				case SuiteCodec.OTHERS ->
					new Marks(span(json, start), raises, comparison, message, exitStatus, scoring, explanation);
				case SuiteCodec.RAISES ->
					new Marks(others, json.getString(), comparison, message, exitStatus, scoring, explanation);
				case SuiteCodec.COMPARISON -> new Marks(others, raises, SuiteCodec.decodeComparison(json.getString()),
						message, exitStatus, scoring, explanation);
				case SuiteCodec.MESSAGE ->
					new Marks(others, raises, comparison, json.getString(), exitStatus, scoring, explanation);
				case SuiteCodec.EXIT_STATUS ->
					new Marks(others, raises, comparison, message, json.getIntValue(), scoring, explanation);
				case SuiteCodec.EXPLANATION ->
					new Marks(others, raises, comparison, message, exitStatus, scoring, span(json, start));
				default -> new Marks(others, raises, comparison, message, exitStatus, scored(name, json), explanation);
			};
		}

		private TestScoring scored(String name, JsonParser json) {
			return switch (name) {
				case SuiteCodec.HIDDEN -> (json.currentToken() == JsonToken.VALUE_TRUE)
						? scoring.with(Feedback.VERDICT.atMost(scoring.feedback())) : scoring;
				case SuiteCodec.FEEDBACK -> scoring.with(Feedback.of(json.getString()).orElse(Feedback.NONE));
				case SuiteCodec.POINTS -> new TestScoring(scoring.feedback(),
						Points.of(new BigDecimal(json.getString())), scoring.group(), null);
				case SuiteCodec.GROUP -> new TestScoring(scoring.feedback(), scoring.points(), json.getString(), null);
				default -> scoring;
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
