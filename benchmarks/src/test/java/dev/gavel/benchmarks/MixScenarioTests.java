package dev.gavel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MixScenarioTests {

	@Test
	void submitsEachKindByItsShareInTheSameOrderEveryTime() {
		assertThat(MixScenario.order()).hasSize(100).isEqualTo(MixScenario.order());
		assertThat(ProgramKind.values())
			.allSatisfy((kind) -> assertThat(MixScenario.order().stream().filter(kind::equals)).hasSize(kind.share()));
	}

}
