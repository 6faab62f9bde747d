package dev.gavel.api.generation;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.testcase.NewTestCase;
import java.util.List;
import java.util.function.BiConsumer;

/** Tests that were made, as a request with many of them has them. */
record ReadyTests(List<GeneratedTest> tests, TestReader reader) implements NewTestCase.Several {

	@Override
	public long count() {
		return tests.size();
	}

	@Override
	public boolean mayHaveCode() {
		return tests.stream()
			.anyMatch((test) -> test.line().contains(RaisedType.MESSAGE) || test.line().contains("statements"));
	}

	@Override
	public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
		tests.forEach((test) -> reader.read(test, violations)
			.ifPresent((sent) -> reading.accept(sent, violations.within(test.field()))));
	}

}
