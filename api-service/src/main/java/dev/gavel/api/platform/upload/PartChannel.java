package dev.gavel.api.platform.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A part of a file, with a position of its own. Closing it leaves the file open. */
final class PartChannel implements SeekableByteChannel {

	private final FileChannel file;

	private final long from;

	private final long size;

	private long position;

	private boolean open = true;

	PartChannel(FileChannel file, long from, long size) {
		this.file = file;
		this.from = from;
		this.size = size;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		requireOpen();
		if (position >= size) {
			return -1;
		}
		int end = target.limit();
		target.limit((int) Math.min(end, target.position() + size - position));
		try {
			int read = file.read(target, from + position);
			position += Math.max(0, read);
			return read;
		}
		finally {
			target.limit(end);
		}
	}

	@Override
	public long position() throws IOException {
		requireOpen();
		return position;
	}

	@Override
	public SeekableByteChannel position(long position) throws IOException {
		requireOpen();
		if (position < 0) {
			throw new IllegalArgumentException("expected a position of at least 0, got " + position);
		}
		this.position = position;
		return this;
	}

	@Override
	public long size() throws IOException {
		requireOpen();
		return size;
	}

	private void requireOpen() throws IOException {
		if (!open) {
			throw new ClosedChannelException();
		}
	}

	@Override
	public int write(ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return open;
	}

	@Override
	public void close() {
		open = false;
	}

}
