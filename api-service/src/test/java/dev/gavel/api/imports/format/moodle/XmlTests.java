package dev.gavel.api.imports.format.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.moodle.Xml.Bounds;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTests {

	/** The parser reads some 8,000 characters at once. */
	private static final Bounds BOUNDS = new Bounds(100_000, 50_000, 1000);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "<quiz><!-- | x | more than 100,000 characters",
					"<quiz><![CDATA[ | x | more than 100,000 characters",
					"<quiz a=' | x | more than 100,000 characters", "<?xml version='1.0' encoding=' | x | more than",
					"<quiz><a | ` ` | more than 100,000 characters", "`<quiz><?a ` | x | more than",
					"<quiz> | <a> | more than 50 levels deep", "<quiz> | <?a ?> | an instruction <?a" })
	void boundsWhatIsSkipped(String begin, String unit, String reason) {
		assertThatThrownBy(() -> read(begin + unit.repeat(300_000))).isInstanceOf(UnreadableFileException.class)
			.hasMessageContaining(reason);
	}

	@ParameterizedTest
	@CsvSource({ "<a/>, more than 1,000 elements", "xxxxxxxxxxx, more than 50,000 characters",
			"<a b='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'/>, more than 50,000 characters",
			"<![CDATA[xxxxxxxxxxxxx]]>, more than 50,000 characters" })
	void boundsAnElement(String unit, String reason) {
		assertThatThrownBy(() -> read("<quiz><question>" + unit.repeat(5000)))
			.isInstanceOf(UnreadableFileException.class)
			.hasMessageContaining(reason);
	}

	@ParameterizedTest
	@CsvSource({ "<a%d/>", "<a b%d='1'/>", "<a xmlns:b%d='c'/>", "<b%d:a/>" })
	void boundsNames(String element) {
		String names = IntStream.range(0, 2000).mapToObj(element::formatted).collect(Collectors.joining());
		assertThatThrownBy(() -> read("<quiz>" + names)).isInstanceOf(UnreadableFileException.class)
			.hasMessageContaining("more than 1,000 different names");
	}

	@Test
	void boundsNoFileAsAWhole() throws UnreadableFileException {
		String question = "<question><name>" + "x".repeat(40_000) + "</name></question>";
		assertThat(read("<quiz>" + ("<!-- " + "y".repeat(40_000) + "-->" + question).repeat(20) + "</quiz>"))
			.isEqualTo(20);
	}

	/** Returns how many questions there are. */
	private static int read(String text) throws UnreadableFileException {
		int count = 0;
		try (Xml xml = new Xml(new StringReader(text), BOUNDS)) {
			while (xml.find("question")) {
				xml.element();
				count++;
			}
		}
		return count;
	}

}
