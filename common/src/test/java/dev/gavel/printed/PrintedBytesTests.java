package dev.gavel.printed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedBytesTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 1000 })
	void knowHowManyAreReportedWithoutDecodingThem(int reported) {
		PrintedBytes printed = PrintedBytes.of(new byte[reported], 2000);
		assertThat(printed.reported()).isEqualTo(printed.decoded().length).isEqualTo(reported);
	}

}
