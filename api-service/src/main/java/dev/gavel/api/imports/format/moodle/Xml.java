package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.NestedExceptionUtils;

/** Reads XML without a DTD, one element after the other. */
final class Xml implements AutoCloseable {

	static final Bounds BOUNDS = new Bounds(16 * 1024 * 1024, 32 * 1024 * 1024, 100_000);

	private static final int MOST_DEPTH = 50;

	/** The parser keeps all that it has seen. */
	private static final int MOST_NAMES = 1000;

	private static final XMLInputFactory FACTORY = factory();

	private final Bounds bounds;

	private final EventReader input;

	private final XMLStreamReader reader;

	private final Set<String> names = new HashSet<>();

	private int depth;

	private int elements;

	private int characters;

	/**
	 * What may be in memory at once.
	 *
	 * @param event characters of a text, a comment or a tag
	 * @param characters of an element with all that is inside it
	 * @param elements inside an element
	 */
	record Bounds(int event, int characters, int elements) {
	}

	Xml(Reader input, Bounds bounds) throws UnreadableFileException {
		this.bounds = bounds;
		this.input = new EventReader(input, bounds.event());
		try {
			this.reader = FACTORY.createXMLStreamReader(this.input);
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
		return factory;
	}

	/** Moves to the next beginning of such an element; returns whether there is one. */
	boolean find(String name) throws UnreadableFileException {
		while (hasNext()) {
			if (next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name)) {
				return true;
			}
		}
		return false;
	}

	/** Reads the element that has just begun, to its end. */
	Element element() throws UnreadableFileException {
		elements = 0;
		characters = 0;
		return inside();
	}

	private Element inside() throws UnreadableFileException {
		require(++elements <= bounds.elements(), "An element has more than %,d elements inside it.", bounds.elements());
		Element element = new Element(reader.getLocalName(), attributes());
		for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
			switch (event) {
				case XMLStreamConstants.START_ELEMENT -> element.add(inside());
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					count(reader.getTextLength());
					element.add(reader.getText());
				}
				default -> {
				}
			}
		}
		return element;
	}

	private Map<String, String> attributes() throws UnreadableFileException {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int place = 0; place < reader.getAttributeCount(); place++) {
			String value = reader.getAttributeValue(place);
			count(value.length());
			attributes.put(reader.getAttributeLocalName(place), value);
		}
		return attributes;
	}

	private void count(int more) throws UnreadableFileException {
		characters += more;
		require(characters <= bounds.characters(), "An element has more than %,d characters.", bounds.characters());
	}

	private static void require(boolean condition, String message, int most) throws UnreadableFileException {
		if (!condition) {
			throw new UnreadableFileException(message.formatted(most));
		}
	}

	private boolean hasNext() throws UnreadableFileException {
		try {
			return reader.hasNext();
		}
		catch (XMLStreamException ex) {
			throw unreadable(ex);
		}
	}

	private int next() throws UnreadableFileException {
		try {
			input.allow();
			int event = reader.next();
			check(event);
			return event;
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	/** Also of elements that are skipped, the parser keeps the names and those around. */
	private void check(int event) throws UnreadableFileException {
		switch (event) {
			case XMLStreamConstants.DTD ->
				throw new UnreadableFileException("It has a document type (<!DOCTYPE …>), which is not read.");
			case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw new UnreadableFileException(
					"It has an instruction <?%s …?>, which is not read.".formatted(reader.getPITarget()));
			case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableFileException(
					"It has an entity &%s; without a meaning in XML.".formatted(reader.getLocalName()));
			case XMLStreamConstants.START_ELEMENT -> {
				require(++depth <= MOST_DEPTH, "Its elements are nested more than %d levels deep.", MOST_DEPTH);
				name(reader.getLocalName());
				for (int place = 0; place < reader.getAttributeCount(); place++) {
					name(reader.getAttributeLocalName(place));
				}
			}
			case XMLStreamConstants.END_ELEMENT -> depth--;
			default -> {
			}
		}
	}

	private void name(String name) throws UnreadableFileException {
		names.add(name);
		require(names.size() <= MOST_NAMES, "Its elements and attributes have more than %,d different names.",
				MOST_NAMES);
	}

	/** The parser of the JDK also throws unchecked exceptions. */
	private static UnreadableFileException unreadable(Exception cause) {
		Throwable origin = NestedExceptionUtils.getMostSpecificCause(cause);
		if (origin instanceof UnreadableFileException unreadable) {
			return unreadable;
		}
		if (origin instanceof CharacterCodingException) {
			return new UnreadableFileException("It is not a text in UTF-8.");
		}
		String message = String.valueOf(cause.getMessage()).lines().reduce((first, last) -> last).orElse("");
		return new UnreadableFileException("It is not XML: %s".formatted(message.replaceFirst("^Message: ", "")));
	}

	@Override
	public void close() throws UnreadableFileException {
		try {
			reader.close();
		}
		catch (XMLStreamException ex) {
			throw unreadable(ex);
		}
	}

}
