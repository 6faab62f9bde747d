package dev.gavel.api.imports.format.exercism;

/** Names as Python has them. */
final class SnakeCase {

	private SnakeCase() {
	}

	/** Returns {@code count_words} for {@code countWords} and {@code count-words}. */
	static String of(String name) {
		StringBuilder snake = new StringBuilder();
		for (char character : name.toCharArray()) {
			if (Character.isUpperCase(character) && !snake.isEmpty() && snake.charAt(snake.length() - 1) != '_') {
				snake.append('_');
			}
			snake.append((character == '-' || character == ' ') ? '_' : Character.toLowerCase(character));
		}
		return snake.toString();
	}

}
