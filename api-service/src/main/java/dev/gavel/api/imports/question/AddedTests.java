package dev.gavel.api.imports.question;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.testcase.NewTestCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Stores tests some at a time. */
final class AddedTests {

	/** Characters of their JSON, unless a single one has more. */
	static final long MOST_TOGETHER = 256 * 1024;

	private final List<NewTestCase> tests = new ArrayList<>();

	private final Consumer<NewTestCase.Several> store;

	private long length;

	AddedTests(Consumer<NewTestCase.Several> store) {
		this.store = store;
	}

	void add(NewTestCase test, ObjectNode json) {
		long longer = json.toString().length();
		if (length + longer > MOST_TOGETHER) {
			finish();
		}
		tests.add(test);
		length += longer;
	}

	/** Stores the rest. */
	void finish() {
		if (!tests.isEmpty()) {
			store.accept(new Some(List.copyOf(tests)));
			tests.clear();
			length = 0;
		}
	}

	/** Those that are stored together. */
	private record Some(List<NewTestCase> tests) implements NewTestCase.Several {

		@Override
		public long count() {
			return tests.size();
		}

		@Override
		public boolean mayHaveCode() {
			return tests.stream().anyMatch(NewTestCase::mayHaveCode);
		}

		@Override
		public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
			tests.forEach((test) -> reading.accept(test, violations.within("tests")));
		}

	}

}
