package dev.gavel.api.imports.question;

import dev.gavel.api.imports.question.QuestionReport.RefusedTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was learnt of the tests of a question by reading them once, without their values.
 */
final class ReadTests {

	private final List<String> hashes = new ArrayList<>();

	private final List<RefusedTest> refused = new ArrayList<>();

	/** By number, from 0. */
	private final Set<Integer> refusedNumbers = new HashSet<>();

	private int refusedCount;

	private int number;

	private long size;

	private long largest;

	private boolean code;

	/**
	 * @param length of its JSON
	 * @param stored bytes as it is stored
	 * @param mayHaveCode whether it may have a pattern or statements
	 */
	void taken(String hash, long length, long stored, boolean mayHaveCode) {
		number++;
		hashes.add(hash);
		size += stored;
		largest = Math.max(largest, length);
		code |= mayHaveCode;
	}

	/** Notes that one is refused which the format has taken. */
	void refused(String name, String reason) {
		refusedNumbers.add(number++);
		refusedByFormat(name, reason);
	}

	/** Notes one that the format does not hand over. */
	void refusedByFormat(String name, String reason) {
		if (refusedCount++ < QuestionReport.MOST_NOTES) {
			refused.add(new RefusedTest(name, reason));
		}
	}

	/** Whether the test with that number was refused. */
	boolean isRefused(int number) {
		return refusedNumbers.contains(number);
	}

	/** Returns the hashes of those that are taken, in their order. */
	List<String> hashes() {
		return hashes;
	}

	/** Returns the first of those that are refused. */
	List<RefusedTest> refused() {
		return refused;
	}

	int refusedCount() {
		return refusedCount;
	}

	/** Returns how many are taken. */
	int count() {
		return hashes.size();
	}

	/** Returns how many bytes those that are taken have together. */
	long size() {
		return size;
	}

	/** Returns the length of the longest one. */
	long largest() {
		return largest;
	}

	/** Whether any may have a pattern or statements. */
	boolean mayHaveCode() {
		return code;
	}

}
