package dev.gavel.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.PythonInterpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PythonNameTests {

	/**
	 * Characters allowed within identifiers since Unicode 15.1, which not every Java and
	 * Python version follows.
	 */
	private static final Set<String> CHANGED = Set.of("\u200c", "\u200d", "\u30fb", "\uff65");

	private static final JsonMapper JSON = new JsonMapper();

	@ParameterizedTest
	@CsvSource({ "two_sum,true", "_x1,true", "größe,true", "ﬁnd,true", "数,true", "℘,true", "a·b,true", "2sum,false",
			"class,false", "a-b,false", "'',false", "ﬁnally,false", "__debug__,false", "a\\u200db,false",
			"match,true" })
	void tellsPythonNamesFromOthers(String name, boolean valid) {
		assertThat(PythonName.isValid(name)).isEqualTo(valid);
	}

	@ParameterizedTest
	@CsvSource({ "__init__,true", "__put,true", "_\uff3fput,true", "_put,false", "put__,false", "p__ut,false" })
	void tellsNamesThatPythonTreatsDifferentlyInAClass(String name, boolean reserved) {
		assertThat(PythonName.isReserved(name)).isEqualTo(reserved);
	}

	@Test
	void spellsNamesAsPythonDoes() {
		Signature signature = new Signature("ﬁnd", List.of(new Parameter("ªb", ValueType.parse("int"))),
				ValueType.parse("int"));
		assertThat(signature.functionName()).isEqualTo("find");
		assertThat(signature.parameterNames()).containsExactly("ab");
	}

	@Test
	void takesTheCharactersThatPythonTakes() throws Exception {
		List<String> different = new ArrayList<>();
		for (String line : PythonInterpreter.run("characters.py", List.of())) {
			JsonNode character = JSON.readTree(line);
			String text = Character.toString(character.get("code").intValue());
			boolean same = PythonName.isIdentifier(text) == character.get("start").booleanValue()
					&& PythonName.isIdentifier("a" + text) == character.get("part").booleanValue();
			boolean comparable = Character.isDefined(text.codePointAt(0)) && !CHANGED.contains(text);
			if (comparable && !same) {
				different.add(line);
			}
		}
		assertThat(different).isEmpty();
	}

}
