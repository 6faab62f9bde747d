package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that a source is text: its coding line has no effect, and its lines are counted
 * as Python counts them.
 */
class SourceTextIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@ValueSource(strings = { "# -*- coding: latin-1 -*-", "# coding: utf-16",
			"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :", "# coding: no-such-coding", "\ufeff# coding: ascii",
			"\ufeff" })
	void keepsItsCharactersWhateverItsCodingLineSays(String beginning) throws Exception {
		RunResult result = CELL.run(beginning + "\ndef solve(): return '\u00e9\u20ac'");
		assertThat(result.value()).as("%s", result).isNotNull();
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo("\"\\u00e9\\u20ac\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "def solve():\n    x = 0\n    return 1 / x", "def solve():\r\n    x = 0\r\n    return 1 / x",
					"def solve():\r    x = 0\r    return 1 / x", "def solve():\n\f\n    return 1 / 0",
					"def solve():\n    x = '\u2028'\n    return 1 / 0", "\ufeff\ndef solve():\n    return 1 / 0" })
	void countsLinesAsPythonDoes(String source) throws Exception {
		RunResult result = CELL.run(source);
		assertThat(result.error()).as("%s", result).isNotNull();
		assertThat(result.error().line()).isEqualTo(3);
		assertThat(result.error().traceback()).contains("line 3, in solve\n    return 1 / ");
	}

	@Test
	void namesTheLineOfAMistakeAfterAByteOrderMark() throws Exception {
		RunResult result = CELL.run("\ufeffx = 1\ny = = 2");
		assertThat(result.error()).isNotNull();
		assertThat(result.error().line()).isEqualTo(2);
	}

}
