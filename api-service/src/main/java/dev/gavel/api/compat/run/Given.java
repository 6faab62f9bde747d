package dev.gavel.api.compat.run;

import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.testcase.OwnTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a program gets in one run.
 *
 * @param stdin what it reads
 * @param args its command line arguments
 * @param files contents of the files in its folder, by name
 */
public record Given(String stdin, List<String> args, Map<String, byte[]> files) {

	/** Returns what a program gets that only reads. */
	public static Given stdin(String stdin) {
		return new Given(stdin, List.of(), Map.of());
	}

	/** Returns what a program gets whose files are texts. */
	public static Given withTexts(String stdin, List<String> args, Map<String, String> files) {
		Map<String, byte[]> contents = new LinkedHashMap<>();
		files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
		return new Given(stdin, args, contents);
	}

	/** Returns it as a test that expects nothing. */
	OwnTest test() {
		ArrayNode args = JsonNodeFactory.instance.arrayNode();
		this.args.forEach(args::add);
		ObjectNode files = JsonNodeFactory.instance.objectNode();
		this.files.forEach((name, content) -> files.set(name, ProgramFile.of(content).toNode()));
		return OwnTest.ofProgram(StringNode.valueOf(stdin), args, files);
	}

}
