package dev.gavel.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The real builder of kustomizations, where it is installed. */
final class Kubectl {

	private Kubectl() {
	}

	static boolean isPresent() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "kubectl")));
	}

	static String kustomize(Path folder) throws IOException, InterruptedException {
		Path errors = Files.createTempFile("kubectl", ".err");
		Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectError(errors.toFile())
			.start();
		String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("kubectl kustomize %s: %s".formatted(folder, Files.readString(errors)));
		}
		Files.delete(errors);
		return built;
	}

}
