package dev.gavel.api.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ViolationsTests {

	@Test
	void keepsAHundredAndCountsTheRest() {
		Violations violations = new Violations();
		IntStream.range(0, 3_000_000)
			.forEach((i) -> violations.within("tests[%d]".formatted(i % 2)).add("output", "expected int"));
		assertThat(violations.count()).isEqualTo(3_000_000);
		assertThat(violations.errors()).hasSize(100);
		assertThatThrownBy(violations::throwIfAny).hasMessageEndingWith("; and 2,999,900 more.")
			.asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
			.satisfies((problem) -> assertThat(problem.errors()).hasSize(100));
	}

	@Test
	void namesAllOfAHundred() {
		Violations violations = new Violations();
		IntStream.range(0, 100).forEach((i) -> violations.add("field" + i, "is wrong"));
		assertThat(violations.errors()).hasSize(100);
		assertThat(violations.sentence()).endsWith("field99: is wrong.");
	}

}
