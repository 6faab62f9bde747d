package dev.gavel.worker.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionExchangeTests {

	private static final SuiteTest NO_ARGUMENTS = new SuiteTest(1, List.of(), null);

	private static final QuestionKind.Function SORT = new QuestionKind.Function(new Signature("sort",
			List.of(new Parameter("k", ValueType.parse("int")), new Parameter("nums", ValueType.parse("List[int]"))),
			ValueType.parse("None")), "nums");

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "null;int;3;true", "null;Union[int, str];3;true", "null;int;'';false",
			"null;int;' ';false", "null;Optional[int];3;false", "null;Any;3;false", "null;Union[int, Any];3;false",
			"[null,null];List[int];1 2;false", "[];List[int];3;false", "[null,1];List[int];3;false", "0;int;0;false" })
	void saysThatAnAnswerMustBeReturnedOnlyWhereNothingIsAndSomethingWasPrinted(String returned, String type,
			String printed, boolean hint) throws Exception {
		Value value = ValueCodec.decode(returned.getBytes(StandardCharsets.UTF_8), 10);
		Exchange exchange = new FunctionExchange(
				new QuestionKind.Function(new Signature("f", List.of(), ValueType.parse(type))));
		assertThat(exchange.hint(NO_ARGUMENTS, value, result(returned, printed)))
			.isEqualTo(hint ? "the function must return its answer; printing is not enough" : "");
	}

	@Test
	void tellsTheHarnessWhichArgumentIsTheAnswerOnlyWhereOneIs() {
		assertThat(program(SORT).settings()).isEqualTo(Map.of("entry_point", "sort", "parameters", "int; List[int]",
				"return_type", "List[int]", "answer", "1"));
		assertThat(program(new QuestionKind.Function(SORT.signature())).settings())
			.isEqualTo(Map.of("entry_point", "sort", "parameters", "int; List[int]", "return_type", "None"));
	}

	private static Program program(QuestionKind.Function kind) {
		return new FunctionExchange(kind).program("", EnvironmentName.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "[3,1];true", "[1,3];false", "[];false" })
	void saysThatAnArgumentMustBeChangedOnlyWhereItIsAsItWas(String answer, boolean hint) {
		SuiteTest test = new SuiteTest(1, EncodedValue.of("[2,[3,1]]"), Expectation.NOTHING, false);
		assertThat(new FunctionExchange(SORT).hint(test, NoneValue.NONE, result(answer, "printed")))
			.isEqualTo(hint ? "the function must change nums in place; what it returns is ignored" : "");
	}

	private static RunResult result(String answer, String printed) {
		return new RunResult(RunOutcome.RETURNED, answer.getBytes(StandardCharsets.UTF_8), null, List.of(), null, null,
				true, 1, 1, 1, new CapturedText(printed, false), CapturedText.EMPTY);
	}

}
