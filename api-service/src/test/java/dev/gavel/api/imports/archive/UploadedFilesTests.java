package dev.gavel.api.imports.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedFilesTests {

	private static final long MOST = 100 * 1024 * 1024;

	private static final int DIRECTORY_HEADER = 0x02014b50;

	@Test
	void haveTheFilesOfAnArchiveInTheirOrder() throws IOException {
		byte[] zip = Zips.with((archive) -> {
			Zips.put(archive, new ZipArchiveEntry("data/"), "");
			Zips.put(archive, new ZipArchiveEntry("data/2.in"), "two");
			Zips.put(archive, new ZipArchiveEntry("data/1.in"), "one\r\n");
			Zips.put(archive, new ZipArchiveEntry("__MACOSX/data/._1.in"), "added by a system");
		});
		try (UploadedFiles files = open(zip)) {
			assertThat(files.isArchive()).isTrue();
			assertThat(files.all()).extracting(ImportedFile::path).containsExactly("data/2.in", "data/1.in");
			ImportedFile first = files.find("data/1.in").orElseThrow();
			assertThat(first.text(100)).isEqualTo("one\n");
			assertThat(first.exactText(100)).isEqualTo("one\r\n");
			assertThat(first.size()).isEqualTo(5);
		}
	}

	@Test
	void haveASingleFile() throws IOException {
		try (UploadedFiles files = open("{}".getBytes(StandardCharsets.UTF_8))) {
			assertThat(files.isArchive()).isFalse();
			assertThat(files.single().orElseThrow().text(100)).isEqualTo("{}");
		}
	}

	@Test
	void haveAFileThatWasPackedByGzip() throws IOException {
		try (UploadedFiles files = open(gzip("{}".repeat(1000)))) {
			ImportedFile file = files.single().orElseThrow();
			assertThat(file.path()).isEqualTo("upload");
			assertThat(file.text(2000)).hasSize(2000);
		}
	}

	@Test
	void refuseAGzipThatUnpacksToTooMuch() throws IOException {
		byte[] gzip = gzip("0".repeat(10_000));
		assertThatExceptionOfType(UnreadableFileException.class)
			.isThrownBy(() -> UploadedFiles.open("upload.gz", caller(), () -> Zips.channel(gzip), 9_999))
			.withMessageContaining("more than 9,999 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../1.in", "data/../../1.in", "/etc/passwd", "data//1.in", "./1.in", "C:\\1.in", "C:/1.in",
			"data\\..\\1.in", "1\0.in", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/1.in" })
	void refuseAPathThatLeadsElsewhere(String name) throws IOException {
		assertThat(refusal(Zips.of(Map.of(name, "1")))).startsWith("The archive is refused: ");
	}

	@Test
	void refuseALink() throws IOException {
		byte[] zip = Zips.with((archive) -> {
			ZipArchiveEntry link = new ZipArchiveEntry("1.in");
			link.setUnixMode(UnixStat.LINK_FLAG | 0777);
			Zips.put(archive, link, "/etc/passwd");
		});
		assertThat(refusal(zip)).isEqualTo("The archive is refused: 1.in is a link. Pack the file itself.");
	}

	@Test
	void refuseAFileThatAppearsTwice() throws IOException {
		byte[] zip = Zips.with((archive) -> {
			Zips.put(archive, new ZipArchiveEntry("1.in"), "one");
			Zips.put(archive, new ZipArchiveEntry("1.in"), "two");
		});
		assertThat(refusal(zip)).isEqualTo("The archive is refused: 1.in appears twice.");
	}

	@Test
	void refuseAnEncryptedFile() throws IOException {
		byte[] zip = Zips.of(Map.of("1.in", "one"));
		int flags = directory(zip) + 8;
		zip[flags] |= 1;
		assertThat(refusal(zip)).contains("1.in is encrypted");
	}

	@Test
	void refuseMoreThanTheyMayHaveTogether() throws IOException {
		byte[] zip = Zips.of(Map.of("1.in", "x".repeat(600), "2.in", "y".repeat(600)));
		assertThatExceptionOfType(UnreadableFileException.class)
			.isThrownBy(() -> UploadedFiles.open("a.zip", caller(), () -> Zips.channel(zip), 1000))
			.withMessageContaining("more than 1,000 bytes (gavel.imports.max-unpacked-size)");
	}

	@Test
	void refuseWhatIsPackedToFillADisk() throws IOException {
		byte[] zip = Zips.of(Map.of("1.in", "0".repeat(70 * 1024 * 1024)));
		assertThat(refusal(zip)).contains("times as large when it is unpacked; expected at most 200 times");
	}

	@Test
	void refuseToReadMoreThanTheArchiveSays() throws IOException {
		byte[] zip = Zips.of(Map.of("1.in", "x".repeat(100_000)));
		bytes(zip).putInt(directory(zip) + 24, 50_000);
		try (UploadedFiles files = open(zip)) {
			ImportedFile file = files.find("1.in").orElseThrow();
			assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> file.bytes(50_000))
				.withMessage("1.in cannot be unpacked: it is larger than the archive says.");
		}
	}

	@Test
	void refuseContentThatWasChanged() throws IOException {
		byte[] zip = Zips.of(Map.of("1.in", "one"));
		bytes(zip).putInt(directory(zip) + 16, 0);
		try (UploadedFiles files = open(zip)) {
			ImportedFile file = files.find("1.in").orElseThrow();
			assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> file.bytes(100))
				.withMessageContaining("is not what the archive says");
		}
	}

	@Test
	void refuseADirectoryThatFillsTheMemory() throws IOException {
		byte[] zip = Zips.with((archive) -> {
			for (int i = 0; i < 40_000; i++) {
				Zips.put(archive, new ZipArchiveEntry("%0200d".formatted(i)), "");
			}
		});
		assertThat(refusal(zip)).contains("too large");
	}

	@Test
	void refuseTooManyFiles() throws IOException {
		byte[] zip = Zips.with((archive) -> {
			for (int i = 0; i <= Archive.MOST_ENTRIES; i++) {
				Zips.put(archive, new ZipArchiveEntry(String.valueOf(i)), "");
			}
		});
		assertThat(refusal(zip)).isEqualTo("The archive has more than 50,000 files. Split it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PK", "PK\u0003\u0004", "PK is no archive" })
	void refuseWhatOnlyBeginsLikeAnArchive(String text) {
		assertThat(refusal(text.getBytes(StandardCharsets.ISO_8859_1))).startsWith("The archive cannot be read: ");
	}

	private static Caller caller() {
		return Caller.trusted("127.0.0.1");
	}

	private static UploadedFiles open(byte[] content) throws IOException {
		return UploadedFiles.open("upload.gz", caller(), () -> Zips.channel(content), MOST);
	}

	private static String refusal(byte[] content) {
		String[] message = new String[1];
		assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> open(content).close())
			.satisfies((refused) -> message[0] = refused.getMessage());
		return message[0];
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return packed.toByteArray();
	}

	private static ByteBuffer bytes(byte[] zip) {
		return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Returns where the directory has its first entry. */
	private static int directory(byte[] zip) {
		ByteBuffer bytes = bytes(zip);
		for (int at = 0; at < zip.length - 4; at++) {
			if (bytes.getInt(at) == DIRECTORY_HEADER) {
				return at;
			}
		}
		throw new IllegalArgumentException("no directory");
	}

}
