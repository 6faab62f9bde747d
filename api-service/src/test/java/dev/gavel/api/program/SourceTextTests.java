package dev.gavel.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTests {

	@ParameterizedTest
	@CsvSource({ "latin-1,ISO-8859-1", "latin_1,ISO-8859-1", "iso-8859-15,ISO-8859-15", "cp1252,windows-1252",
			"Windows-1252,windows-1252", "mac-roman,x-MacRoman", "gbk,GBK", "utf-8,UTF-8", "utf8,UTF-8",
			"utf-8-unix,UTF-8" })
	void isDecodedByItsCodingLine(String name, String charset) {
		String source = "#!/usr/bin/python\n# -*- coding: " + name + " -*-\nprint('\u00e9')\n";
		String encodable = charset.equals("GBK") ? source.replace('\u00e9', '\u4e2d') : source;
		assertThat(SourceText.decode(encodable.getBytes(Charset.forName(charset)), null)).isEqualTo(encodable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "# vim: set fileencoding=latin-1 :\n'\u00e9'", "\n  # coding=latin-1\r\n'\u00e9'",
			"# coding:latin-1\r'\u00e9'", "# first\r# coding: latin-1\r'\u00e9'" })
	void hasItsCodingLineWherePythonLooksForIt(String source) {
		assertThat(SourceText.decode(source.getBytes(StandardCharsets.ISO_8859_1), null)).isEqualTo(source);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x = 1\n# coding: latin-1\n'\u00e9'", "\n\n# coding: latin-1\n'\u00e9'",
			"x = '# coding: latin-1'\n'\u00e9'" })
	void isUtf8WithoutOne(String source) {
		assertThat(SourceText.decode(source.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(source);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE" })
	void isDecodedByItsByteOrderMark(String charset) {
		byte[] bytes = "\uFEFF# coding: latin-1\n'\u00e9\u4e2d'".getBytes(Charset.forName(charset));
		assertThat(SourceText.decode(bytes, null)).isEqualTo("# coding: latin-1\n'\u00e9\u4e2d'");
	}

	@Test
	void isDecodedByTheRequestsCharsetAboveAll() {
		byte[] bytes = "# coding: latin-1\n'\u00e9'".getBytes(StandardCharsets.UTF_8);
		assertThat(SourceText.decode(bytes, StandardCharsets.UTF_8)).isEqualTo("# coding: latin-1\n'\u00e9'");
		assertRefused("'\u00e9'".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8,
				"has the byte 0xE9 at position 2 (line 1), which is not valid in UTF-8, the request's charset");
	}

	@Test
	void isRefusedWithThePlaceOfTheInvalidByte() {
		assertRefused("a = 1\nb = '\u00e9'".getBytes(StandardCharsets.ISO_8859_1), null,
				"has the byte 0xE9 at position 12 (line 2), which is not valid in UTF-8; "
						+ "send it as UTF-8, or name its encoding in a coding line");
		assertRefused("# coding: ascii\n'\u00e9'".getBytes(StandardCharsets.ISO_8859_1), null,
				"has the byte 0xE9 at position 18 (line 2), which is not valid in ascii, the encoding in its coding line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "utf-16", "utf-7", "no-such-coding", "cp1140", "rot13" })
	void isRefusedWhenItsCodingLineNamesNothingUsable(String name) {
		assertRefused(("# coding: " + name + "\n").getBytes(StandardCharsets.UTF_8), null,
				"names the encoding '%s' in its coding line, which is not supported; send the program as UTF-8"
					.formatted(name));
	}

	private static void assertRefused(byte[] bytes, Charset charset, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> SourceText.decode(bytes, charset))
			.withMessageContaining(message);
	}

}
