package dev.gavel.api.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request body that is read by the thread that waits for it. */
abstract class BlockingBody extends ServletInputStream {

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public abstract int read(byte[] buffer, int offset, int length) throws IOException;

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new UnsupportedOperationException("asynchronous reads are not supported");
	}

}
