package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.ImportedFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/** A file inside XML. */
final class EmbeddedFile implements ImportedFile {

	private final String path;

	private final byte[] content;

	private EmbeddedFile(String path, byte[] content) {
		this.path = path;
		this.content = content;
	}

	/** Returns nothing if it is not in Base64. */
	static Optional<EmbeddedFile> of(Element file) {
		String name = file.attribute("name");
		if (name.isBlank() || !file.attribute("encoding").equals("base64")) {
			return Optional.empty();
		}
		try {
			byte[] content = Base64.getMimeDecoder().decode(file.text().strip());
			return Optional.of(new EmbeddedFile(name.substring(name.lastIndexOf('/') + 1), content));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String path() {
		return path;
	}

	@Override
	public long size() {
		return content.length;
	}

	@Override
	public InputStream open() {
		return new ByteArrayInputStream(content);
	}

	byte[] content() {
		return content;
	}

}
