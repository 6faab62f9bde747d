package dev.gavel.api.question.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefitTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Each time takes some fifty times the memory of the text. */
	@Test
	void decodesTheArgumentsOnceHoweverManyThereAre() {
		Value numbers = new ListValue(IntStream.range(0, 10_000).<Value>mapToObj(IntValue::of).toList());
		SuiteTest test = new SuiteTest(1, Collections.nCopies(20, numbers), IntValue.of(1));
		TestFormat format = new FunctionFormat(function("Any"));
		Violations violations = new Violations();
		long once = allocated(test::arguments);
		assertThat(allocated(() -> format.refit(test, function("List[int]"), violations))).isLessThan(4 * once);
		violations.throwIfAny();
	}

	private static QuestionKind.Function function(String type) {
		List<Parameter> parameters = IntStream.range(0, 20)
			.mapToObj((i) -> new Parameter("p" + i, ValueType.parse(type)))
			.toList();
		return new QuestionKind.Function(new Signature("f", parameters, ValueType.parse("int")));
	}

	private static long allocated(Runnable action) {
		action.run();
		long before = THREADS.getCurrentThreadAllocatedBytes();
		action.run();
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}

}
