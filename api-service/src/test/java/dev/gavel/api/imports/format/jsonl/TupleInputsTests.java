package dev.gavel.api.imports.format.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.Value.ListValue;
import dev.gavel.value.literal.PythonLiteral;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TupleInputsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1 | [[1], [2]] | [[1], [2]]", "446 | [[1], [2]] | [(1,), [2]]", "106 | [[1], [2]] | [[1], (2,)]",
					"2 | [[1, [2]], 3] | [(1, [2]), 3]", "63 | [[[1, 2], [3]], 4] | [[(1, 2), (3,)], 4]",
					"278 | [[[1], 2]] | [((1,), 2)]", "580 | [[[[1]], 2]] | [(((1,),), 2)]" })
	void restoresTuplesOfTask(int task, String arguments, String restored) {
		ListValue list = (ListValue) PythonLiteral.parseWithObjects(arguments);
		assertThat(TupleInputs.of(task).restored(list.elements())).hasToString(restored);
	}

}
