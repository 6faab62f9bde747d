package dev.gavel.value;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Counts the elements of a value: all values inside it, at every depth. A dict counts its
 * keys and values; a number or a text has no elements.
 */
public final class Elements {

	private Elements() {
	}

	/** Counts the elements of the value as which this JSON will be read. */
	public static long in(JsonNode node) {
		long elements = node.isObject() ? 2L * node.size() : node.isArray() ? node.size() : 0;
		for (JsonNode inside : node) {
			elements += in(inside);
		}
		return elements;
	}

	/**
	 * Returns a lower bound for the elements of a value in JSON or a Python literal: each
	 * bracket but the first begins one, and each comma or colon follows another one.
	 * Unlike reading the value, this takes no memory.
	 */
	public static long leastIn(String written) {
		long separators = 0;
		long brackets = 0;
		char quote = 0;
		for (int i = 0; i < written.length(); i++) {
			char c = written.charAt(i);
			if (quote != 0) {
				i += (c == '\\') ? 1 : 0;
				quote = (c == quote) ? 0 : quote;
			}
			else {
				quote = (c == '"' || c == '\'') ? c : 0;
				separators += (c == ',' || c == ':') ? 1 : 0;
				brackets += (c == '[' || c == '{') ? 1 : 0;
			}
		}
		return Math.max(separators, brackets - 1);
	}

	public static long in(Value value) {
		List<Value> inside = value.inside();
		long elements = inside.size();
		for (int i = 0; i < inside.size(); i++) {
			elements += in(inside.get(i));
		}
		return elements;
	}

}
