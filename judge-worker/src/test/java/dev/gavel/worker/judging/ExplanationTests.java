package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.sandbox.CapturedText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "null;3;true", "[null,null];1 2;true", "null;'';false", "null;' ';false",
			"[];3;false", "[null,1];3;false", "0;0;false" })
	void saysThatAnAnswerMustBeReturnedOnlyWhereNothingIsAndSomethingWasPrinted(String returned, String printed,
			boolean hint) throws Exception {
		Value value = ValueCodec.decode(returned.getBytes(StandardCharsets.UTF_8), 10);
		assertThat(Explanation.hint(value, new CapturedText(printed, false)).contains("must return its answer"))
			.isEqualTo(hint);
	}

}
