package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.run.Output;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares as Judge0 does: without white space at the ends of lines and of the text. */
final class ExpectedOutput {

	/** What Ruby strips. */
	private static final String WHITE_SPACE = "\t\n\u000b\f\r \0";

	private ExpectedOutput() {
	}

	static boolean isMet(String expected, Output output) {
		return !output.isCut() && isMet(expected, output.bytes());
	}

	private static boolean isMet(String expected, byte[] printed) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(printed)).toString();
			return strip(text).equals(strip(expected));
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static String strip(String text) {
		return stripEnd(
				Stream.of(text.split("\n", -1)).map(ExpectedOutput::stripEnd).collect(Collectors.joining("\n")));
	}

	private static String stripEnd(String text) {
		int end = text.length();
		while (end > 0 && WHITE_SPACE.indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(0, end);
	}

}
