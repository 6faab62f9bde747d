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

	@Test
	void hasARowForEachCase() {
		Table table = Table.of("Squares",
				List.of(new Column<Integer>("of", (n) -> n), new Column<Integer>("is", (n) -> n * n)), List.of(2, 3));
		assertThat(table).isEqualTo(new Table("Squares", List.of("of", "is"), List.of(List.of(2, 4), List.of(3, 9))));
	}

	@Test
	void tellsHowTheLastRowDiffersFromTheFirst() {
		Table table = new Table("Drift", List.of("judged", "ms", "MB", "who", "errors"), List
			.of(List.of(10, 50.0, 4L, "all", 0), List.of(20, 60.0, 9L, "all", 1), List.of(30, 45.0, 8L, "all", 2)));
		assertThat(table.withChange().rows()).last().isEqualTo(List.of("change", "-10 %", "+100 %", "", ""));
	}

	@Test
	void hasADashWhereThereIsNoNumber() {
		assertThat(new Table("None", List.of("p50 ms"), List.of(List.of(Double.NaN))).markdown())
			.contains("|      - |");
	}

}
