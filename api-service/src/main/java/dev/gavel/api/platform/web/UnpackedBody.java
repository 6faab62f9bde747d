package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body that was sent as gzip, unpacked while it is read. It may become much longer than
 * what was sent, but not without end: such a body is made to keep the service busy.
 */
final class UnpackedBody extends BlockingBody {

	private static final int MOST_TIMES = 200;

	/** Empty members of a body in a row. */
	private static final int MOST_EMPTY = 20;

	private static final int BUFFER_BYTES = 8 * 1024;

	private final Packed packed;

	private final long free;

	private @Nullable Unpacking unpacking;

	private long unpacked;

	/**
	 * @param free how many bytes it may have in any case
	 */
	UnpackedBody(InputStream packed, long free) {
		this.packed = new Packed(packed);
		this.free = free;
	}

	/**
	 * @throws Problem when it is not gzip, or becomes too long
	 */
	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		try {
			if (unpacking == null) {
				unpacking = new Unpacking(packed);
			}
			return counted(unpacking.read(buffer, offset, length));
		}
		catch (ZipException ex) {
			throw malformed(ex.getMessage());
		}
		catch (EOFException ex) {
			if (packed.ended) {
				throw malformed("it ends too early");
			}
			throw ex;
		}
	}

	private int counted(int read) {
		unpacked += Math.max(0, read);
		if (unpacked > Math.max(free, MOST_TIMES * packed.count)) {
			throw new Problem(ProblemType.REQUEST_TOO_LARGE,
					"The body unpacks to more than %,d bytes and to more than %d times what was sent. Send it in parts, or without Content-Encoding."
						.formatted(free, MOST_TIMES));
		}
		return read;
	}

	private static Problem malformed(@Nullable String why) {
		return new Problem(ProblemType.BAD_REQUEST,
				"The header says Content-Encoding: gzip, but the body is not gzip: %s.".formatted(why));
	}

	/** Gives back the memory that unpacking takes outside of the heap. */
	void free() {
		if (unpacking != null) {
			unpacking.free();
		}
	}

	@Override
	public int available() throws IOException {
		return (unpacking != null) ? unpacking.available() : packed.in().available();
	}

	@Override
	public boolean isFinished() {
		return packed.ended;
	}

	/** Knows what is left in its buffer, unlike its base. */
	private static final class Unpacking extends GZIPInputStream {

		private final Packed packed;

		private int depth;

		Unpacking(Packed packed) throws IOException {
			super(packed, BUFFER_BYTES);
			this.packed = packed;
		}

		/** Its base calls this again at the end of each member. */
		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			if (++depth > MOST_EMPTY) {
				throw new ZipException("it has too many empty parts");
			}
			try {
				return super.read(buffer, offset, length);
			}
			finally {
				depth--;
			}
		}

		void free() {
			inf.end();
		}

		@Override
		public int available() throws IOException {
			return inf.needsInput() ? packed.in().available() : 1;
		}

	}

	/** What was sent. */
	private static final class Packed extends FilterInputStream {

		private long count;

		private boolean ended;

		Packed(InputStream in) {
			super(in);
		}

		InputStream in() {
			return in;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = in.read(buffer, offset, length);
			count += Math.max(0, read);
			ended |= read < 0;
			return read;
		}

		/** Otherwise, what follows the first member of the body could be missed. */
		@Override
		public int available() {
			return ended ? 0 : 1;
		}

	}

}
