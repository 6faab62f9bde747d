package dev.gavel.api.imports.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what a format finds. */
public final class Collected implements Findings {

	private final List<FoundQuestion> questions = new ArrayList<>();

	private final List<String> refused = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	/** Reads all that a format finds in these files. */
	public static Collected of(QuestionFormat format, ImportedFiles files) throws IOException {
		Collected collected = new Collected();
		format.read(files, collected);
		return collected;
	}

	public List<FoundQuestion> questions() {
		return questions;
	}

	/** Returns the questions that were refused, as {@code id: reason}. */
	public List<String> refused() {
		return refused;
	}

	public List<String> notes() {
		return notes;
	}

	/** Returns the tests of a question by their names. */
	public static Map<String, ObjectNode> tests(FoundQuestion question) {
		Map<String, ObjectNode> tests = new LinkedHashMap<>();
		read(question, tests, new LinkedHashMap<>());
		return tests;
	}

	/** Returns why tests of a question were refused, by their names. */
	public static Map<String, String> refusedTests(FoundQuestion question) {
		Map<String, String> refused = new LinkedHashMap<>();
		read(question, new LinkedHashMap<>(), refused);
		return refused;
	}

	private static void read(FoundQuestion question, Map<String, ObjectNode> tests, Map<String, String> refused) {
		try {
			question.tests().read(new FoundTests.Taker() {

				@Override
				public void test(String name, ObjectNode test) {
					tests.put(name, test);
				}

				@Override
				public void refused(String name, String reason) {
					refused.put(name, reason);
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void question(FoundQuestion question) {
		questions.add(question);
	}

	@Override
	public void refused(String sourceId, String title, String reason) {
		refused.add(sourceId + ": " + reason);
	}

	@Override
	public void note(String sentence) {
		notes.add(sentence);
	}

	@Override
	public void progress(long done, long total) {
	}

}
