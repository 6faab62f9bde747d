package dev.gavel.deployment;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every overlay as its files stand and, where kubectl is installed, as it builds them.
 */
final class Overlays {

	static final List<String> FOLDERS = List.of("overlays/local", "overlays/production",
			"overlays/production/migration");

	private Overlays() {
	}

	static Stream<Overlay> all() throws IOException, InterruptedException {
		List<Overlay> overlays = new ArrayList<>();
		for (String folder : FOLDERS) {
			Path path = DeployFiles.KUBERNETES.resolve(folder);
			overlays.add(Overlay.of(folder, Kustomization.in(path).documents()));
			if (Kubectl.isPresent()) {
				overlays.add(Overlay.of(folder + " built", DeployFiles.documents(Kubectl.kustomize(path))));
			}
		}
		return overlays.stream();
	}

	static Stream<Overlay> withWorkers() throws IOException, InterruptedException {
		return all().filter((overlay) -> overlay.has(Deployment.class, "gavel-worker"));
	}

}
