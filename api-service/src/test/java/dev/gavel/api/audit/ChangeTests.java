package dev.gavel.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

class ChangeTests {

	@Test
	void keepsOnlyWhatDiffers() {
		Change change = between(Map.of("name", "a", "role", "SOLVER"), Map.of("name", "a", "role", "AUTHOR"));
		assertThat(Change.text(change.before())).isEqualTo("{\"role\":\"SOLVER\"}");
		assertThat(Change.text(change.after())).isEqualTo("{\"role\":\"AUTHOR\"}");
	}

	@Test
	void isNoneWhenNothingDiffers() {
		assertThat(between(Map.of("name", "a"), Map.of("name", "a")).isNone()).isTrue();
		assertThat(between(null, null).isNone()).isFalse();
	}

	@Test
	void keepsTheWholeStateOfWhatIsNewOrGone() {
		assertThat(Change.text(between(null, Map.of("name", "a")).after())).isEqualTo("{\"name\":\"a\"}");
		assertThat(Change.text(between(Map.of("name", "a"), null).after())).isNull();
	}

	@Test
	void keepsLengthAndHashOfLongFields() {
		String text = "\u4e00".repeat(100_000);
		assertThat(Change.text(between(null, Map.of("description", text)).after()))
			.matches("\\{\"description\":\\{\"length\":100000,\"sha256\":\"[0-9a-f]{64}\"}}");
		assertThat(Change.text(between(Map.of("ids", Collections.nCopies(10_000, 7)), null).before()))
			.startsWith("{\"ids\":{\"length\":20001,");
	}

	@Test
	void keepsLengthAndHashOfStatesWithManyFields() {
		Map<String, String> many = IntStream.range(0, 1000)
			.boxed()
			.collect(Collectors.toMap(String::valueOf, (i) -> "x".repeat(100)));
		assertThat(Change.text(between(null, many).after())).startsWith("{\"length\":").hasSizeLessThan(200);
	}

	private static Change between(@Nullable Object before, @Nullable Object after) {
		JsonMapper json = JsonMapper.shared();
		return Change.between(json.valueToTree(before), json.valueToTree(after));
	}

}
