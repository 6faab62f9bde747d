package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.TestCaseCheck;
import dev.gavel.value.DecodingRoom;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks the tests that a format has found, one in memory at a time. */
@Component
class TestReading {

	/**
	 * More than a test may have in any installation; longer ones take too much memory.
	 */
	private static final long MOST_CHARACTERS = 33 * 1024 * 1024;

	private final LimitsProperties limits;

	private final JsonMapper json;

	TestReading(LimitsProperties limits, JsonMapper json) {
		this.limits = limits;
		this.json = json;
	}

	/**
	 * Reads all tests of a question, and stores nothing.
	 * @throws Problem when there are too many
	 */
	ReadTests read(FoundTests found, CheckedRun run) throws IOException {
		ReadTests read = new ReadTests();
		found.read(new FoundTests.Taker() {

			@Override
			public void test(String name, ObjectNode test) {
				requireFew(read);
				check(name, test, run, read);
			}

			@Override
			public void refused(String name, String reason) {
				requireFew(read);
				read.refusedByFormat(name, reason);
			}

		});
		return read;
	}

	/** A file may have millions. */
	private void requireFew(ReadTests read) {
		int most = limits.maxTestCases();
		if (read.count() == most || read.refusedCount() == most) {
			throw new Problem(ProblemType.TOO_MANY_TEST_CASES,
					"The file has more than %,d tests of this question; the limit is %,d (gavel.limits.max-test-cases)."
						.formatted(read.count() + read.refusedCount(), most));
		}
	}

	private void check(String name, ObjectNode test, CheckedRun run, ReadTests read) {
		if (textLength(test) > MOST_CHARACTERS) {
			read.refused(name, "It has more than %,d characters.".formatted(MOST_CHARACTERS));
			return;
		}
		String text = test.toString();
		try (DecodingRoom room = RequestRoom.take(text.length())) {
			NewTestCase sent = parse(test);
			CheckedTest checked = new TestCaseCheck(run.head(), limits, new Violations()).check(sent);
			read.taken(SentQuestion.hash(text), text.length(),
					(long) checked.arguments().size() + checked.expectation().size(), sent.mayHaveCode());
		}
		catch (Problem problem) {
			read.refused(name, problem.getMessage());
		}
	}

	private static long textLength(JsonNode node) {
		return node.isString() ? node.stringValue().length()
				: node.valueStream().mapToLong(TestReading::textLength).sum();
	}

	/**
	 * @throws Problem when it is not what a request could send
	 */
	NewTestCase parse(ObjectNode test) {
		try {
			return json.treeToValue(test, NewTestCase.class);
		}
		catch (JacksonException ex) {
			throw UnreadableJson.problem(ex);
		}
	}

	/** Reads those again that were not refused. */
	void again(FoundTests found, ReadTests read, Taken taken) throws IOException {
		found.read(new FoundTests.Taker() {

			private int number;

			private int place;

			@Override
			public void test(String name, ObjectNode test) {
				if (!read.isRefused(number++)) {
					taken.test(name, place++, test);
				}
			}

			@Override
			public void refused(String name, String reason) {
			}

		});
	}

	/** Returns the tests as a request with many of them has them. */
	NewTestCase.Several several(FoundTests found, ReadTests read) {
		return new NewTestCase.Several() {

			@Override
			public long count() {
				return read.count();
			}

			@Override
			public boolean mayHaveCode() {
				return read.mayHaveCode();
			}

			@Override
			public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
				try {
					again(found, read, (name, place, test) -> reading.accept(parse(test), violations.within(name)));
				}
				catch (IOException ex) {
					throw new UnreadableTests(ex);
				}
			}

		};
	}

	/** Takes the tests that were not refused. */
	@FunctionalInterface
	interface Taken {

		/**
		 * @param place among those that are taken, from 0
		 */
		void test(String name, int place, ObjectNode test);

	}

}
