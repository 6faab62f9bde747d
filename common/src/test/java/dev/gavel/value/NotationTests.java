package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.typed.TypedValues;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "ListNode;[1, 2];[1, 2]", "TreeNode;[1, None, 2];[1, null, 2]",
					"Node;[1, None, 3, 2];[1, null, 3, 2]", "TreeNode;['a', None, \"it's\"];[\"a\", null, \"it's\"]",
					"ListNode;['\\n\"é'];[\"\\n\\\"é\"]", "Tuple[TreeNode, bool];([1], True);[[1], true]",
					"Tuple[ListNode, float, float];([], nan, -inf);[[], NaN, -Infinity]",
					"Dict[str, TreeNode];{'a': [1, None, 2]};{\"a\": [1, null, 2]}",
					"Dict[int, ListNode];{1: []};[[1, []]]", "Tuple[Set[int], ListNode];({1, 2}, []);[[1, 2], []]" })
	void writesNodesAsLeetCodeDoesSoThatTheyCanBeReadAgain(String name, String literal, String written) {
		ValueType type = ValueType.parse(name);
		Value value = TypedValues.parse(literal, type);
		assertThat(Notation.of(type).write(value)).isEqualTo(written);
		assertThat(TypedValues.parse(written, type)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "List[Optional[int]];[1, None]", "Optional[bool];True", "Any;[None]" })
	void writesOtherValuesAsPythonDoes(String name, String literal) {
		ValueType type = ValueType.parse(name);
		assertThat(Notation.of(type).write(TypedValues.parse(literal, type))).isEqualTo(literal);
	}

	@Test
	void writesTextsAsTheyAre() {
		assertThat(Notation.TEXT.write(new TextValue("a'\n\uDC80\uD83D\uDE00"))).isEqualTo("a'\n\uFFFD\uD83D\uDE00");
		assertThat(Notation.TEXT.abbreviate(new TextValue("0123456789"), 5)).isEqualTo("0123…");
		assertThat(Notation.TEXT.write(NoneValue.NONE)).isEqualTo("None");
	}

	@Test
	void writesNoMoreThanIsAskedFor() {
		Value value = new ListValue(Collections.nCopies(1_000_000, NoneValue.NONE));
		assertThat(Notation.JSON.abbreviate(value, 10)).isEqualTo("[null, nu…");
		assertThat(Notation.PYTHON.abbreviate(value, 10)).isEqualTo("[None, No…");
	}

}
