package dev.gavel.api.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A request body that has already been read. */
final class ReadBody extends ServletInputStream {

	private final ByteArrayInputStream bytes;

	ReadBody(byte[] bytes) {
		this.bytes = new ByteArrayInputStream(bytes);
	}

	@Override
	public int read() {
		return bytes.read();
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		return bytes.read(buffer, offset, length);
	}

	@Override
	public boolean isFinished() {
		return bytes.available() == 0;
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new UnsupportedOperationException("asynchronous reads are not supported");
	}

}
