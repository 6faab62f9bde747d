package dev.gavel.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.difference.ShownTranscript.Row;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownTranscriptTests {

	@Test
	void tellsWhoSaidWhatLineByLine() {
		assertThat(shown(">50\n<lower\n<\n>24\n")).containsExactly("50 |", "| lower", "|", "24 |");
	}

	@Test
	void showsWhatCannotBeSeen() {
		assertThat(shown(">50 \t\r\n\\ no line break\n<\u200b\n")).containsExactly("50·→␍ (no line break) |",
				"| U+200B");
	}

	@Test
	void saysHowMuchIsLeftOut() {
		assertThat(shown(">5\n... 12 bytes left out ...\n<6\n")).containsExactly("5 |", "12 bytes left out", "| 6");
	}

	@Test
	void leavesOutTheMiddleOfALongOne() {
		List<String> rows = shown(">1\n<2\n".repeat(1_000));
		assertThat(rows).hasSize(401).endsWith("1 |", "| 2");
		assertThat(rows.get(200)).isEqualTo("1,600 lines left out");
	}

	@Test
	void cutsLongLines() {
		assertThat(shown(">" + "5".repeat(1_000) + "\n")).containsExactly("5".repeat(400) + "… |");
	}

	@Test
	void isEmptyWhenNothingWasSaid() {
		assertThat(shown("")).isEmpty();
	}

	private static List<String> shown(String transcript) {
		return ShownTranscript.of(transcript).rows().stream().map(ShownTranscriptTests::text).toList();
	}

	private static String text(Row row) {
		return (row.leftOut() != null) ? row.leftOut() : (text(row.printed()) + " | " + text(row.read())).strip();
	}

	private static String text(@Nullable ShownLine line) {
		return (line == null) ? "" : line.pieces().stream().map(ShownLine.Piece::text).collect(Collectors.joining())
				+ (line.unended() ? " (no line break)" : "");
	}

}
