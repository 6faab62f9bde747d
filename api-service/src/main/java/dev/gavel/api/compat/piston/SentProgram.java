package dev.gavel.api.compat.piston;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A program with the files beside it.
 *
 * @param name of its own file
 * @param files their texts by name
 */
record SentProgram(String name, String source, Map<String, String> files) {

	/**
	 * @param contents by name, that of the program included
	 */
	static SentProgram of(String name, Map<String, byte[]> contents) {
		Map<String, String> files = new LinkedHashMap<>();
		contents.forEach((file, content) -> files.put(file, text(file, content)));
		return new SentProgram(name, Objects.requireNonNull(files.remove(name), name), files);
	}

	private static String text(String file, byte[] content) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		}
		catch (CharacterCodingException ex) {
			throw Invalid.of("the file %s is not UTF-8, which is not supported".formatted(file));
		}
	}

}
