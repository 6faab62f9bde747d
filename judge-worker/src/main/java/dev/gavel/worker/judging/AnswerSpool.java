package dev.gavel.worker.judging;

import dev.gavel.worker.suite.SuiteFolderUnfit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a program that wait for a checker. The first are kept in memory, the
 * others in a file without a name.
 */
final class AnswerSpool implements AutoCloseable {

	private static final int BYTES_IN_MEMORY = 1024 * 1024;

	private final Path folder;

	private final Map<Integer, Span> spans = new LinkedHashMap<>();

	private final Map<Integer, byte[]> inMemory = new HashMap<>();

	private @Nullable RandomAccessFile file;

	private long bytes;

	/** Where an answer would be if all were in one file. */
	private record Span(long from, int length) {
	}

	AnswerSpool(Path folder) {
		this.folder = folder;
	}

	/**
	 * @throws SuiteFolderUnfit when the folder cannot take the answer
	 */
	void add(int test, byte[] answer) {
		if (bytes + answer.length <= BYTES_IN_MEMORY) {
			inMemory.put(test, answer);
		}
		else {
			write(answer);
		}
		spans.put(test, new Span(bytes, answer.length));
		bytes += answer.length;
	}

	private void write(byte[] answer) {
		try {
			file = (file != null) ? file : open();
			file.seek(bytes);
			file.write(answer);
		}
		catch (IOException ex) {
			throw new SuiteFolderUnfit(folder, ex);
		}
	}

	private RandomAccessFile open() throws IOException {
		Path named = Files.createTempFile(folder, "gavel-answers-", null);
		try {
			return new RandomAccessFile(named.toFile(), "rw");
		}
		finally {
			Files.delete(named);
		}
	}

	/** Returns the tests with an answer, in the order in which these were added. */
	Set<Integer> tests() {
		return spans.keySet();
	}

	int size(int test) {
		return spans.get(test).length();
	}

	byte[] answer(int test) {
		byte[] kept = inMemory.get(test);
		return (kept != null) ? kept : read(spans.get(test));
	}

	private byte[] read(Span span) {
		byte[] answer = new byte[span.length()];
		try {
			file.seek(span.from());
			file.readFully(answer);
			return answer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns how large all of them are together. */
	long bytes() {
		return bytes;
	}

	/** Forgets all answers. */
	void clear() {
		spans.clear();
		inMemory.clear();
		bytes = 0;
		close();
		file = null;
	}

	@Override
	public void close() {
		try {
			if (file != null) {
				file.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
