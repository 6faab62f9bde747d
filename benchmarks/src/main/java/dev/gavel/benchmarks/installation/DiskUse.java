package dev.gavel.benchmarks.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;

/** What files take on the disk, which is less than their length where they have holes. */
final class DiskUse {

	private DiskUse() {
	}

	/**
	 * @return bytes of all files below the folder
	 */
	static long of(Path folder) {
		try {
			Process du = new ProcessBuilder("du", "--summarize", "--block-size=1", folder.toString())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			try (Scanner words = new Scanner(du.getInputStream(), StandardCharsets.UTF_8)) {
				return words.nextLong();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
