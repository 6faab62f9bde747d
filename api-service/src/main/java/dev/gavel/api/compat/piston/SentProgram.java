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
 * @param files their contents by name
 */
record SentProgram(String name, String source, Map<String, byte[]> files) {

	/**
	 * @param contents by name, that of the program included
	 */
	static SentProgram of(String name, Map<String, byte[]> contents) {
		Map<String, byte[]> files = new LinkedHashMap<>(contents);
		return new SentProgram(name, text(name, Objects.requireNonNull(files.remove(name), name)), files);
	}

	/**
	 * @throws dev.gavel.api.platform.request.Problem when it is none
	 */
	static String text(String file, byte[] content) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		}
		catch (CharacterCodingException ex) {
			throw Invalid.of("the file %s is not UTF-8".formatted(file));
		}
	}

}
