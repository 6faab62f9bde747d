package dev.gavel.api.imports.format.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionQuestionTests {

	private final Function function = new Function("f", null, List.of(new Parameter("words", null, null)), null, false,
			false, null);

	/** All tests of a question may have more values than there is memory. */
	@Test
	void keepsNoValuesOfTests() throws IOException {
		List<WeakReference<Value>> values = new ArrayList<>();
		FunctionQuestion question = FunctionQuestion.of(function, (taker) -> {
			for (int number = 1; number <= 3; number++) {
				Value value = new ListValue(List.of(new TextValue("word " + number)));
				values.add(new WeakReference<>(value));
				taker.test(new TypedTest("test " + number, List.of(value), value));
			}
		}, false);
		await().until(() -> {
			System.gc();
			return values.stream().allMatch((value) -> value.get() == null);
		});
		assertThat(question.metadata(new ArrayList<>()).path("return_type").stringValue()).isEqualTo("List[str]");
	}

}
