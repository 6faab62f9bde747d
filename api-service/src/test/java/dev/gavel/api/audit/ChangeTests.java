package dev.gavel.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

	private static Change between(@Nullable Object before, @Nullable Object after) {
		JsonMapper json = JsonMapper.shared();
		return Change.between(json.valueToTree(before), json.valueToTree(after));
	}

}
