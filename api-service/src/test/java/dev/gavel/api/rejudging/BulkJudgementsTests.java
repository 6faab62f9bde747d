package dev.gavel.api.rejudging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import org.junit.jupiter.api.Test;

class BulkJudgementsTests {

	@Test
	void areAtMostTwentyThousandAtOnce() {
		assertThatCode(() -> BulkJudgements.requireNotTooMany(20_000)).doesNotThrowAnyException();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> BulkJudgements.requireNotTooMany(20_001))
			.withMessageContaining("More than 20,000 submissions match")
			.satisfies((problem) -> assertThat(problem.status().value()).isEqualTo(422));
	}

}
