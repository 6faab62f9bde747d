package dev.gavel.value;

import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
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
		if (value instanceof Collected collected) {
			long elements = collected.elements().size();
			for (Value element : collected.elements()) {
				elements += in(element);
			}
			return elements;
		}
		if (value instanceof DictValue dict) {
			long elements = 2L * dict.entries().size();
			for (Entry entry : dict.entries()) {
				elements += in(entry.key()) + in(entry.value());
			}
			return elements;
		}
		return 0;
	}

}
