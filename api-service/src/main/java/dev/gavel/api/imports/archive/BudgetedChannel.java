package dev.gavel.api.imports.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Lets only so many bytes be read, until all is allowed. What an archive says about the
 * number of its entries is not what is read.
 */
final class BudgetedChannel implements SeekableByteChannel {

	private final SeekableByteChannel channel;

	private long budget;

	BudgetedChannel(SeekableByteChannel channel, long budget) {
		this.channel = channel;
		this.budget = budget;
	}

	void allowAll() {
		budget = Long.MAX_VALUE;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int read = channel.read(target);
		budget -= Math.max(0, read);
		if (budget < 0) {
			throw new IOException("its directory is too large. Split it");
		}
		return read;
	}

	@Override
	public long position() throws IOException {
		return channel.position();
	}

	@Override
	public SeekableByteChannel position(long position) throws IOException {
		channel.position(position);
		return this;
	}

	@Override
	public long size() throws IOException {
		return channel.size();
	}

	@Override
	public boolean isOpen() {
		return channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	@Override
	public int write(ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new NonWritableChannelException();
	}

}
