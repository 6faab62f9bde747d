package dev.gavel.api.imports.format;

import dev.gavel.value.JsonFault;
import dev.gavel.value.ValueMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON of bounded depth and size. */
public final class ImportedJson {

	/** Of a question: LiveCodeBench has lines of 60 MB, in ASCII. */
	public static final int MOST_BYTES = 64 * 1024 * 1024;

	/** Of a test: what gavel.limits.max-value-size may be at most, twice. */
	public static final int MOST_BYTES_OF_TEST = 33 * 1024 * 1024;

	private static final int MOST_BEYOND_LATIN = 16 * 1024 * 1024;

	private static final int MOST_DEPTH = 200;

	/** Each becomes an object in memory, however short it is. */
	private static final int MOST_TOKENS = 2_500_000;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MOST_DEPTH)
				.maxStringLength(MOST_BYTES)
				.maxNumberLength(ValueMapper.MAX_DIGITS)
				.maxTokenCount(MOST_TOKENS)
				.build())
			.disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
			.build())
		.build();

	/** Others follow behind an element. */
	private static final ObjectReader ELEMENT = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	private ImportedJson() {
	}

	/**
	 * @param where such as {@code line 7}, for the message
	 * @throws UnreadableFileException when it is not JSON
	 */
	public static JsonNode read(String text, String where) throws UnreadableFileException {
		try (JsonParser parser = bounded(MAPPER.createParser(text))) {
			return (parser.nextToken() != null) ? MAPPER.readTree(parser) : MissingNode.getInstance();
		}
		catch (JacksonException ex) {
			throw notJson(where, ex);
		}
	}

	private static JsonParser bounded(JsonParser parser) {
		return new LatinTexts(parser, MOST_BEYOND_LATIN);
	}

	private static UnreadableFileException notJson(String where, JacksonException cause) {
		return new UnreadableFileException("%s is not JSON%s.".formatted(where, JsonFault.of(cause)));
	}

	private static IOException unreadable(String where, JacksonIOException ex) {
		IOException cause = ex.getCause();
		if (cause instanceof CharConversionException) {
			return new UnreadableFileException("%s is not JSON in UTF-8.".formatted(where));
		}
		return (cause instanceof UnreadableFileException)
				? new UnreadableFileException("%s cannot be read. %s".formatted(where, cause.getMessage())) : cause;
	}

	/**
	 * Reads the elements of a list, one after the other.
	 * @param json UTF-8
	 * @param most bytes of an element
	 * @param where such as {@code the tests}, for the message
	 * @throws UnreadableFileException when it is no list in JSON
	 */
	public static void elements(InputStream json, int most, String where, ElementReader each) throws IOException {
		Allowance allowance = new Allowance(json, most);
		try (json; JsonParser parser = bounded(MAPPER.createParser(allowance))) {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw new UnreadableFileException("Expected %s as a list in JSON.".formatted(where));
			}
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				JsonNode element = ELEMENT.readTree(parser);
				each.read(element);
				allowance.renew();
			}
			if (parser.nextToken() != null) {
				throw new UnreadableFileException("Expected the end after %s.".formatted(where));
			}
		}
		catch (JacksonIOException ex) {
			throw unreadable(where, ex);
		}
		catch (JacksonException ex) {
			throw notJson(where, ex);
		}
	}

	/**
	 * Reads the first line of a file.
	 * @return null if it has none, or it is blank
	 * @throws UnreadableFileException when it is not JSON
	 */
	public static @Nullable JsonNode firstLine(ImportedFile file) throws IOException {
		try (FileLines lines = new FileLines(file.open(), MOST_BYTES)) {
			return lines.next() ? line(lines, "line 1") : null;
		}
	}

	/**
	 * Reads lines with an object on each, one line at a time. Blank lines are skipped.
	 * @param json UTF-8
	 * @param most bytes of a line
	 * @param refused is told which line is no object or cannot be read, such as
	 * {@code line 7}, and why
	 */
	public static void lines(InputStream json, int most, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		try (FileLines lines = new FileLines(json, most)) {
			for (int number = 1; lines.next(); number++) {
				object(lines, "line " + number, refused, each);
			}
		}
	}

	private static void object(FileLines lines, String where, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		try {
			JsonNode line = line(lines, where);
			if (line instanceof ObjectNode object) {
				each.take(object, where);
			}
			else if (line != null) {
				refused.accept(where, "Expected a JSON object.");
			}
		}
		catch (UnreadableFileException ex) {
			refused.accept(where, String.valueOf(ex.getMessage()));
		}
	}

	/** Returns null if it is blank. */
	private static @Nullable JsonNode line(FileLines lines, String where) throws IOException {
		try (JsonParser parser = bounded(MAPPER.createParser(lines))) {
			return (parser.nextToken() != null) ? MAPPER.readTree(parser) : null;
		}
		catch (JacksonIOException ex) {
			throw unreadable(where, ex);
		}
		catch (JacksonException ex) {
			throw notJson(where, ex);
		}
	}

	/** Reads an element of a list. */
	@FunctionalInterface
	public interface ElementReader {

		void read(JsonNode element) throws IOException;

	}

	/** Takes an object of a file with several. */
	@FunctionalInterface
	public interface ObjectTaker {

		/**
		 * @param where such as {@code line 7}
		 * @throws UnreadableFileException when this object cannot be taken; it is
		 * reported, and reading goes on with the next one
		 */
		void take(ObjectNode object, String where) throws IOException;

	}

}
