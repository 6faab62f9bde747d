package dev.gavel.api.imports.format.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An element of XML with all that is inside it. */
final class Element {

	private final String name;

	private final Map<String, String> attributes;

	private final List<Element> inside = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	Element(String name, Map<String, String> attributes) {
		this.name = name;
		this.attributes = attributes;
	}

	void add(Element element) {
		inside.add(element);
	}

	void add(String characters) {
		text.append(characters);
	}

	/** Returns an attribute; empty without it. */
	String attribute(String name) {
		return attributes.getOrDefault(name, "");
	}

	/** Returns the elements of that name directly inside it. */
	Stream<Element> all(String name) {
		return inside.stream().filter((element) -> element.name.equals(name));
	}

	/** Returns the text directly inside it. */
	String text() {
		return text.toString();
	}

	/**
	 * Returns the text of an element directly inside it, or in an element {@code text} in
	 * there; empty without it.
	 */
	String textOf(String name) {
		return all(name).findFirst()
			.map((element) -> element.all("text").findFirst().orElse(element).text())
			.orElse("");
	}

}
