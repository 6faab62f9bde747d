package dev.gavel.api.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class ObjectLimitTests {

	private final JsonMapper json = JsonMapper.builder()
		.addModule(new SimpleModule().setDeserializerModifier(new ObjectLimit()))
		.build();

	@Test
	void letsThroughAsManyAsThereMayBe() {
		assertThat(json.readValue(body("{},", ObjectLimit.MOST - 1), Sent.class).tests()).hasSize(ObjectLimit.MOST - 1);
		assertThat(json.readValue("{\"kind\":{\"kind\":\"named\",\"name\":\"f\"}}", Sent.class).kind())
			.isEqualTo(new Named("f"));
	}

	@Test
	void refusesMoreWithoutReadingAll() {
		String rest = "{},".repeat(1000) + "this is not JSON";
		Problem problem = refused(body("{},", ObjectLimit.MOST).replace("]}", "," + rest));
		assertThat(problem.type()).isEqualTo(ProblemType.REQUEST_TOO_LARGE);
		assertThat(problem)
			.hasMessage("It has more than 1,000,000 lists and objects, the most that any request needs.");
	}

	@Test
	void countsWhatIsInListsOfLists() {
		String list = body("{},", 2000);
		assertThat(refused(body(list + ",", ObjectLimit.MOST / 2000)).type()).isEqualTo(ProblemType.REQUEST_TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{},", "[],", "[1,{}]," })
	void countsWhatIsInValues(String element) {
		int containers = element.length() / 3;
		String most = body(element, (ObjectLimit.MOST - 1) / containers).substring("{\"tests\":".length());
		assertThat(json.readValue("{\"value\":" + most, Sent.class).value())
			.hasSize((ObjectLimit.MOST - 1) / containers);
		assertThat(refused("{\"value\":" + most.replace("]}", "," + most)).type())
			.isEqualTo(ProblemType.REQUEST_TOO_LARGE);
	}

	private Problem refused(String body) {
		return UnreadableJson.problem(catchThrowable(() -> json.readValue(body, Sent.class)));
	}

	private static String body(String element, int count) {
		String elements = element.repeat(count);
		return "{\"tests\":[" + elements.substring(0, elements.length() - 1) + "]}";
	}

	record Sent(@Nullable List<Sent> tests, @Nullable JsonNode value,
			@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind") @JsonSubTypes(@JsonSubTypes.Type(
					value = Named.class, name = "named")) @Nullable Object kind) {
	}

	record Named(String name) {
	}

}
