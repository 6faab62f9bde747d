package dev.gavel.api.question.kind.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsCheckTests {

	private static final int CALLS = 1000;

	private final Violations violations = new Violations();

	private final CallsCheck check = new CallsCheck(
			new QuestionKind.PythonClass(new Signature("P", List.of(), Scalar.NONE),
					List.of(new Signature("get", List.of(), Scalar.INT))),
			violations);

	@Test
	void stopsAtTheTenthWrongResultOfAllOutputs() {
		List<Value> input = check.input(List.of(calls("get"), arguments()));
		ListValue results = new ListValue(Collections.nCopies(1 + CALLS, new TextValue("a")));
		check.results("output", input, results);
		check.results("outputs[0]", input, results);
		assertThat(violations.count()).isEqualTo(10);
		assertThat(violations.errors().get(0).field()).isEqualTo("output[0]");
	}

	@Test
	void stopsAtTheTenthUnknownCallAndShortensItsName() {
		check.input(List.of(calls("g".repeat(1_000_000)), arguments()));
		assertThat(violations.count()).isEqualTo(10);
		assertThat(violations.sentence()).hasSizeLessThan(5000);
	}

	private static ListValue calls(String method) {
		List<Value> names = new ArrayList<>(List.of(new TextValue("P")));
		names.addAll(Collections.nCopies(CALLS, new TextValue(method)));
		return new ListValue(names);
	}

	private static ListValue arguments() {
		return new ListValue(Collections.nCopies(1 + CALLS, new ListValue(List.of())));
	}

}
