package dev.gavel.api.imports;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends reading when the import may not go on: a format may read for long. */
final class WatchedChannel implements SeekableByteChannel {

	private final SeekableByteChannel channel;

	private final Supplier<@Nullable String> reasonToStop;

	/**
	 * @param reasonToStop for people; null as long as reading may go on
	 */
	WatchedChannel(SeekableByteChannel channel, Supplier<@Nullable String> reasonToStop) {
		this.channel = channel;
		this.reasonToStop = reasonToStop;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		String reason = reasonToStop.get();
		if (reason != null) {
			throw new UnreadableFileException(reason);
		}
		return channel.read(target);
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
