package dev.gavel.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

	@Test
	void isReadableAsText() {
		Table table = new Table("Growth", List.of("slots", "judged/s"), List.of(List.of(1, 4.96), List.of(64, 123.4)));
		assertThat(table.markdown()).isEqualTo("""
				### Growth

				| slots | judged/s |
				| ----: | -------: |
				|     1 |      5.0 |
				|    64 |      123 |
				""");
	}

}
