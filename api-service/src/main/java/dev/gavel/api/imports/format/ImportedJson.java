package dev.gavel.api.imports.format;

import dev.gavel.value.JsonFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON of bounded depth and size. */
public final class ImportedJson {

	/** The longest line or string, in characters: LiveCodeBench has lines of 60 MB. */
	public static final int MOST_CHARACTERS = 64 * 1024 * 1024;

	private static final int MOST_DEPTH = 200;

	/** Each becomes an object in memory, however short it is. */
	private static final int MOST_TOKENS = 2_500_000;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MOST_DEPTH)
				.maxStringLength(MOST_CHARACTERS)
				.maxNumberLength(100_000)
				.maxTokenCount(MOST_TOKENS)
				.build())
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
		try {
			return MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			throw new UnreadableFileException("%s is not JSON%s.".formatted(where, JsonFault.of(ex)));
		}
	}

	/**
	 * Reads the elements of a list, one after the other.
	 * @param json UTF-8
	 * @param where such as {@code the tests}, for the message
	 * @throws UnreadableFileException when it is no list in JSON
	 */
	public static void elements(InputStream json, String where, ElementReader each) throws IOException {
		try (JsonParser parser = MAPPER.createParser(json)) {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw new UnreadableFileException("Expected %s as a list in JSON.".formatted(where));
			}
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				JsonNode element = ELEMENT.readTree(parser);
				each.read(element);
			}
			if (parser.nextToken() != null) {
				throw new UnreadableFileException("Expected the end after %s.".formatted(where));
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new UnreadableFileException("%s is not JSON%s.".formatted(where, JsonFault.of(ex)));
		}
	}

	/**
	 * Reads the first line of a file.
	 * @return null if it has none
	 * @throws UnreadableFileException when it is not JSON
	 */
	public static @Nullable JsonNode firstLine(ImportedFile file) throws IOException {
		try (BufferedReader reader = file.reader()) {
			String line = line(reader);
			return (line != null) ? read(line, "line 1") : null;
		}
	}

	/**
	 * Reads lines with an object on each, one line at a time. Blank lines are skipped.
	 * @param json UTF-8
	 * @param refused is told which line is no object or cannot be read, such as
	 * {@code line 7}, and why
	 */
	public static void lines(InputStream json, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(json, StandardCharsets.UTF_8))) {
			int number = 0;
			for (String line = line(reader); line != null; line = line(reader)) {
				number++;
				if (!line.isBlank()) {
					object(line, "line " + number, refused, each);
				}
			}
		}
	}

	private static void object(String line, String where, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		try {
			if (read(line, where) instanceof ObjectNode object) {
				each.take(object, where);
			}
			else {
				refused.accept(where, "Expected a JSON object.");
			}
		}
		catch (UnreadableFileException ex) {
			refused.accept(where, String.valueOf(ex.getMessage()));
		}
	}

	private static @Nullable String line(BufferedReader reader) throws IOException {
		StringBuilder line = new StringBuilder();
		int read = reader.read();
		if (read < 0) {
			return null;
		}
		for (; read >= 0 && read != '\n'; read = reader.read()) {
			if (line.length() == MOST_CHARACTERS) {
				throw new UnreadableFileException("A line has more than %,d characters.".formatted(MOST_CHARACTERS));
			}
			line.append((char) read);
		}
		return line.toString();
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
