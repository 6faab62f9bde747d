package dev.gavel.value.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.signature.MalformedType;
import dev.gavel.signature.ValueType;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.ValueMismatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long texts are read or refused in time that grows with their length, and on a small
 * stack.
 */
class HostileTextTests {

	private static final int LENGTH = 256 * 1024;

	private static final int STACK_BYTES = 512 * 1024;

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final ValueType TYPE = ValueType.parse("Union[Any, bytes, complex, Decimal]");

	static Stream<String> texts() {
		List<String> units = List.of("a", "1", "1_", "1e", "1.", "1+", "1+2j", "- ", " ", "\n", "'a' ", "\"\"", "\\",
				"\\N{a", "[", "(1,", "{1:", "{\"a\":", "#\n", "Decimal( ", "b'a' ", "nan,", "\ud83d");
		return units.stream()
			.map((unit) -> unit.repeat(LENGTH / unit.length()))
			.flatMap((text) -> Stream.of("", "[", "'", "0x", "1+", "Decimal('").map((start) -> start + text));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void areReadOrRefused(String text) throws Exception {
		FutureTask<Boolean> reading = new FutureTask<>(() -> {
			read(text);
			return true;
		});
		Thread thread = new Thread(null, reading, "reading", STACK_BYTES);
		thread.setDaemon(true);
		thread.start();
		assertThat(reading.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private static void read(String text) {
		try {
			TypedValues.parse(text, TYPE);
			ValueType.parse(text);
		}
		catch (ValueMismatch | MalformedValue | MalformedType ex) {
			assertThat(ex.getMessage()).hasSizeLessThan(2000);
		}
	}

}
