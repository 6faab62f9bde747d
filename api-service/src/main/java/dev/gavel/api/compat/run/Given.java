package dev.gavel.api.compat.run;

import dev.gavel.api.question.testcase.OwnTest;
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
 * @param files texts of the files in its folder, by name
 */
public record Given(String stdin, List<String> args, Map<String, String> files) {

	/** Returns what a program gets that only reads. */
	public static Given stdin(String stdin) {
		return new Given(stdin, List.of(), Map.of());
	}

	/** Returns it as a test that expects nothing. */
	OwnTest test() {
		ArrayNode args = JsonNodeFactory.instance.arrayNode();
		this.args.forEach(args::add);
		ObjectNode files = JsonNodeFactory.instance.objectNode();
		this.files.forEach(files::put);
		return OwnTest.ofProgram(StringNode.valueOf(stdin), args, files);
	}

}
