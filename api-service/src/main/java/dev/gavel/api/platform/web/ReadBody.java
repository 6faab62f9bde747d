package dev.gavel.api.platform.web;

import java.io.ByteArrayInputStream;

/** A request body that has already been read. */
final class ReadBody extends BlockingBody {

	private final ByteArrayInputStream bytes;

	ReadBody(byte[] bytes) {
		this.bytes = new ByteArrayInputStream(bytes);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		return bytes.read(buffer, offset, length);
	}

	@Override
	public boolean isFinished() {
		return bytes.available() == 0;
	}

}
