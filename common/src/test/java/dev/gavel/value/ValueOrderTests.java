package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.literal.PythonLiteral;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueOrderTests {

	private static final List<Value> ASCENDING = List
		.of("None", "False", "True", "-1", "2", "1.0", "nan", "'a'", "'b'", "[]", "[1]", "[1, 2]", "[2]", "(1,)",
				"{1, 2}", "{1, 3}", "{}", "{1: 2}", "{1: 3}")
		.stream()
		.map(PythonLiteral::parse)
		.toList();

	@Test
	void ordersEveryTwoValuesOneWay() {
		for (int i = 0; i < ASCENDING.size(); i++) {
			for (int j = 0; j < ASCENDING.size(); j++) {
				int order = ValueOrder.INSTANCE.compare(ASCENDING.get(i), ASCENDING.get(j));
				assertThat(Integer.signum(order)).as("%s, %s", ASCENDING.get(i), ASCENDING.get(j))
					.isEqualTo(Integer.compare(i, j));
			}
		}
	}

}
