package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without a DTD, one element after the other. */
final class Xml implements AutoCloseable {

	private static final int MOST_DEPTH = 50;

	private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

	private static final XMLInputFactory FACTORY = factory();

	private final XMLStreamReader reader;

	Xml(Reader input) throws UnreadableFileException {
		try {
			this.reader = FACTORY.createXMLStreamReader(input);
		}
		catch (XMLStreamException ex) {
			throw unreadable(ex);
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
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
		return element(1, new int[] { 0 });
	}

	private Element element(int depth, int[] characters) throws UnreadableFileException {
		if (depth > MOST_DEPTH) {
			throw new UnreadableFileException(
					"Its elements are nested more than %d levels deep.".formatted(MOST_DEPTH));
		}
		Element element = new Element(reader.getLocalName(), attributes());
		for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
			switch (event) {
				case XMLStreamConstants.START_ELEMENT -> element.add(element(depth + 1, characters));
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
					element.add(reader.getText());
					characters[0] += reader.getTextLength();
				}
				case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableFileException(
						"It has an entity &%s; without a meaning in XML.".formatted(reader.getLocalName()));
				default -> {
				}
			}
			if (characters[0] > MOST_CHARACTERS) {
				throw new UnreadableFileException(
						"An element has more than %,d characters.".formatted(MOST_CHARACTERS));
			}
		}
		return element;
	}

	private Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int place = 0; place < reader.getAttributeCount(); place++) {
			attributes.put(reader.getAttributeLocalName(place), reader.getAttributeValue(place));
		}
		return attributes;
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
			int event = reader.next();
			if (event == XMLStreamConstants.DTD) {
				throw new UnreadableFileException("It has a document type (<!DOCTYPE …>), which is not read.");
			}
			return event;
		}
		catch (XMLStreamException | RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	/** The parser of the JDK also throws unchecked exceptions. */
	private static UnreadableFileException unreadable(Exception cause) {
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
