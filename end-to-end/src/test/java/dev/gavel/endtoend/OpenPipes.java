package dev.gavel.endtoend;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which processes are connected by pipes. */
final class OpenPipes {

	private OpenPipes() {
	}

	/** Other than this test, which reads what the process prints. */
	static Stream<ProcessHandle> sharedWith(ProcessHandle process) {
		Set<String> pipes = of(process);
		pipes.removeAll(of(ProcessHandle.current()));
		return ProcessHandle.allProcesses()
			.filter((other) -> !other.equals(process))
			.filter((other) -> !Collections.disjoint(of(other), pipes));
	}

	private static Set<String> of(ProcessHandle process) {
		Set<String> pipes = new HashSet<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", "" + process.pid(), "fd"))) {
			for (Path file : files) {
				String target = Files.readSymbolicLink(file).toString();
				if (target.startsWith("pipe:")) {
					pipes.add(target);
				}
			}
		}
		catch (IOException ex) {
			// the process or the file is gone, or belongs to another user
		}
		return pipes;
	}

}
