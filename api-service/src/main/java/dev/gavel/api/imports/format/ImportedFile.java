package dev.gavel.api.imports.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file that was uploaded, perhaps in an archive. */
public interface ImportedFile {

	/** Some editors write it. */
	String BYTE_ORDER_MARK = "\uFEFF";

	/**
	 * Returns its path inside the archive, or its name: relative, with slashes, without
	 * {@code .} and {@code ..}.
	 */
	String path();

	/** Returns how many bytes it has, unpacked. */
	long size();

	/**
	 * Opens it; may be called several times.
	 * @return ends with an exception if it has more than {@link #size}
	 */
	InputStream open() throws IOException;

	/** Returns the part of its path behind the last slash. */
	default String name() {
		return path().substring(path().lastIndexOf('/') + 1);
	}

	/** Returns the part of its path before the last slash; empty if there is none. */
	default String folder() {
		return path().substring(0, Math.max(0, path().lastIndexOf('/')));
	}

	/**
	 * @param most bytes
	 * @throws UnreadableFileException when it has more
	 */
	default byte[] bytes(int most) throws IOException {
		if (size() > most) {
			throw new UnreadableFileException(
					"%s has %,d bytes; expected at most %,d.".formatted(path(), size(), most));
		}
		try (InputStream stream = open()) {
			return stream.readAllBytes();
		}
	}

	/**
	 * Reads it as a text in UTF-8, with the line ends of Linux and without a byte order
	 * mark.
	 * @param most bytes
	 * @throws UnreadableFileException when it has more, or is no such text
	 */
	default String text(int most) throws IOException {
		String lines = exactText(most).replace("\r\n", "\n").replace('\r', '\n');
		return lines.startsWith(BYTE_ORDER_MARK) ? lines.substring(1) : lines;
	}

	/**
	 * Reads it as a text in UTF-8, exactly as it is.
	 * @param most bytes
	 * @throws UnreadableFileException when it has more, or is no such text
	 */
	default String exactText(int most) throws IOException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(most))).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableFileException("%s is not a text in UTF-8.".formatted(path()));
		}
	}

	/** Reads its beginning, to recognise it. What is not UTF-8 is replaced. */
	default String beginning(int mostBytes) throws IOException {
		try (InputStream stream = open()) {
			return new String(stream.readNBytes(mostBytes), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Opens it as a text in UTF-8. Reading what is not UTF-8 ends with a
	 * {@link CharacterCodingException}.
	 */
	default BufferedReader reader() throws IOException {
		return new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8.newDecoder()));
	}

}
