package dev.gavel.worker.comparison;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A text that is never in memory as a whole because of being compared. The bytes should
 * be UTF-8, but those of a program may be anything.
 */
public interface TextSource {

	/** Of one in a {@code String}. */
	int MOST_BYTES_OF_CHARACTER = 3;

	/** Opens the bytes from the start. May be called any number of times. */
	InputStream open() throws IOException;

	/** Returns at least as much as the number of bytes. */
	long atMostBytes();

	/**
	 * Returns the text if it is not longer, otherwise at least so many of its characters.
	 */
	default String beginning(int characters) {
		try (InputStream in = open()) {
			return new String(in.readNBytes(MOST_BYTES_OF_CHARACTER * characters), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the text of a value that {@link EncodedValue#isText is one}, to be compared
	 * with a text that a function returned.
	 */
	static TextSource of(EncodedValue text) {
		return of(text, EncodedValue::distinctText);
	}

	/**
	 * Returns the bytes that such a value stands for, to be compared with what a program
	 * printed.
	 */
	static TextSource ofBytes(EncodedValue text) {
		return of(text, EncodedValue::text);
	}

	private static TextSource of(EncodedValue text, Function<EncodedValue, InputStream> opening) {
		return new TextSource() {

			@Override
			public InputStream open() {
				return opening.apply(text);
			}

			@Override
			public long atMostBytes() {
				return text.size();
			}

		};
	}

	/** Returns a short text. */
	static TextSource of(TextValue text) {
		return of(EncodedValue.of(text));
	}

	/**
	 * @param bytes must not change any more
	 */
	static TextSource of(byte[] bytes) {
		return new TextSource() {

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes);
			}

			@Override
			public long atMostBytes() {
				return bytes.length;
			}

		};
	}

}
