package dev.gavel.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.difference.ShownLine.Piece;
import dev.gavel.api.difference.SideBySide.Row;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTests {

	@Test
	void putsLinesOppositeOneAnother() {
		assertThat(shown("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n")).containsExactly("= 1 a | 1 a", "! 2 [b] | 2 [B]",
				"= 3 c | 3 c", "= 4 d | 4 d", "! - | 5 [e]");
		assertThat(shown("x\ny\nz\n", "z\n")).containsExactly("! 1 [x] | -", "! 2 [y] | -", "= 3 z | 1 z");
		assertThat(shown("", "a\n")).containsExactly("! - | 1 [a]");
	}

	@Test
	void marksWhatDiffersInALine() {
		assertThat(shown("the sum is 7 now\n", "the sum is 8 now\n"))
			.containsExactly("! 1 the sum is [7] now | 1 the sum is [8] now");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a b\\n       | a  b\\n      | ! 1 a b | 1 a [·]b
			a\\n         | a \\n        | ! 1 a | 1 a[·]
			a\\tb\\n     | a b\\n       | ! 1 a[→]b | 1 a[·]b
			a\\n         | a\\r\\n      | ! 1 a | 1 a[␍]
			a b\\n       | a\\u00a0b\\n | ! 1 a[·]b | 1 a[⍽]b
			ab\\n        | a\\u200bb\\n | ! 1 ab | 1 a[U+200B]b
			a\\n         | a\\u0000\\n  | ! 1 a | 1 a[␀]
			x y \\n      | z y \\n      | ! 1 [x] y· | 1 [z] y·
			a\\n         | a            | ! 1 a | 1 a (no line break)
			""")
	void showsWhatCannotBeSeen(String expected, String actual, String left, String right) {
		assertThat(shown(unescaped(expected), unescaped(actual))).containsExactly(left + " | " + right);
	}

	@Test
	void namesWhatCannotBeSeen() {
		ShownLine line = sideBySide("a", "a\t\u200b").rows().get(0).actual();
		assertThat(line.pieces()).containsExactly(new Piece("a", null, false), new Piece("→", "tab", true),
				new Piece("U+200B", "zero width space", true));
	}

	@Test
	void cutsLongLinesAroundTheDifference() {
		String same = "same ".repeat(1000);
		assertThat(shown(same + "a" + same + "\n", same + "b" + same + "\n")).singleElement().satisfies((row) -> {
			assertThat(row).contains("same [a]same", "same [b]same", "…");
			assertThat(row.length()).isLessThan(400);
		});
		assertThat(shown("a".repeat(10_000) + "\n", "😀".repeat(5_000) + "\n")).singleElement()
			.satisfies((row) -> assertThat(row.length()).isLessThan(900));
	}

	@Test
	void startsAFewLinesBeforeTheDifference() {
		String before = lines(1, 100);
		SideBySide sides = SideBySide.of(
				FirstDifferenceView.ExcerptView.of(excerpt(101, before, "a\n" + lines(1, 500))),
				FirstDifferenceView.ExcerptView.of(excerpt(101, before, "b\n" + lines(1, 500))));
		assertThat(sides.before()).isEqualTo(95);
		assertThat(sides.rows().get(5)).satisfies((row) -> {
			assertThat(row.equal()).isFalse();
			assertThat(row.actual().number()).isEqualTo(101);
		});
		assertThat(sides.rows()).hasSize(200);
		assertThat(sides.more()).isTrue();
	}

	/** What is kept need not begin with a line. */
	@Test
	void countsLinesFromTheDifference() {
		Excerpt excerpt = new Excerpt(1_000_000, 5, "cut\nx\nsame", true, "a", true, 1L << 24);
		SideBySide sides = FirstDifferenceView.of(new FirstDifference(excerpt, excerpt)).sideBySide();
		assertThat(sides.rows()).extracting((row) -> row.actual().number())
			.containsExactly(999_998L, 999_999L, 1_000_000L);
		assertThat(sides.before()).isEqualTo(999_997);
	}

	@Test
	@Timeout(10)
	void takesLittleTimeForTextsThatHaveNothingInCommon() {
		String expected = IntStream.range(0, 32 * 1024).mapToObj((i) -> "a\n").collect(Collectors.joining());
		String actual = IntStream.range(0, 32 * 1024)
			.mapToObj((i) -> (char) ('b' + i % 20) + "\n")
			.collect(Collectors.joining());
		long start = System.nanoTime();
		for (int i = 0; i < 20; i++) {
			assertThat(sideBySide(expected, actual).rows()).hasSize(200);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
	}

	private static String lines(int from, int to) {
		return IntStream.rangeClosed(from, to).mapToObj((line) -> "line " + line + "\n").collect(Collectors.joining());
	}

	private static List<String> shown(String expected, String actual) {
		return sideBySide(expected, actual).rows().stream().map(SideBySideTests::shown).toList();
	}

	private static String shown(Row row) {
		return (row.equal() ? "= " : "! ") + shown(row.expected()) + " | " + shown(row.actual());
	}

	private static String shown(@Nullable ShownLine line) {
		if (line == null) {
			return "-";
		}
		String pieces = line.pieces()
			.stream()
			.map((piece) -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
			.collect(Collectors.joining());
		return line.number() + " " + pieces.replace("][", "") + (line.unended() ? " (no line break)" : "");
	}

	private static SideBySide sideBySide(String expected, String actual) {
		return FirstDifferenceView.of(new FirstDifference(excerpt(1, "", expected), excerpt(1, "", actual)))
			.sideBySide();
	}

	private static Excerpt excerpt(long line, String before, String after) {
		return new Excerpt(line, 1, before, false, after, false, before.length() + after.length());
	}

	private static String unescaped(String text) {
		return StringEscapeUtils.unescapeJava(text);
	}

}
