package dev.gavel.api.imports.format.jsonl.packed;

import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;

/**
 * The tests of LiveCodeBench: a list in JSON, or a text in Base64 of a compressed pickle
 * of that JSON. They are unpacked one after the other.
 */
public final class PackedTests {

	/** The most that they may be when they are unpacked, in bytes. */
	static final long MOST_BYTES = 1L << 30;

	private final JsonNode field;

	public PackedTests(JsonNode field) {
		this.field = field;
	}

	/**
	 * @throws UnreadableFileException when they are neither
	 */
	public void read(EachTest each) throws IOException {
		if (!field.isString()) {
			int place = 0;
			for (JsonNode test : field) {
				each.read(++place, test);
			}
			return;
		}
		String text = field.stringValue().strip();
		if (text.startsWith("[")) {
			read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), each);
		}
		else if (!text.isEmpty()) {
			unpack(text, each);
		}
	}

	private static void unpack(String text, EachTest each) throws IOException {
		InputStream unpacked = new InflaterInputStream(Base64.getDecoder().wrap(new AsciiInput(text)));
		try (StringPickle json = new StringPickle(new UnpackedInput(unpacked, MOST_BYTES))) {
			read(json, each);
		}
	}

	private static void read(InputStream json, EachTest each) throws IOException {
		int[] place = { 0 };
		ImportedJson.elements(json, ImportedJson.MOST_BYTES_OF_TEST, "the tests",
				(test) -> each.read(++place[0], test));
	}

	/** Takes a test. */
	public interface EachTest {

		/**
		 * @param place from 1
		 */
		void read(int place, JsonNode test) throws IOException;

	}

}
