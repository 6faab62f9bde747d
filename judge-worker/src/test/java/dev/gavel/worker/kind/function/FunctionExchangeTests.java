package dev.gavel.worker.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.CapturedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionExchangeTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "null;int;3;true", "null;Union[int, str];3;true", "null;int;'';false",
			"null;int;' ';false", "null;Optional[int];3;false", "null;Any;3;false", "null;Union[int, Any];3;false",
			"[null,null];List[int];1 2;false", "[];List[int];3;false", "[null,1];List[int];3;false", "0;int;0;false" })
	void saysThatAnAnswerMustBeReturnedOnlyWhereNothingIsAndSomethingWasPrinted(String returned, String type,
			String printed, boolean hint) throws Exception {
		Value value = ValueCodec.decode(returned.getBytes(StandardCharsets.UTF_8), 10);
		Exchange exchange = new FunctionExchange(
				new QuestionKind.Function(new Signature("f", List.of(), ValueType.parse(type))));
		assertThat(exchange.hint(value, new CapturedText(printed, false)))
			.isEqualTo(hint ? "the function must return its answer; printing is not enough" : "");
	}

}
