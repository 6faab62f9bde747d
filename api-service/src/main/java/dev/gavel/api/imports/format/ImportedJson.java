package dev.gavel.api.imports.format;

import dev.gavel.value.JsonFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
				throw new UnreadableFileException("Expected the end behind %s.".formatted(where));
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new UnreadableFileException("%s is not JSON%s.".formatted(where, JsonFault.of(ex)));
		}
	}

	/** Reads the first object of a file with an object on each line, if it has one. */
	public static Optional<ObjectNode> firstLine(ImportedFile file) throws IOException {
		try (BufferedReader reader = file.reader()) {
			String line = line(reader);
			return (line != null && read(line, "line 1") instanceof ObjectNode object) ? Optional.of(object)
					: Optional.empty();
		}
		catch (UnreadableFileException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Reads a file with an object on each line, one line at a time. Blank lines are
	 * skipped, other lines that are no object are reported, and so is the progress.
	 */
	public static void lines(ImportedFile file, Findings findings, LineReader each) throws IOException {
		CountedStream bytes = new CountedStream(file.open());
		lines(bytes, (where, reason) -> findings.refused(where, "", reason), (object, line) -> {
			each.read(object, line);
			findings.progress(bytes.count(), file.size());
		});
	}

	/**
	 * Does the same for the tests of a question.
	 * @param refused is told which line cannot be read, such as {@code line 7}, and why
	 */
	public static void lines(ImportedFile file, BiConsumer<String, String> refused, LineReader each)
			throws IOException {
		lines(file.open(), refused, each);
	}

	private static void lines(InputStream stream, BiConsumer<String, String> refused, LineReader each)
			throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			int number = 0;
			for (String line = line(reader); line != null; line = line(reader)) {
				number++;
				if (!line.isBlank()) {
					object(line, number, refused, each);
				}
			}
		}
	}

	private static void object(String line, int number, BiConsumer<String, String> refused, LineReader each)
			throws IOException {
		String where = "line " + number;
		try {
			if (read(line, where) instanceof ObjectNode object) {
				each.read(object, number);
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

	/** Reads an object of such a file. */
	@FunctionalInterface
	public interface LineReader {

		/**
		 * @param line its number, from 1
		 * @throws UnreadableFileException when this question cannot be read; it is
		 * reported, and reading goes on with the next line
		 */
		void read(ObjectNode object, int line) throws IOException;

	}

}
