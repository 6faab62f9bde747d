package dev.gavel.api.question.suite;

import dev.gavel.message.SuiteIndex;
import dev.gavel.message.SuiteIndex.Place;
import dev.gavel.message.TestSuite.SuiteTest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Consecutive tests of a suite that are stored together. */
final class TestGroup {

	private final int first;

	private final byte[] lines;

	private final List<Place> places;

	/**
	 * @param parts all pieces of the lines of these tests
	 */
	TestGroup(List<SuitePart> parts) {
		this.first = parts.isEmpty() ? 1 : parts.get(0).getFirstTest();
		this.lines = joined(parts);
		this.places = SuiteIndex.places(new ByteArrayInputStream(lines), 0);
	}

	private static byte[] joined(List<SuitePart> parts) {
		byte[] lines = new byte[parts.stream().mapToInt((part) -> part.getContent().length).sum()];
		ByteBuffer buffer = ByteBuffer.wrap(lines);
		parts.forEach((part) -> buffer.put(part.getContent()));
		return lines;
	}

	boolean has(int index) {
		return index >= first && index < first + places.size();
	}

	SuiteTest test(int index) {
		return places.get(index - first)
			.read((from, length) -> Arrays.copyOfRange(lines, (int) from, (int) from + length));
	}

}
