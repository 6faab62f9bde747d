package dev.gavel.api.imports.format.jsonl;

import tools.jackson.databind.JsonNode;

/** Counts about how much memory JSON takes, in characters. */
final class Characters {

	private static final int OF_OTHERS = 20;

	private Characters() {
	}

	static long in(JsonNode node) {
		if (node.isString()) {
			return OF_OTHERS + node.stringValue().length();
		}
		long characters = OF_OTHERS;
		for (JsonNode inside : node) {
			characters += in(inside);
		}
		return characters;
	}

}
