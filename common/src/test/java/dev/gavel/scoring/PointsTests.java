package dev.gavel.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTests {

	@Test
	void addExactly() {
		Points tenth = Points.of(new BigDecimal("0.1"));
		Points sum = IntStream.range(0, 10).mapToObj((i) -> tenth).reduce(Points.ZERO, Points::plus);
		assertThat(sum).isEqualTo(Points.of(BigDecimal.ONE)).hasToString("1");
	}

	@ParameterizedTest
	@CsvSource({ "70,70", "70.000,70", "33.333,33.333", "2.50,2.5", "0,0", "1E+2,100" })
	void areWrittenWithoutNeedlessDigits(BigDecimal number, String text) {
		assertThat(Points.of(number)).hasToString(text);
		assertThat(Points.isValid(number)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "-0.001", "0.0001", "1000000.001", "1E+999999999", "1E-999999999" })
	void areRefusedWhenTheyAreNegativeTooFineOrTooMany(BigDecimal number) {
		assertThat(Points.isValid(number)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "10,0.7,7", "100,0.3333333333333333,33.333", "100,0.6666666666666666,66.667", "30,0.1,3", "5,0,0",
			"5,1,5", "0.001,0.4,0" })
	void ofAPartAreRoundedToThousandths(BigDecimal whole, double fraction, String part) {
		assertThat(Points.of(whole).times(fraction)).hasToString(part);
	}

	@Test
	void sharesAddUpToTheWhole() {
		Points whole = Points.of(new BigDecimal("100"));
		assertThat(IntStream.range(0, 3).mapToObj((at) -> whole.share(at, 3))).map(Points::toString)
			.containsExactly("33.334", "33.333", "33.333");
	}

}
