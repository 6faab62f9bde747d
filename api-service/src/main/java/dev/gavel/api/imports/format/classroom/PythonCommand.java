package dev.gavel.api.imports.format.classroom;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that runs a program in Python, with words that mean themselves to a shell.
 */
record PythonCommand(String file, List<String> arguments) {

	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./,:=+@%-]{1,200}");

	static Optional<PythonCommand> of(String command) {
		List<String> words = List.of(command.strip().split("\\s+"));
		boolean plain = words.stream().allMatch((word) -> WORD.matcher(word).matches());
		if (!plain || words.size() < 2 || !(words.get(0).equals("python3") || words.get(0).equals("python"))
				|| !words.get(1).endsWith(".py")) {
			return Optional.empty();
		}
		String file = words.get(1).startsWith("./") ? words.get(1).substring(2) : words.get(1);
		return Optional.of(new PythonCommand(file, words.subList(2, words.size())));
	}

}
