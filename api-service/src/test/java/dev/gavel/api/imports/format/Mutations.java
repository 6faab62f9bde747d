package dev.gavel.api.imports.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks files in many ways. A format may refuse them, and never fail. */
public final class Mutations {

	/** How many ways are tried; the property {@code mutations} says so. */
	private static final int COUNT = Integer.getInteger("mutations", 200);

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<String> WORDS = List.of("{", "}", "[", "]", "\"", "\\", "<", ">", "&x;", "\0", "null",
			"-1", "1e999", "[]", "{}", "'", "\n", "\r", ": ", "- ", "*", "!", "%", "$", "é", "\uFFFF", "..", "/",
			"9999999999999999999", "true", "0");

	private static final List<String> VALUES = List.of("null", "true", "-1", "1e308", "[]", "{}", "\"\"", "\"x\"",
			"[[]]", "[null]", "{\"a\": 1}", "99999999999999999999", "\"def f(:\"", "[\"a\", 1]", "\"\\u0000\"",
			"\"1\\n2\"");

	private Mutations() {
	}

	/** Tries all of them. */
	public static void bear(QuestionFormat format, ImportedTexts files) {
		for (int seed = 0; seed < COUNT; seed++) {
			ImportedTexts mutated = mutated(files, new Random(seed));
			try {
				read(format, mutated);
			}
			catch (IOException | UncheckedIOException ex) {
				// Is how a format says that it cannot go on.
			}
			catch (RuntimeException | Error ex) {
				Assertions.fail("Mutation %d of %s".formatted(seed, format.name()), ex);
			}
		}
	}

	private static void read(QuestionFormat format, ImportedTexts files) throws IOException {
		format.recognises(files);
		for (FoundQuestion question : Collected.of(format, files).questions()) {
			Collected.tests(question);
			for (FoundImage image : question.images()) {
				image.file().bytes(1 << 20);
			}
		}
	}

	private static ImportedTexts mutated(ImportedTexts files, Random random) {
		Map<String, byte[]> contents = new LinkedHashMap<>(files.contents());
		List<String> paths = new ArrayList<>(contents.keySet());
		String path = paths.get(random.nextInt(paths.size()));
		byte[] content = contents.get(path);
		switch (random.nextInt(files.isArchive() ? 5 : 3)) {
			case 0 -> contents.put(path, bytes(content, random));
			case 1 -> contents.put(path, json(content, random));
			case 2 -> contents.put(path, words(content, random));
			case 3 -> contents.remove(path);
			default -> contents.put(path, contents.get(paths.get(random.nextInt(paths.size()))));
		}
		return new ImportedTexts(files.name(), files.isArchive(), contents);
	}

	private static byte[] bytes(byte[] content, Random random) {
		byte[] changed = content.clone();
		for (int i = 0; i < 1 + random.nextInt(5) && changed.length > 0; i++) {
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
		}
		int length = random.nextBoolean() ? changed.length : random.nextInt(changed.length + 1);
		return Arrays.copyOf(changed, length);
	}

	private static byte[] words(byte[] content, Random random) {
		ByteArrayOutputStream changed = new ByteArrayOutputStream();
		int at = random.nextInt(content.length + 1);
		int from = Math.min(content.length, at + random.nextInt(20));
		changed.write(content, 0, at);
		changed.writeBytes(
				WORDS.get(random.nextInt(WORDS.size())).repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8));
		changed.write(content, from, content.length - from);
		return changed.toByteArray();
	}

	/** Replaces a value somewhere in JSON, also in JSON inside its texts. */
	private static byte[] json(byte[] content, Random random) {
		try {
			JsonNode root = JSON.readTree(content);
			return root.isContainer() ? replaced(root, random).toString().getBytes(StandardCharsets.UTF_8)
					: words(content, random);
		}
		catch (JacksonException ex) {
			return words(content, random);
		}
	}

	private static JsonNode replaced(JsonNode node, Random random) {
		if (!node.isContainer() || node.isEmpty() || random.nextInt(4) == 0) {
			return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
		}
		if (node instanceof ObjectNode object) {
			String name = new ArrayList<>(object.propertyNames()).get(random.nextInt(object.size()));
			JsonNode inside = object.get(name);
			object.set(name, inside.isString() ? inText(inside.stringValue(), random) : replaced(inside, random));
			return object;
		}
		ArrayNode array = (ArrayNode) node;
		int place = random.nextInt(array.size());
		array.set(place, replaced(array.get(place), random));
		return array;
	}

	private static JsonNode inText(String text, Random random) {
		if (random.nextBoolean()) {
			return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
		}
		byte[] changed = json(text.getBytes(StandardCharsets.UTF_8), random);
		return JSON.getNodeFactory().stringNode(new String(changed, StandardCharsets.UTF_8));
	}

}
