package dev.gavel.api.platform.upload;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.ImportsProperties;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.platform.upload.Upload.Part;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads forms with files (multipart/form-data), a few kilobytes in memory at a time. Call
 * it for callers that may send files; before that nothing of the body is read.
 */
@Component
public class Uploads {

	/** How many of the largest uploads may be on the disk at the same time. */
	private static final int LARGEST_AT_ONCE = 3;

	private static final int MOST_PARTS = 25_000;

	/** What a form has besides its parts, in bytes. */
	private static final long MOST_AROUND_PARTS = 8 * 1024 * 1024;

	private final Limit large;

	private final Limit small;

	private final Limit imports;

	Uploads(LimitsProperties limits, ImportsProperties imports) {
		long most = limits.maxUploadSize().toBytes();
		Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		this.large = new Limit(most, "gavel.limits.max-upload-size", temporary, true);
		this.small = new Limit(Math.min(most, limits.maxRequestSize().toBytes()), "gavel.limits.max-request-size",
				temporary, true);
		this.imports = new Limit(imports.maxSize().toBytes(), "gavel.imports.max-size", imports.place(), false);
	}

	/**
	 * Reads all parts. Archives (.zip) among the files are replaced by the files in them.
	 * @return must be closed
	 * @throws Problem when the body is no such form, or too large
	 */
	public Upload read(HttpServletRequest request) {
		return read(request, large);
	}

	/** Does the same for a form that may be no larger than another request. */
	public Upload readSmall(HttpServletRequest request) {
		return read(request, small);
	}

	/** Does the same for a form whose archives are kept as they are, to be imported. */
	public Upload readImport(HttpServletRequest request) {
		return read(request, imports);
	}

	private static Upload read(HttpServletRequest request, Limit limit) {
		if (request.getContentLengthLong() > limit.mostInAll()) {
			throw limit.exceeded();
		}
		try {
			Spool spool = new Spool(limit.folder, limit::exceeded, limit.most, limit.bytesOfAll,
					LARGEST_AT_ONCE * limit.most);
			try {
				return new Upload(spool, parts(request, limit, spool));
			}
			catch (IOException | RuntimeException ex) {
				spool.close();
				throw ex;
			}
		}
		catch (FileUploadException | InvalidFileNameException ex) {
			throw new Problem(ProblemType.BAD_REQUEST,
					"The body is not a form with files (multipart/form-data): " + ex.getMessage());
		}
		catch (ZipException ex) {
			throw new Problem(ProblemType.BAD_REQUEST, "An archive cannot be read: " + ex.getMessage());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Part> parts(HttpServletRequest request, Limit limit, Spool spool) throws IOException {
		FileUpload form = new FileUpload();
		form.setHeaderEncoding(StandardCharsets.UTF_8.name());
		FileItemIterator items = form.getItemIterator(new ServletRequestContext(request) {

			@Override
			public InputStream getInputStream() throws IOException {
				return new Limited(super.getInputStream(), limit);
			}

		});
		List<Part> parts = new ArrayList<>();
		while (items.hasNext()) {
			FileItemStream item = items.next();
			// Closing it would read on to the end of a part that is too large.
			read(item, item.openStream(), limit.unpacking, spool, parts);
		}
		return parts;
	}

	private static void read(FileItemStream item, InputStream content, boolean unpacking, Spool spool, List<Part> parts)
			throws IOException {
		String name = item.isFormField() ? null : item.getName();
		if (name != null && name.isEmpty()) {
			// A field for a file in which none was chosen.
			return;
		}
		if (unpacking && name != null && name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
			unpack(item.getFieldName(), content, spool, parts);
		}
		else {
			add(item.getFieldName(), name, content, spool, parts);
		}
	}

	private static void unpack(String field, InputStream content, Spool spool, List<Part> parts) throws IOException {
		ZipInputStream archive = new ZipInputStream(new Unclosed(content), StandardCharsets.UTF_8);
		for (ZipEntry entry = next(archive); entry != null; entry = next(archive)) {
			if (!entry.isDirectory()) {
				add(field, entry.getName(), archive, spool, parts);
			}
		}
	}

	private static @Nullable ZipEntry next(ZipInputStream archive) throws IOException {
		try {
			return archive.getNextEntry();
		}
		catch (IllegalArgumentException ex) {
			throw unreadableName();
		}
		catch (ZipException ex) {
			// So newer versions of Java say it.
			throw (ex.getCause() instanceof IllegalArgumentException) ? unreadableName() : ex;
		}
	}

	private static ZipException unreadableName() {
		return new ZipException("a name in it is not in UTF-8. Rename files whose names are not plain ASCII.");
	}

	private static void add(@Nullable String field, @Nullable String name, InputStream content, Spool spool,
			List<Part> parts) throws IOException {
		if (field == null || parts.size() >= MOST_PARTS) {
			throw new Problem(ProblemType.BAD_REQUEST, (field == null) ? "A part of the form has no name."
					: "The form has too many parts; the limit is %,d.".formatted(MOST_PARTS));
		}
		long from = spool.length();
		spool.append(content);
		parts.add(new Part(field, name, from, Math.toIntExact(spool.length() - from)));
	}

	/** How large a form may be, and all of this kind that are open together. */
	private static final class Limit {

		private final long most;

		private final String setting;

		private final Path folder;

		/** Whether archives are replaced by the files in them. */
		private final boolean unpacking;

		private final AtomicLong bytesOfAll = new AtomicLong();

		Limit(long most, String setting, Path folder, boolean unpacking) {
			this.most = most;
			this.setting = setting;
			this.folder = folder;
			this.unpacking = unpacking;
		}

		long mostInAll() {
			return most + MOST_AROUND_PARTS;
		}

		Problem exceeded() {
			return new Problem(ProblemType.REQUEST_TOO_LARGE,
					"The form and its files have more than %,d bytes (%s).".formatted(most, setting));
		}

	}

	/** Ends a body that has too much around its parts, or in those without a file. */
	private static final class Limited extends FilterInputStream {

		private final Limit limit;

		private long count;

		Limited(InputStream stream, Limit limit) {
			super(stream);
			this.limit = limit;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			count += Math.max(0, read);
			if (count > limit.mostInAll()) {
				throw limit.exceeded();
			}
			return read;
		}

	}

	/** The part of a form is closed by whoever opened it. */
	private static final class Unclosed extends FilterInputStream {

		Unclosed(InputStream stream) {
			super(stream);
		}

		@Override
		public void close() {
		}

	}

}
